using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>A cmdlet that changes something: asks before it acts, acts once however often the request is sent, and is silent.</summary>
public abstract class ActionCmdlet : ConnectedCmdlet
{
    private bool _hasActed;

    /// <summary>
    /// A token that identifies a repeated request to the service, 1 to 64 characters. By default, each request gets a new token. To repeat
    /// a request after an error without a second effect, specify the <c>ClientToken</c> of the exception. A token is valid for one request,
    /// so specify only one input.
    /// </summary>
    [Parameter]
    [ValidateLength(1, 64)]
    public string? ClientToken { get; set; }

    /// <summary>Emits the response of the service. By default, the cmdlet emits nothing.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Has something done to each of some values.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="values">The values.</param>
    /// <param name="form">The form that they must have.</param>
    /// <param name="action">What is done, for the person who is asked.</param>
    /// <param name="request">What the request says for a value.</param>
    /// <param name="owner">The ARN of what the values belong to, whose region counts where the values name none.</param>
    private protected void ActOnEach<T>(
        ActionOperation<T> operation,
        string[] values,
        Identifier form,
        string action,
        Func<string, RequestMembers> request,
        string? owner = null
    )
        where T : ServiceObject, new()
    {
        foreach (var value in values)
        {
            if (ArnOf(value, form, takesNames: true) is not { } id)
            {
                continue;
            }

            if (form.Problem(id) is { } problem)
            {
                WriteError(ErrorRecords.InvalidIdentifier(form, problem, value));
            }
            else if (_hasActed && ClientToken is not null)
            {
                WriteError(
                    ErrorRecords.InvalidArgument(
                        "TokenOfOneRequest",
                        "A client token belongs to one request: give -ClientToken one input only, and leave it out for several.",
                        value
                    )
                );
            }
            else if (!IsRefused(operation.Name, owner ?? id) && ShouldProcess(id, action))
            {
                _hasActed = true;
                Act(operation, value, request(id), owner ?? id);
                EndIfRefused();
            }
        }
    }

    // Without a refusal before, nobody has to be found who could be asked: -WhatIf needs no credentials.
    private bool IsRefused(string operation, string value) => Refusals.Any && Refusals.IsRefused(Client(value), operation);

    private static void Remember(string operation, ServiceObject result)
    {
        var isRetry = operation == ImageActionOperations.Retry.Name;
        if (result is ImageActionResult { ImageBuildVersionArn: { } arn } && (isRetry || operation == ImageActionOperations.Start.Name))
        {
            StartedBuilds.Shared.Add(arn, isRetry);
        }
    }

    private void Act<T>(ActionOperation<T> operation, string value, RequestMembers request, string owner)
        where T : ServiceObject, new()
    {
        var client = Client(owner);
        var token = ClientToken ?? Guid.NewGuid().ToString();

        // Whatever comes of it, what was offered at Tab may be so no more.
        CompletionCache.Shared.Forget();

        // Not on this thread: a program that fetches credentials runs before the first wait.
        var result = Fetch(
            () => Task.Run(() => client.ActAsync(operation, request, token, Log, Stopped), Stopped),
            value,
            error => !Refusals.Repeats(error, client, operation.Name)
        );
        if (result is not null)
        {
            Refusals.Answered(client, operation.Name);
            Remember(operation.Name, result);
            if (PassThru)
                Emit(result);
        }
    }
}
