using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.PowerShell;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>What the Pester suite needs to run.</summary>
public sealed class SuiteTests
{
    [Fact]
    public void TheServerThatTheSuiteStartsCanRunByItself()
    {
        var server = typeof(LoopbackServer).Assembly.Location;

        Assert.True(File.Exists(Path.ChangeExtension(server, "runtimeconfig.json")), server);
    }

    [Fact]
    public void ThePackageThatTheSuiteTestsIsStaged() =>
        Assert.True(File.Exists(Path.Combine(TestFiles.StagedModule, "ImageBuilderWorkflow.psd1")), TestFiles.StagedModule);

    [Fact]
    public void ThePesterThatTheBuildFetchesIsThere() => Assert.True(File.Exists(PowerShellHost.Pester), PowerShellHost.Pester);

    [Fact]
    public void OnePlaceKnowsHowToStartPowerShell()
    {
        var places = Directory
            .GetFiles(TestFiles.Folder, "*.ps*1")
            .Where(file => File.ReadAllText(file).Contains("ProcessPath", StringComparison.Ordinal));

        Assert.Equal(["Loopback.psm1"], places.Select(file => Path.GetFileName(file)));
    }
}
