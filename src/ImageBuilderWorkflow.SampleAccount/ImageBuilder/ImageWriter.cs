using System.Globalization;
using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Writes images in the three forms that the service uses.</summary>
internal static class ImageWriter
{
    /// <summary>Writes the members of an item of ListImages.</summary>
    public static void WriteVersion(Utf8JsonWriter json, ImageBuild build)
    {
        json.WriteString("arn"u8, build.VersionArn);
        json.WriteString("name"u8, build.Name);
        json.WriteString("type"u8, build.Type);
        json.WriteString("version"u8, build.Version);
        json.WriteString("platform"u8, build.Platform);
        json.WriteOptional("osVersion"u8, build.OsVersion);
        json.WriteString("owner"u8, Arns.AccountOf(build.VersionArn));
        json.WriteIsoTime("dateCreated"u8, build.Created);
        json.WriteOptional("buildType"u8, build.BuildType);
    }

    /// <summary>Writes the members of an item of ListImageBuildVersions and ListImagePipelineImages.</summary>
    public static void WriteSummary(Utf8JsonWriter json, ImageBuild build)
    {
        json.WriteString("arn"u8, build.Arn);
        json.WriteString("name"u8, build.Name);
        json.WriteString("type"u8, build.Type);
        json.WriteString("version"u8, BuildVersion(build));
        json.WriteString("platform"u8, build.Platform);
        json.WriteOptional("osVersion"u8, build.OsVersion);
        WriteState(json, build);
        json.WriteString("owner"u8, Arns.AccountOf(build.Arn));
        json.WriteIsoTime("dateCreated"u8, build.Created);
        WriteOutputs(json, build);
        json.WriteMap("tags"u8, build.Tags);
        json.WriteOptional("buildType"u8, build.BuildType);
        json.WriteEpochTime("deprecationTime"u8, build.Deprecated);
        json.WriteOptional("lifecycleExecutionId"u8, build.LifecycleExecutionId);
        WriteLogging(json, build);
    }

    /// <summary>Writes the image object of GetImage.</summary>
    public static void WriteImage(Utf8JsonWriter json, ImageBuild build, Arns arns)
    {
        json.WriteStartObject();
        json.WriteString("arn"u8, build.Arn);
        json.WriteString("type"u8, build.Type);
        json.WriteString("name"u8, build.Name);
        json.WriteString("version"u8, BuildVersion(build));
        json.WriteString("platform"u8, build.Platform);
        json.WriteBoolean("enhancedImageMetadataEnabled"u8, true);
        json.WriteOptional("osVersion"u8, build.OsVersion);
        WriteState(json, build);
        WriteRecipe(json, build, arns);
        json.WriteOptional("sourcePipelineName"u8, build.Pipeline?.Name);
        json.WriteOptional("sourcePipelineArn"u8, build.Pipeline?.Arn);
        WriteInfrastructure(json, build, arns);
        json.WriteStartObject("imageTestsConfiguration"u8);
        json.WriteBoolean("imageTestsEnabled"u8, build.Pipeline?.TestsEnabled ?? true);
        json.WriteNumber("timeoutMinutes"u8, 720);
        json.WriteEndObject();
        json.WriteIsoTime("dateCreated"u8, build.Created);
        WriteOutputs(json, build);
        json.WriteMap("tags"u8, build.Tags);
        json.WriteOptional("buildType"u8, build.BuildType);
        json.WriteEpochTime("deprecationTime"u8, build.Deprecated);
        json.WriteOptional("lifecycleExecutionId"u8, build.LifecycleExecutionId);
        json.WriteOptional("executionRole"u8, build.Pipeline?.ExecutionRole);
        PipelineHandlers.WriteWorkflows(json, build.Pipeline?.WorkflowArns ?? []);
        WriteLogging(json, build);
        json.WriteEndObject();
    }

    // The service sends this form, although the documented pattern does not allow it.
    private static string BuildVersion(ImageBuild build) => string.Create(CultureInfo.InvariantCulture, $"{build.Version}/{build.Number}");

    private static void WriteState(Utf8JsonWriter json, ImageBuild build)
    {
        json.WriteStartObject("state"u8);
        json.WriteString("status"u8, build.Status);
        json.WriteOptional("reason"u8, build.StatusReason);
        if (build.Failure is { } failure)
            WriteFailure(json, failure);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, FailureContext failure)
    {
        json.WriteStartObject("failureContext"u8);
        json.WriteString("imageStatus"u8, failure.ImageStatus);
        json.WriteOptional("workflowExecutionId"u8, failure.WorkflowExecutionId);
        json.WriteOptional("workflowArn"u8, failure.WorkflowArn);
        json.WriteOptional("stepExecutionId"u8, failure.StepExecutionId);
        json.WriteOptional("failedStep"u8, failure.FailedStep);
        if (failure.Component is { } component)
        {
            json.WriteStartObject("componentFailure"u8);
            json.WriteString("componentArn"u8, component.ComponentArn);
            json.WriteString("phaseName"u8, component.PhaseName);
            json.WriteString("stepName"u8, component.StepName);
            json.WriteString("action"u8, component.Action);
            json.WriteString("errorMessage"u8, component.ErrorMessage);
            json.WriteEndObject();
        }

        if (failure.Distribution is { } distribution)
        {
            json.WriteStartObject("distributionFailure"u8);
            json.WriteOptional("errorMessage"u8, distribution.ErrorMessage);
            json.WriteArray(
                "regionFailures"u8,
                distribution.Regions,
                static (json, region) =>
                {
                    json.WriteString("region"u8, region.Region);
                    json.WriteString("status"u8, region.Status);
                    json.WriteOptional("imageConfigurationStep"u8, region.Step);
                    json.WriteString("errorMessage"u8, region.ErrorMessage);
                    json.WriteOptional("targetAccountId"u8, region.TargetAccountId);
                }
            );
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter json, ImageBuild build)
    {
        json.WriteStartObject("outputResources"u8);
        if (build.Type == "AMI")
        {
            json.WriteArray(
                "amis"u8,
                build.Amis,
                static (json, ami) =>
                {
                    json.WriteString("region"u8, ami.Region);
                    json.WriteString("image"u8, ami.Id);
                    json.WriteString("name"u8, ami.Name);
                    json.WriteString("accountId"u8, ami.AccountId);
                }
            );
        }
        else
        {
            json.WriteArray(
                "containers"u8,
                build.Containers,
                static (json, container) =>
                {
                    json.WriteString("region"u8, container.Region);
                    json.WriteStartArray("imageUris"u8);
                    foreach (var uri in container.ImageUris)
                        json.WriteStringValue(uri);
                    json.WriteEndArray();
                }
            );
        }

        json.WriteEndObject();
    }

    private static void WriteRecipe(Utf8JsonWriter json, ImageBuild build, Arns arns)
    {
        var isAmi = build.Type == "AMI";
        json.WriteStartObject(isAmi ? "imageRecipe"u8 : "containerRecipe"u8);
        json.WriteString("arn"u8, isAmi ? arns.Recipe(build.Name, build.Version) : arns.ContainerRecipe(build.Name, build.Version));
        json.WriteString("name"u8, build.Name);
        json.WriteString("platform"u8, build.Platform);
        json.WriteString("owner"u8, arns.AccountId);
        json.WriteString("version"u8, build.Version);
        json.WriteArray(
            "components"u8,
            RecipeContents.Components(build, arns),
            static (json, component) => json.WriteString("componentArn"u8, component)
        );
        json.WriteOptional("parentImage"u8, RecipeContents.ParentImage(build, arns));
        json.WriteEndObject();
    }

    private static void WriteInfrastructure(Utf8JsonWriter json, ImageBuild build, Arns arns)
    {
        json.WriteStartObject("infrastructureConfiguration"u8);
        json.WriteString("arn"u8, build.Pipeline?.InfrastructureArn ?? arns.Infrastructure("builders"));
        json.WriteString("name"u8, (build.Pipeline?.InfrastructureArn ?? "/builders").Split('/')[^1]);
        json.WriteStartArray("instanceTypes"u8);
        json.WriteStringValue(build.InstanceType);
        json.WriteEndArray();
        json.WriteString("instanceProfileName"u8, "image-builder-instances"u8);
        json.WriteBoolean("terminateInstanceOnFailure"u8, build.Definition?.KeepsInstance != true);
        json.WriteEndObject();
    }

    private static void WriteLogging(Utf8JsonWriter json, ImageBuild build)
    {
        if (build.LogGroupName is null)
            return;
        json.WriteStartObject("loggingConfiguration"u8);
        json.WriteString("logGroupName"u8, build.LogGroupName);
        json.WriteEndObject();
    }
}
