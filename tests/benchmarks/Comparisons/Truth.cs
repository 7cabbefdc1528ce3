using System.Security.Cryptography;
using System.Text;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What a run must bring, from an account like the server's: equal options make equal ids.</summary>
/// <param name="Items">How many items.</param>
/// <param name="Hash">SHA-256 of their ids in order, each with a line feed behind it.</param>
internal sealed record Truth(int Items, string Hash)
{
    /// <summary>What a work brings.</summary>
    public static Truth Of(WorkKind kind, ServerSetup setup) =>
        kind switch
        {
            WorkKind.FanOut => OfFan(setup, setup.FanExecutionCount),
            WorkKind.Sweep => OfSweep(setup),
            WorkKind.FirstFive => OfSteps(setup, 5),
            _ => OfSteps(setup, setup.StepCount),
        };

    /// <summary>The steps of the first executions of the image for the fan-out.</summary>
    public static Truth OfFan(ServerSetup setup, int executions)
    {
        var known = Known(setup);
        return Of(
            Enumerable
                .Range(0, executions)
                .SelectMany(execution => Enumerable.Range(0, setup.FanStepCount).Select(step => known.FanStepExecutionId(execution, step)))
        );
    }

    /// <summary>The truth of some ids.</summary>
    public static Truth Of(IEnumerable<string> ids)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var items = 0;
        foreach (var id in ids)
        {
            items++;
            hash.AppendData(Encoding.UTF8.GetBytes(id + "\n"));
        }

        return new Truth(items, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static Truth OfSweep(ServerSetup setup) =>
        Of(
            from account in setup.Accounts
            from region in ServerSetup.Regions
            let known = new TestAccount(new AccountOptions { AccountId = account.AccountId, Region = region }).Known
            from arn in new[] { known.GoldenImagePipelineArn, known.ApprovalPipelineArn, known.DisabledPipelineArn, known.BusyPipelineArn }
            select arn
        );

    private static Truth OfSteps(ServerSetup setup, int count) => Of(Enumerable.Range(0, count).Select(Known(setup).BigStepExecutionId));

    private static KnownResources Known(ServerSetup setup) =>
        new TestAccount(
            scale: new ScaleOptions
            {
                BigStepCount = setup.StepCount,
                FanExecutionCount = setup.FanExecutionCount,
                FanStepCount = setup.FanStepCount,
            }
        ).Known;
}
