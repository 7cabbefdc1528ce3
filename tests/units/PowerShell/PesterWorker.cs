using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.PowerShell;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>A PowerShell process that runs test files, each in a session of its own. It ends with this process.</summary>
internal sealed class PesterWorker : IDisposable
{
    // A file takes seconds; one that hangs must not hang the build.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private PesterWorker(Process process, NamedPipeServerStream pipe)
    {
        _process = process;
        _pipe = pipe;
        _reader = new StreamReader(pipe);
        _writer = new StreamWriter(pipe);
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
    }

    /// <summary>Whether it can run another file.</summary>
    public bool IsUsable => !_process.HasExited && _pipe.IsConnected;

    /// <summary>Starts one.</summary>
    public static async Task<PesterWorker> StartAsync()
    {
        var name = $"ib-pester-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var runner = Path.Combine(TestFiles.Folder, "Invoke-TestFile.ps1");
        var start = PowerShellHost.Start("-NoProfile", "-NonInteractive", "-File", runner, "-PipeName", name);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        PrepareEnvironment(start.Environment);
        var worker = new PesterWorker(Process.Start(start)!, pipe);
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        // Nobody answers a question there.
        worker._process.StandardInput.Close();
        var connected = pipe.WaitForConnectionAsync();
        if (await Task.WhenAny(connected, worker._process.WaitForExitAsync()).WaitAsync(Limit) != connected)
        {
            throw new InvalidOperationException($"PowerShell ended with {worker._process.ExitCode}. {worker.TakeOutput()}");
        }

        return worker;
    }

    /// <summary>Runs one file.</summary>
    /// <param name="file">Its path.</param>
    public async Task<PesterRun> RunAsync(string file)
    {
        try
        {
            await _writer.WriteLineAsync(file);
            await _writer.FlushAsync();
            if (await _reader.ReadLineAsync().WaitAsync(Limit) is not { } outcome)
            {
                return new PesterRun(0, ["PowerShell has ended. " + TakeOutput()], [], 0);
            }

            var run = JsonSerializer.Deserialize<PesterRun>(outcome)!;
            // What the programs that the file started had to say.
            return TakeOutput() is { Length: > 0 } output && run.Failures.Count > 0
                ? run with
                {
                    Failures = [.. run.Failures, output],
                }
                : run;
        }
        catch (TimeoutException)
        {
            Dispose();
            return new PesterRun(0, [$"The run was given up after {Limit.TotalSeconds:0} seconds. {TakeOutput()}"], [], 0);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _pipe.Dispose();
    }

    private static void PrepareEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        var nowhere = Path.Combine(Path.GetTempPath(), "ib-no-folder");
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_CONFIG_FILE"] = Path.Combine(nowhere, "config");
        environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(nowhere, "credentials");
        environment["IB_MODULE"] = TestFiles.StagedModule;
        environment["IB_LOOPBACK_SERVER"] = typeof(LoopbackServer).Assembly.Location;
        environment["IB_OTHER_AWSSDK"] = TestFiles.OtherAwsSdk;
        environment["IB_PESTER"] = PowerShellHost.Pester;
        environment["NO_COLOR"] = "1";
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }

    // What has been written since it was last asked.
    private string TakeOutput()
    {
        lock (_output)
        {
            var output = _output.ToString();
            _output.Clear();
            return output;
        }
    }
}
