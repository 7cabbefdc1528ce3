using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>The text of an object is its ARN or id, and equality follows it.</summary>
public sealed class IdentityTests
{
    private static readonly string[] Ids =
    [
        "Arn",
        "StepExecutionId",
        "WorkflowExecutionId",
        "LifecycleExecutionId",
        "ImageBuildVersionArn",
        "ResourceId",
    ];

    public static TheoryData<Type> Types => [.. ApiNames.Types];

    public static TheoryData<Type> Objects => [.. ApiNames.Types.Where(type => type.BaseType == typeof(ServiceObject))];

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_text_of_an_object_is_its_ARN_or_id(Type type)
    {
        var name = IdOf(type);

        Assert.Equal("x-1", With(type, name, "x-1").ToString());
        Assert.Equal(string.Empty, Activator.CreateInstance(type)!.ToString());
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Objects_with_the_same_id_are_equal_whatever_else_they_tell(Type type)
    {
        var name = IdOf(type);
        var (one, same, other) = (With(type, name, "x-1"), With(type, name, "x-1"), With(type, name, "x-2"));
        same.RequestId = "later";

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.False(one.Equals("x-1"));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_has_no_text_is_equal_to_itself_alone(Type type)
    {
        var (one, other) = (Activator.CreateInstance(type)!, Activator.CreateInstance(type)!);

        Assert.Equal(one, one);
        Assert.Equal(one.ToString()!.Length > 0, one.Equals(other));
    }

    [Fact]
    public void Objects_of_different_types_are_not_equal() =>
        Assert.False(
            new WorkflowStepExecution { StepExecutionId = "step-1" }.Equals(new WaitingWorkflowStep { StepExecutionId = "step-1" })
        );

    [Fact]
    public void The_same_failure_of_two_builds_is_told_apart_and_so_is_a_workflow_with_other_parameters()
    {
        Assert.Equal(
            "BUILDING, step s: exit 1 (step-1)",
            new ImageFailureContext
            {
                ImageStatus = "BUILDING",
                FailedStep = "s",
                ComponentErrorMessage = "exit 1",
                StepExecutionId = "step-1",
                WorkflowExecutionId = "wf-1",
            }.ToString()
        );
        Assert.Equal("(wf-1)", new ImageFailureContext { WorkflowExecutionId = "wf-1" }.ToString());
        Assert.Equal(
            "arn:w (a=1; b=2)",
            new WorkflowConfiguration
            {
                WorkflowArn = "arn:w",
                Parameters = new([new() { Name = "a", Value = new(["1"]) }, new() { Name = "b", Value = new(["2"]) }]),
            }.ToString()
        );
        Assert.Equal(
            "DELETE ami-1 (lce-1)",
            new LifecycleExecutionResource
            {
                Action = "DELETE",
                ResourceId = "ami-1",
                LifecycleExecutionId = "lce-1",
            }.ToString()
        );
    }

    [Fact]
    public void Computed_properties_say_what_the_columns_show()
    {
        const string image = "arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/1.4.2/3";
        var execution = new WorkflowExecution
        {
            ImageBuildVersionArn = image,
            WorkflowBuildVersionArn = "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1",
            TotalStepCount = 7,
            TotalStepsSucceeded = 2,
            TotalStepsFailed = 1,
        };
        Assert.Equal(("golden-image/1.4.2/3", "build-image 1.0.3", "3/7"), (execution.Image, execution.Workflow, execution.Steps));
        Assert.Equal("golden-image/1.4.2/3", new WaitingWorkflowStep { ImageBuildVersionArn = image }.Image);
        Assert.Equal(
            "expire",
            new LifecycleExecution { LifecyclePolicyArn = "arn:aws:imagebuilder:us-east-1:1:lifecycle-policy/expire" }.Policy
        );
        Assert.Equal("image/golden-image/1.4.2/3", new LifecycleExecutionResource { ResourceId = image }.Resource);
        Assert.Equal("ami-1", new LifecycleExecutionResource { ResourceId = "ami-1" }.Resource);
        Assert.Equal("ami-1 +1", new Image { Amis = new([new() { Image = "ami-1" }, new() { Image = "ami-2" }]) }.Output);
        Assert.Equal("why", new Image { StatusReason = "why" }.Result);
        Assert.Equal(
            "BUILDING",
            new Image
            {
                StatusReason = "why",
                Amis = new([new() { Image = "ami-1" }]),
                FailureContext = new() { ImageStatus = "BUILDING", StepExecutionId = "step-1" },
            }.Result
        );
    }

    [Theory]
    [InlineData("FAILED", "said so", "{}", "said so")]
    [InlineData("FAILED", null, """{"output":"{\"status\":\"failed\",\"failureMessage\":\"no disk\"}"}""", "no disk")]
    [InlineData("FAILED", null, """{"failureMessage":"no disk"}""", "no disk")]
    [InlineData("FAILED", null, """{"output":7}""", null)]
    [InlineData("FAILED", null, "{broken", null)]
    [InlineData("FAILED", null, "[1]", null)]
    [InlineData("FAILED", null, null, null)]
    [InlineData("COMPLETED", "done", "{}", null)]
    public void The_reason_of_a_failed_step_is_its_message_or_stands_in_its_outputs(
        string status,
        string? message,
        string? outputs,
        string? reason
    ) =>
        Assert.Equal(
            reason,
            new WorkflowStepExecution
            {
                Status = status,
                Message = message,
                Outputs = outputs,
            }.Reason
        );

    [Fact]
    public void The_elapsed_time_goes_to_the_end_or_to_when_the_object_was_read()
    {
        var start = new DateTime(2026, 9, 14, 7, 0, 0, DateTimeKind.Utc);
        var execution = new WorkflowExecution
        {
            Status = "RUNNING",
            StartTime = start,
            ReadTime = start.AddMinutes(3),
        };
        Assert.Equal((TimeSpan.FromMinutes(3), null, null), (execution.Elapsed, execution.Duration, execution.DurationSeconds));

        execution.EndTime = start.AddSeconds(90.5);
        Assert.Equal(
            (TimeSpan.FromSeconds(90.5), TimeSpan.FromSeconds(90.5), 90.5),
            (execution.Elapsed, execution.Duration, execution.DurationSeconds)
        );

        Assert.Equal(
            TimeSpan.Zero,
            new WorkflowExecution
            {
                Status = "RUNNING",
                StartTime = start,
                ReadTime = start.AddMinutes(-1),
            }.Elapsed
        );
        Assert.Null(new WorkflowExecution { Status = "PENDING", ReadTime = start }.Elapsed);
        Assert.Null(
            new WorkflowStepExecution
            {
                Status = "CANCELLED",
                StartTime = start,
                ReadTime = start,
            }.Elapsed
        );
        Assert.InRange(
            new LifecycleExecution { Status = "IN_PROGRESS", StartTime = DateTime.UtcNow.AddHours(-1) }
                .Elapsed!
                .Value,
            TimeSpan.FromHours(1),
            TimeSpan.FromHours(2)
        );
    }

    // The property that is the whole text of an object that has no other. What has no id has something else that tells it apart.
    private static string IdOf(Type type) =>
        Ids.Concat(
                type.GetProperties()
                    .Where(property => property.CanWrite && property.PropertyType == typeof(string))
                    .Select(property => property.Name)
            )
            .First(name => type.GetProperty(name) is not null && With(type, name, "x-1").ToString() == "x-1");

    private static ServiceObject With(Type type, string property, string value)
    {
        var item = (ServiceObject)Activator.CreateInstance(type)!;
        type.GetProperty(property)!.SetValue(item, value);
        return item;
    }
}
