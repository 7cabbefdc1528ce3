using System.Text.Json;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Tests.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>The addresses of the service are those of botocore, in every partition and variant.</summary>
public sealed class EndpointRulesTests
{
    private static readonly string[] Regions =
    [
        "us-east-1",
        "eu-west-1",
        "ap-southeast-5",
        "cn-north-1",
        "us-gov-west-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "eu-isoe-west-1",
        "eusc-de-east-1",
    ];

    private static readonly bool[] Either = [false, true];
    private static readonly ServiceDefinition[] Services = [ServiceDefinition.ImageBuilder, ServiceDefinition.CloudWatchLogs];

    [Fact]
    public async Task AreThoseOfBotocore()
    {
        await using var server = await LoopbackServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var asked = (
            from service in Services
            from region in Regions
            from fips in Either
            from dual in Either
            select (service, region, fips, dual)
        ).ToList();
        var input = JsonSerializer.Serialize(asked.Select(each => new object[] { each.service.Name, each.region, each.fips, each.dual }));
        var script = Path.Combine(AppContext.BaseDirectory, "endpoints.py");

        var (exitCode, output, error) = await ExternalTool.RunAsync("python3", [script], server, input);
        Assert.SkipWhen(error.Contains("No module named 'boto", StringComparison.Ordinal), "python3 has no boto3 here.");
        Assert.True(exitCode == 0, error);
        var known = JsonSerializer.Deserialize<string?[]>(output)!;

        // Its list of partitions may be older than the SDK's, and know fewer variants.
        Assert.All(
            asked.Zip(known).Where(pair => pair.Second is not null),
            pair =>
                Assert.Equal(
                    new Uri(pair.Second!),
                    EndpointRules.ForRegion(pair.First.service, pair.First.region, pair.First.fips, pair.First.dual)
                )
        );
        Assert.True(known.Count(url => url is not null) > asked.Count / 2);
    }
}
