using System.Buffers;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The memory of an answer is lent, what is read of it is not.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class ServiceReplyTests : IDisposable
{
    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public void After_it_is_given_back_there_is_nothing_to_read()
    {
        var array = ArrayPool<byte>.Shared.Rent(16);
        var reply = new ServiceReply(array.AsMemory(0, 2), "r-1", array);

        reply.Dispose();
        reply.Dispose();

        Assert.True(reply.Body.IsEmpty);
        Assert.NotSame(ArrayPool<byte>.Shared.Rent(16), ArrayPool<byte>.Shared.Rent(16));
    }

    [Fact]
    public async Task What_was_read_stays_when_the_memory_is_used_again()
    {
        var number = 0;
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                number++;
                await connection.AnswerAsync(
                    200,
                    $$$"""{"workflowExecutionId":"wf-{{{number}}}","message":"text {{{number}}}","news":["value {{{number}}}",{{{number}}}]}"""
                );
            }
        });
        var client = new ImageBuilderClient(server.Transport(), new RetryPolicy(() => 0), TimeProvider.System);

        var items = new List<WorkflowExecution>();
        for (var round = 0; round < 20; round++)
        {
            items.Add(
                await client.GetAsync(
                    WorkflowExecutionOperations.Get,
                    "wf-1",
                    new RecordingObserver(),
                    TestContext.Current.CancellationToken
                )
            );
        }

        Assert.All(
            items.Index(),
            item =>
                Assert.Equal(
                    ($"wf-{item.Index + 1}", $"text {item.Index + 1}", $$"""{"news":["value {{item.Index + 1}}",{{item.Index + 1}}]}"""),
                    (item.Item.WorkflowExecutionId, item.Item.Message, item.Item.AdditionalFields.ToString())
                )
        );
    }
}
