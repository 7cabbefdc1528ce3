using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>The arguments of the executable.</summary>
/// <param name="Options">How the server is set up.</param>
/// <param name="IgnoresInput">Whether the end of standard input does not end the server.</param>
internal sealed record CommandLine(LoopbackOptions Options, bool IgnoresInput)
{
    /// <summary>What the arguments are.</summary>
    public const string Usage = """
        LoopbackServer [options]
          --port N            port on 127.0.0.1; 0, the default, takes a free one
          --latency-ms N      every request waits N milliseconds
          --big-steps N       adds an execution of N steps
          --fan MxK           adds an image of M executions of K steps each
          --seed N            other ids and durations
          --now TIME          the account's present when it is made, such as 2026-09-14T08:00:00Z; 'clock' for the machine's own
          --speed N           moves the account's present on, N times as fast as the machine's clock; it stands still otherwise
          --region NAME       the account's region; us-east-1 by default
          --signing-region R  the region that signatures must name; * takes any
          --ignore-stdin      goes on when standard input ends

        A line of standard input, a JSON array of options, replaces the server by another.
        """;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="command">What they say.</param>
    /// <param name="problem">What is wrong with them.</param>
    public static bool TryParse(
        string[] arguments, [NotNullWhen(true)] out CommandLine? command, [NotNullWhen(false)] out string? problem)
    {
        var options = new LoopbackOptions();
        var ignoresInput = false;
        command = null;
        for (var index = 0; index < arguments.Length; index++)
        {
            var name = arguments[index];
            if (name == "--ignore-stdin")
            {
                ignoresInput = true;
                continue;
            }

            if (index + 1 == arguments.Length || Apply(options, name, arguments[++index]) is not { } changed)
            {
                problem = $"Cannot understand '{string.Join(' ', arguments[Math.Max(0, index - 1)..(index + 1)])}'.";
                return false;
            }

            options = changed;
        }

        problem = null;
        command = new CommandLine(options, ignoresInput);
        return true;
    }

    private static LoopbackOptions? Apply(LoopbackOptions options, string name, string value)
    {
        switch (name)
        {
            case "--port" when Number(value) is <= ushort.MaxValue and var port:
                return options with { Port = port };
            case "--latency-ms" when Number(value) is { } milliseconds:
                return options with { Latency = TimeSpan.FromMilliseconds(milliseconds) };
            case "--big-steps" when Number(value) is { } steps:
                return options with { Account = options.Account with { BigStepCount = steps } };
            case "--fan" when value.Split('x') is [var executions, var steps]
                && Number(executions) is { } many && Number(steps) is { } each:
                return options with { Account = options.Account with { FanExecutionCount = many, FanStepCount = each } };
            case "--seed" when Number(value) is { } seed:
                return options with { Account = options.Account with { Seed = seed } };
            case "--now" when value == "clock":
                return options with { Account = options.Account with { Now = DateTimeOffset.UtcNow } };
            case "--now" when Time(value) is { } now:
                return options with { Account = options.Account with { Now = now } };
            case "--speed" when Speed(value) is { } speed:
                return options with { Account = options.Account with { Clock = TimeProvider.System, Speed = speed } };
            case "--region":
                return options with { Account = options.Account with { Region = value } };
            case "--signing-region":
                return options with { SigningRegion = value };
            default:
                return null;
        }
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Speed(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
        && speed > 0 && double.IsFinite(speed) ? speed : null;

    // Text without an offset is in UTC, as everything in the account is.
    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
