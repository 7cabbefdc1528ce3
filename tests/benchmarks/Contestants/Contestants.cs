namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>All who are compared, in the order of the columns.</summary>
internal sealed class Contestants
{
    /// <summary>The hidden argument that makes this program a contestant.</summary>
    public const string WorkerVerb = "worker";

    private const string NoPython = "there is no python3 with boto3 here";

    private readonly Toolbox _tools;

    public Contestants(Toolbox tools)
    {
        _tools = tools;
        Cmdlets = new WorkerContestant(
            "cmdlets",
            tools.Pwsh.Path,
            [.. tools.Pwsh.Arguments, "-NoProfile", "-NonInteractive", "-File", Script("worker.ps1"), BuildFacts.StagedModule]
        );
        Core = new WorkerContestant("Core", Environment.ProcessPath!, WorkerVerb, "core");
        Boto3 = Boto("boto3", "sequential");
        Boto3Threads = Boto("boto3, threads", "threads");
        AwsCli = new AwsCliContestant("AWS CLI", tools.Aws?.Path ?? "aws")
        {
            Absence = tools.Aws is null ? "there is no AWS CLI here" : null,
        };
        PlainSdk = new WorkerContestant("SDK loop", Environment.ProcessPath!, WorkerVerb, "sdk");
    }

    /// <summary>The cmdlets in <c>pwsh</c>.</summary>
    public Contestant Cmdlets { get; }

    /// <summary>The library below the cmdlets.</summary>
    public Contestant Core { get; }

    /// <summary>boto3's paginators, one inside the other.</summary>
    public Contestant Boto3 { get; }

    /// <summary>boto3 with a pool of threads around the inner paginator.</summary>
    public Contestant Boto3Threads { get; }

    /// <summary>The AWS CLI.</summary>
    public Contestant AwsCli { get; }

    /// <summary>A plain loop over the AWS SDK's own client.</summary>
    public Contestant PlainSdk { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Contestant> All => [Cmdlets, Core, Boto3, Boto3Threads, AwsCli, PlainSdk];

    /// <summary>The worker that the hidden argument asks for.</summary>
    public static IWorker Worker(string name)
    {
        var environment = Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
        return name == "core" ? new CoreWorker(environment) : new PlainSdkWorker(environment);
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private WorkerContestant Boto(string name, string mode) =>
        new(name, _tools.Python?.Path ?? "python3", Script("worker.py"), mode) { Absence = _tools.Python is null ? NoPython : null };
}
