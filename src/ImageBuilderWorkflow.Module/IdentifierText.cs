using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Says what is wrong with an id or ARN, with the cmdlet and the parameter that take it.</summary>
internal static class IdentifierText
{
    private static readonly Dictionary<Identifier, string> Parameters = new()
    {
        [Identifier.WorkflowExecutionId] = "Get-IBWorkflowExecution -WorkflowExecutionId",
        [Identifier.StepExecutionId] = "Get-IBWorkflowStepExecution -StepExecutionId",
        [Identifier.LifecycleExecutionId] = "Get-IBLifecycleExecution -LifecycleExecutionId",
        [Identifier.ImageBuildVersionArn] = "Get-IBWorkflowExecution -ImageBuildVersionArn",
        [Identifier.ImageArn] = "Get-IBImage -ImageBuildVersionArn",
        [Identifier.ImageVersionArn] = "Get-IBImage -ImageVersionArn",
        [Identifier.ImagePipelineArn] = "Get-IBImage -ImagePipelineArn",
        [Identifier.WorkflowBuildVersionArn] = "Get-IBWorkflow -WorkflowBuildVersionArn",
        [Identifier.WorkflowVersionArn] = "Get-IBWorkflow -WorkflowVersionArn",
        [Identifier.LifecyclePolicyArn] = "Get-IBLifecyclePolicy -Arn",
        [Identifier.ResourceArn] = "Get-IBLifecycleExecution -ResourceArn",
    };

    /// <summary>The message for a problem.</summary>
    public static string Of(IdentifierProblem problem)
    {
        var (value, form) = (problem.Value, problem.Expected);
        var expected = $"'{value}' is not {form.Description}, such as {form.Form}.";
        return problem.Fault switch
        {
            IdentifierFault.Empty => $"{form.Name} is empty. It is {form.Description}, such as {form.Form}.",
            IdentifierFault.OtherForm => $"{expected} It is {problem.Other!.Description}: give it to {Parameters[problem.Other]}.",
            IdentifierFault.WhiteSpace => $"{expected} There is white space around it.",
            IdentifierFault.Wildcard => $"{expected} Wildcards are not taken here.",
            IdentifierFault.BuildMissing =>
                $"'{value}' names an image version, which may have many builds. Add the number of the build: {value}/1."
                    + " Get-IBImage -ImageVersionArn lists the builds.",
            IdentifierFault.ThirdParty =>
                $"'{value}' is an image of a third party. The service lists such images, and does not take their ARNs for builds, details, "
                    + "packages, workflow executions, logs or actions. Get-IBImage -Owner ThirdParty shows what it tells of them. "
                    + "Get-IBLifecycleExecution -ResourceArn takes the ARN.",
            IdentifierFault.Spelling =>
                $"'{value}' has capital letters or blanks. The service takes an ARN only in lower case, with hyphens instead of blanks: "
                    + $"{Identifier.SpelledArn(value)}.",
            IdentifierFault.InvalidRegion =>
                $"'{value}' names the region '{Identifier.RegionOf(value)}', which cannot be one. A region looks like eu-west-1.",
            _ => expected,
        };
    }
}
