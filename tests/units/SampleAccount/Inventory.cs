using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.Core;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>All responses of an account, found from its listings.</summary>
internal sealed class Inventory
{
    private static readonly JsonObject Facts = Repository.ReadApiFacts();

    private static readonly (string, object?) Token = ("clientToken", "4f1ab7c5-0000-4000-8000-9d0c3a7f8e21");

    /// <summary>Creates an empty inventory.</summary>
    public Inventory() { }

    /// <summary>The inventory of the default account.</summary>
    public static Inventory Default { get; } = Take(new TestAccount());

    /// <summary>The inventory of an account with generated builds.</summary>
    public static Inventory WithScale { get; } =
        Take(
            new TestAccount(
                scale: new ScaleOptions
                {
                    BigStepCount = 1_010,
                    FanExecutionCount = 3,
                    FanStepCount = 30,
                }
            )
        );

    /// <summary>The inventory of an account with failures.</summary>
    public static Inventory WithFailures { get; } = Take(new TestAccount(new AccountOptions { HasFailures = true }));

    /// <summary>The inventory of an account after every write operation, at several times.</summary>
    public static Inventory MovedOn { get; } = TakeMovingOn();

    /// <summary>The responses by operation.</summary>
    public Dictionary<string, List<JsonObject>> Responses { get; } =
        Account.Operations.ToDictionary(operation => operation, _ => new List<JsonObject>());

    /// <summary>The items in the responses of a listing.</summary>
    public IEnumerable<JsonObject> Items(string operation, string resultKey) =>
        Responses[operation].SelectMany(response => response[resultKey]!.AsArray()).Select(item => item!.AsObject());

    /// <summary>Reads everything in an account, then sends one request of each write operation.</summary>
    public static Inventory Take(TestAccount account)
    {
        var found = Read(new Inventory(), account);

        // The writes come last, so that they do not change the other responses.
        var known = account.Known;
        found.Get(
            account,
            "SendWorkflowStepAction",
            ("stepExecutionId", known.WaitingStepExecutionId),
            ("imageBuildVersionArn", known.WaitingImageArn),
            ("action", "RESUME"),
            Token
        );
        found.Get(account, "CancelLifecycleExecution", ("lifecycleExecutionId", known.InProgressLifecycleExecutionId), Token);
        found.Get(account, "StartImagePipelineExecution", ("imagePipelineArn", known.GoldenImagePipelineArn), Token);
        found.Get(account, "RetryImage", ("imageBuildVersionArn", known.FailedImageArn), Token);
        found.Get(account, "CancelImageCreation", ("imageBuildVersionArn", known.RunningImageArn), Token);
        return found;
    }

    private static Inventory TakeMovingOn()
    {
        var clock = new TestClock();
        var account = new TestAccount(new AccountOptions { Clock = clock });
        var found = Take(account);
        account.Ask(
            "SendWorkflowStepAction",
            ("stepExecutionId", account.Known.OtherWaitingStepExecutionId),
            ("imageBuildVersionArn", account.Known.OtherWaitingImageArn),
            ("action", "STOP"),
            ("reason", new string('ü', 1024)),
            ("clientToken", "2")
        );
        foreach (var minutes in new[] { 0, 1, 6, 8, 10_000 })
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            Read(found, account);
        }

        return found;
    }

    /// <summary>Reads everything in an account.</summary>
    public static Inventory Read(Inventory found, TestAccount account)
    {
        foreach (var operation in ReadsWith())
            found.Pages(account, operation);
        found.Pages(account, "ListImages", ("includeDeprecated", true));
        found.Pages(account, "ListWorkflows", ("owner", "Amazon"));
        found.Each(account, "workflowBuildVersionArn", found.Values("ListWorkflowBuildVersions", "workflowSummaryList", "arn"));
        found.Each(account, "imagePipelineArn", found.Values("ListImagePipelines", "imagePipelineList", "arn"));
        found.Each(account, "lifecyclePolicyArn", found.Values("ListLifecyclePolicies", "lifecyclePolicySummaryList", "arn"));
        var builds = found.Values("ListImageBuildVersions", "imageSummaryList", "arn");
        found.Each(account, "imageBuildVersionArn", builds);
        found.Each(account, "resourceArn", [.. builds, .. found.Values("ListLifecyclePolicies", "lifecyclePolicySummaryList", "arn")]);
        found.Each(account, "workflowExecutionId", found.Values("ListWorkflowExecutions", "workflowExecutions", "workflowExecutionId"));
        found.Each(account, "stepExecutionId", found.Values("ListWorkflowStepExecutions", "steps", "stepExecutionId"));

        var runs = found.Items("ListLifecycleExecutions", "lifecycleExecutions").Select(item => item.Text("lifecycleExecutionId"));
        foreach (var id in runs.Distinct().ToList())
        {
            found.Each(account, "lifecycleExecutionId", [id]);
            foreach (var resource in found.Pages(account, "ListLifecycleExecutionResources", ("lifecycleExecutionId", id)))
            {
                var parent = ("parentResourceId", resource.Text("resourceId"));
                found.Pages(account, "ListLifecycleExecutionResources", ("lifecycleExecutionId", id), parent);
            }
        }

        return found;
    }

    // The operations that only read and need nothing but these members.
    private static IEnumerable<string> ReadsWith(params string[] members) =>
        from operation in Account.Operations
        let facts = Facts["operations"]![operation]!
        let request = Facts["shapes"]![facts["input"]!.GetValue<string>()]!
        where facts["http"]!["method"]!.GetValue<string>() != "PUT"
        where request["required"]!.AsArray().Select(member => member!.GetValue<string>()).SequenceEqual(members)
        select operation;

    private List<string?> Values(string operation, string resultKey, string member) =>
        [.. Items(operation, resultKey).Select(item => item.Text(member)).Distinct()];

    private void Each(TestAccount account, string member, IReadOnlyList<string?> values)
    {
        foreach (var operation in ReadsWith(member))
        {
            foreach (var value in values)
            {
                if (Facts["operations"]![operation]!.AsObject().ContainsKey("paging"))
                    Pages(account, operation, (member, value));
                else
                    Get(account, operation, (member, value));
            }
        }
    }

    private void Get(TestAccount account, string operation, params (string, object?)[] members) =>
        Responses[operation].Add(account.Ask(operation, members));

    private List<JsonObject> Pages(TestAccount account, string operation, params (string, object?)[] members)
    {
        var items = new List<JsonObject>();
        string? token = null;
        do
        {
            var page = account.Ask(operation, [.. members, ("nextToken", token)]);
            Responses[operation].Add(page);
            items.AddRange(page.Select(member => member.Value).OfType<JsonArray>().Single().Select(item => item!.AsObject()));
            token = page.Text("nextToken");
        } while (token is not null);
        return items;
    }
}
