using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>The arguments of the program.</summary>
/// <param name="Options">The options of the server.</param>
/// <param name="IgnoresInput">Whether the server keeps running after the end of standard input.</param>
internal sealed record CommandLine(LoopbackOptions Options, bool IgnoresInput)
{
    /// <summary>The help text.</summary>
    public const string Usage = """
        LoopbackServer [options]
          --port N            port on 127.0.0.1; 0, the default, selects a free port
          --latency-ms N      every request waits N milliseconds
          --big-steps N       adds an execution of N steps
          --fan MxK           adds an image of M executions of K steps each
          --seed N            changes ids and durations
          --now TIME          time at which the account is created, such as 2026-09-14T08:00:00Z; 'clock' for the current time
          --speed N           moves the account's time N times as fast as the system clock; without it, the time stands still
          --region NAME       the account's region; us-east-1 by default
          --accounts N        adds N accounts, each with a key of its own, in every region that a signature has
          --signing-region R  the region that signatures must have; * for any region
          --failures          adds a failed image for each known form of a failure
          --ignore-stdin      keeps running when standard input ends

        A line of standard input, a JSON array of options, replaces the server by a new one.
        """;

    /// <summary>Parses the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="command">The result.</param>
    /// <param name="problem">The error message.</param>
    public static bool TryParse(string[] arguments, [NotNullWhen(true)] out CommandLine? command, [NotNullWhen(false)] out string? problem)
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

            if (name == "--failures")
            {
                options = options with { Account = options.Account with { HasFailures = true } };
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
                return options with { Scale = options.Scale with { BigStepCount = steps } };
            case "--fan"
                when value.Split('x') is [var executions, var steps] && Number(executions) is { } many && Number(steps) is { } each:
                return options with { Scale = options.Scale with { FanExecutionCount = many, FanStepCount = each } };
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
            case "--accounts" when Number(value) is { } accounts:
                return options with { AccountCount = accounts };
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
        && speed > 0
        && double.IsFinite(speed)
            ? speed
            : null;

    // A time without an offset is in UTC, like all times of the account.
    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
