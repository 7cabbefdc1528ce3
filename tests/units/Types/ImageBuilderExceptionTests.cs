using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>The exception that users meet.</summary>
public sealed class ImageBuilderExceptionTests
{
    [Fact]
    public void It_tells_what_it_was_given()
    {
        var inner = new IOException("reset");

        var error = new ImageBuilderException("ConnectionFailed", "No answer.", inner)
        {
            Operation = "GetWorkflowExecution",
            StatusCode = 503,
            RequestId = "r",
            Region = "eu-west-1",
            Attempts = 3,
            ResumeToken = "t",
            ClientToken = "c",
        };

        Assert.Equal(("ConnectionFailed", "No answer."), (error.ErrorCode, error.Message));
        Assert.Same(inner, error.InnerException);
        Assert.Equal(
            ("GetWorkflowExecution", 503, "r", "eu-west-1", 3, "t", "c"),
            (error.Operation, error.StatusCode, error.RequestId, error.Region, error.Attempts, error.ResumeToken, error.ClientToken)
        );
    }

    [Fact]
    public void What_it_was_not_given_is_absent()
    {
        var error = new ImageBuilderException("Code", "Message");

        Assert.Null(error.InnerException);
        Assert.Equal(
            (null, null, null, null, 0, null, null),
            (error.Operation, error.StatusCode, error.RequestId, error.Region, error.Attempts, error.ResumeToken, error.ClientToken)
        );
    }
}
