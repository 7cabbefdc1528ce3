using System.Diagnostics;
using System.Runtime.InteropServices;
using Amazon.Runtime;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What the figures depend on, without what would tell whose machine it was.</summary>
internal static class Machine
{
    /// <summary>The machine and the versions, as a table.</summary>
    public static string Describe(Toolbox tools)
    {
        var table = new Table("what", "which");
        table.Add("processor", Figure.Text($"{Processor}, {Environment.ProcessorCount} cores"));
        table.Add("memory", Figure.Text($"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024.0 / 1024.0:0} GB"));
        table.Add("system", RuntimeInformation.OSDescription);
        table.Add("this module's Core, the SDK loop and the server", RuntimeInformation.FrameworkDescription);
        table.Add("the cmdlets", tools.Pwsh.Version);
        table.Add("boto3", tools.Python?.Version ?? "no Python with boto3 here");
        table.Add("the AWS CLI", tools.Aws?.Version.Split(' ')[0] ?? "no AWS CLI here");
        table.Add("AWSSDK.Core", FileVersionInfo.GetVersionInfo(typeof(AmazonServiceClient).Assembly.Location).FileVersion!);
        return table.ToString();
    }

    private static string Processor
    {
        get
        {
            const string Facts = "/proc/cpuinfo";
            var lines = File.Exists(Facts) ? File.ReadLines(Facts) : [];
            var name = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            return name?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }
}
