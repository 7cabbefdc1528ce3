using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>The combined effect of the faults on one request.</summary>
internal sealed class FaultPlan(
    IReadOnlyList<ActiveFault> faults,
    TestAccount account,
    RequestDescription description,
    AccountRequest request
)
{
    // The sign-in page of a captive portal.
    private static readonly byte[] WebPage =
    [
        .. "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in to go on.</body></html>\n"u8,
    ];

    /// <summary>The kinds of the faults.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; } = faults.Count == 0 ? [] : [.. faults.Select(fault => fault.Rule.Kind)];

    /// <summary>How long to wait before the answer.</summary>
    public TimeSpan Delay => Sum(FaultKind.Delay);

    /// <summary>The shift of the server's clock.</summary>
    public TimeSpan Skew => Sum(FaultKind.ClockSkew);

    /// <summary>The error code for a request whose time is too far off; null if the clock is correct.</summary>
    public string? SkewCode => Find(FaultKind.ClockSkew) is { } skewed ? skewed.Rule.Code ?? "RequestTimeTooSkewed" : null;

    /// <summary>How the response is sent.</summary>
    public Delivery Delivery
    {
        get
        {
            foreach (var fault in faults)
            {
                var delivery = fault.Rule.Kind switch
                {
                    FaultKind.Trickle => Delivery.Trickle,
                    FaultKind.Reset => Delivery.Reset,
                    FaultKind.LostAnswer => Delivery.Lost,
                    FaultKind.ResetMidBody => Delivery.ResetMidBody,
                    FaultKind.CutBody => Delivery.CutBody,
                    FaultKind.ShortLength => Delivery.ShortLength,
                    _ => Delivery.Plain,
                };
                if (delivery != Delivery.Plain)
                    return delivery;
            }

            return Delivery.Plain;
        }
    }

    /// <summary>How long a trickling response waits in the middle.</summary>
    public TimeSpan Pause => Sum(FaultKind.Trickle);

    /// <summary>The response that replaces the account's response; null for none.</summary>
    public AccountResponse? Replacement()
    {
        foreach (var fault in faults)
        {
            if (Replacement(fault.Rule) is { } response)
                return response;
        }

        return null;
    }

    /// <summary>Edits the body of a response by the faults.</summary>
    public AccountResponse Alter(AccountResponse response)
    {
        if (faults.Count == 0 || response.Status != 200 || response.Body.IsEmpty)
            return response;
        foreach (var fault in faults)
            response = Alter(fault, response);

        // This fault comes last, because the others cannot edit a body that is no longer JSON.
        return Find(FaultKind.TruncatedJson) is null ? response : response with { Body = response.Body[..(response.Body.Length / 2)] };
    }

    private AccountResponse? Replacement(FaultRule rule) =>
        rule.Kind switch
        {
            FaultKind.Throttle or FaultKind.RateLimit => IsLogs
                ? Refuse(rule, 400, "ThrottlingException", "Rate exceeded")
                : Refuse(
                    rule,
                    429,
                    "CallRateLimitExceededException",
                    "You have exceeded the permitted request rate for the specific operation."
                ),
            FaultKind.InternalError => Refuse(
                rule,
                500,
                IsLogs ? "InternalFailure" : "ServiceException",
                "The service encountered an unrecoverable exception."
            ),
            FaultKind.Unavailable => Refuse(
                rule,
                503,
                "ServiceUnavailableException",
                "The service is unable to process your request at this time."
            ),
            FaultKind.Error => Refuse(rule, rule.Status!.Value, rule.Code!, "The request was refused."),
            FaultKind.ExpiredToken => IsLogs
                ? Refuse(rule, 400, "InvalidParameterException", "The specified nextToken is invalid.")
                : Refuse(rule, 400, "InvalidPaginationTokenException", "The pagination token provided is invalid or has expired."),
            FaultKind.EmptyBody => new AccountResponse(
                200,
                [new("Content-Type", IsLogs ? "application/x-amz-json-1.1" : "application/json")],
                ReadOnlyMemory<byte>.Empty
            ),
            FaultKind.Html => new AccountResponse(200, [new("Content-Type", "text/html; charset=utf-8")], WebPage),
            _ => null,
        };

    private bool IsLogs => request.Target is not null;

    private AccountResponse Refuse(FaultRule rule, int status, string code, string message) =>
        ErrorAnswer.Make(account.Refuse(request, status, code, rule.Message ?? message), code, rule, IsLogs);

    private AccountResponse Alter(ActiveFault fault, AccountResponse response) =>
        fault.Rule.Kind switch
        {
            FaultKind.EmptyPage => response with
            {
                Body = BodyEditor.EmptyPage(response.Body, description.ResultKey!, description.TokenKey!, description.SamePageToken!),
            },
            FaultKind.RepeatToken => response with
            {
                Body = BodyEditor.SetToken(response.Body, description.TokenKey!, _ => description.NextToken),
            },
            FaultKind.CycleTokens => response with
            {
                Body = BodyEditor.SetToken(
                    response.Body,
                    description.TokenKey!,
                    token => fault.CycleToken(Listing(), description.Page!.Value, token)
                ),
            },
            FaultKind.UnknownFields => response with { Body = BodyEditor.AddUnknownFields(response.Body, description.ResultKey) },
            FaultKind.HostileTexts => response with { Body = BodyEditor.AddHostileText(response.Body, toIds: false) },
            FaultKind.HostileIds => response with { Body = BodyEditor.AddHostileText(response.Body, toIds: true) },
            FaultKind.UnknownEnums => response with { Body = BodyEditor.ReplaceEnums(response.Body) },
            _ => response,
        };

    // The request without its token identifies the listing.
    private string Listing() => $"{description.Operation} {BodyEditor.WithoutToken(request.Body)}";

    private ActiveFault? Find(FaultKind kind) => faults.FirstOrDefault(fault => fault.Rule.Kind == kind);

    private TimeSpan Sum(FaultKind kind)
    {
        var sum = TimeSpan.Zero;
        foreach (var fault in faults)
        {
            if (fault.Rule.Kind == kind)
                sum += TimeSpan.FromMilliseconds(fault.Rule.Milliseconds!.Value);
        }

        return sum;
    }
}
