using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Reliability;

/// <summary>Faults in any order, and many callers at once.</summary>
public sealed class StormTests
{
    private const int Steps = 110;

    private static readonly FaultKind[] Passing =
    [
        FaultKind.Throttle,
        FaultKind.InternalError,
        FaultKind.Unavailable,
        FaultKind.Reset,
        FaultKind.ResetMidBody,
        FaultKind.CutBody,
        FaultKind.ShortLength,
        FaultKind.TruncatedJson,
        FaultKind.EmptyBody,
        FaultKind.Html,
        FaultKind.EmptyPage,
    ];

    [Fact]
    public async Task WhateverFaultsComeInWhateverOrderEveryItemComesOnce()
    {
        await using var server = await LoopbackServer.StartAsync(
            new LoopbackOptions { Scale = new ScaleOptions { BigStepCount = Steps } },
            TestContext.Current.CancellationToken
        );
        var all = Enumerable.Range(0, Steps).Select(server.Account.Known.BigStepExecutionId).ToList();
        var schedules = Gen.Choose(1, 16)
            .SelectMany(nth => Gen.Elements(Passing).Select(kind => (Nth: nth, Kind: kind)))
            .ListOf()
            .ToArbitrary();

        Prop.ForAll(
                schedules,
                Gen.Elements(5, 10, 25).ToArbitrary(),
                (schedule, pageSize) =>
                {
                    server.Faults.Clear();
                    foreach (var (nth, kind) in schedule)
                    {
                        server.Faults.Add(new FaultRule { Kind = kind, Nth = nth });
                    }

                    // A run that gives up goes on from its token, as a runbook would.
                    var ids = new List<string>();
                    string? token = null;
                    for (var run = 0; run < 20; run++)
                    {
                        var reading = Reader
                            .StepsAsync(Reader.Client(server), server.Known.BigWorkflowExecutionId, CancellationToken.None, token, pageSize)
                            .GetAwaiter()
                            .GetResult();
                        ids.AddRange(reading.Ids);
                        if (reading.Error is null)
                        {
                            return ids.SequenceEqual(all);
                        }

                        token = reading.Error.ResumeToken;
                    }

                    return false;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public async Task ManyCallersOfAServiceThatThrottlesAllGetEverything()
    {
        const int Callers = 8;
        await using var server = await LoopbackServer.StartAsync(
            new LoopbackOptions
            {
                Scale = new ScaleOptions { FanExecutionCount = Callers, FanStepCount = 60 },
            },
            TestContext.Current.CancellationToken
        );

        // Ten a second in the fast time of the clients are a thousand a second here.
        server.Faults.Add(new FaultRule { Kind = FaultKind.RateLimit, PerSecond = 300 });
        var pacer = new Pacer(new FastTime());

        var readings = await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller =>
                    Task.Run(() =>
                        Reader.StepsAsync(
                            Reader.Client(server, pacer: pacer),
                            server.Known.FanWorkflowExecutionId(caller),
                            TestContext.Current.CancellationToken
                        )
                    )
                )
        );

        for (var caller = 0; caller < Callers; caller++)
        {
            Assert.Null(readings[caller].Error);
            Assert.Equal(Enumerable.Range(0, 60).Select(step => server.Known.FanStepExecutionId(caller, step)), readings[caller].Ids);
        }
    }
}
