using System.Globalization;
using System.Text;
using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Writes the YAML document of a workflow.</summary>
internal static class WorkflowDocument
{
    /// <summary>The text of the document.</summary>
    public static string Write(Workflow workflow)
    {
        var yaml = new StringBuilder()
            .Append("name: ")
            .Append(workflow.Name)
            .Append('\n')
            .Append("description: ")
            .Append(Quote(workflow.Description))
            .Append('\n')
            .Append("schemaVersion: 1.0\n");
        if (workflow.Parameters.Count > 0)
            yaml.Append("\nparameters:\n");
        foreach (var parameter in workflow.Parameters)
        {
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"  - name: {parameter.Name}\n    type: {parameter.Type}\n    default: {parameter.DefaultValue}\n"
            );
        }

        yaml.Append("\nsteps:\n");
        foreach (var step in workflow.Steps)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - name: {step.Name}\n    action: {step.Action}\n");
            if (step.Description is not null)
                yaml.Append("    description: ").Append(Quote(step.Description)).Append('\n');
            yaml.Append(CultureInfo.InvariantCulture, $"    timeoutSeconds: {step.TimeoutSeconds}\n    onFailure: {step.OnFailure}\n");
            if (step.UnresolvedInputs is not { } inputs)
                continue;
            yaml.Append("    inputs:\n");
            using var members = JsonDocument.Parse(inputs);
            foreach (var member in members.RootElement.EnumerateObject())
                yaml.Append("      ").Append(member.Name).Append(": ").Append(Quote(member.Value.GetString()!)).Append('\n');
        }

        return yaml.ToString();
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
