namespace ImageBuilderWorkflow.Core;

/// <summary>What differs between two services of AWS in addresses, signatures, settings and messages.</summary>
internal sealed record ServiceDefinition
{
    /// <summary>EC2 Image Builder: REST-JSON, where the path is the name of the operation.</summary>
    public static ServiceDefinition ImageBuilder { get; } = new() { Name = "imagebuilder", SettingsName = "imagebuilder" };

    /// <summary>CloudWatch Logs: JSON 1.1, where a header names the operation.</summary>
    public static ServiceDefinition CloudWatchLogs { get; } =
        new()
        {
            Name = "logs",
            SettingsName = "cloudwatch_logs",
            TargetPrefix = "Logs_20140328",
        };

    /// <summary>The first label of the endpoint, and the name in signatures and IAM actions.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the services section of a profile, and, in capitals, behind <c>AWS_ENDPOINT_URL_</c>.</summary>
    public required string SettingsName { get; init; }

    /// <summary>What stands before the operation in <c>X-Amz-Target</c>; <see langword="null"/> for REST-JSON.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The content type of a body.</summary>
    public string ContentType => TargetPrefix is null ? "application/json" : "application/x-amz-json-1.1";

    /// <summary>The path of an operation.</summary>
    public string PathOf(string operation) => TargetPrefix is null ? "/" + operation : "/";

    /// <summary>The value of <c>X-Amz-Target</c> for an operation; <see langword="null"/> for REST-JSON.</summary>
    public string? TargetOf(string operation) => TargetPrefix is null ? null : $"{TargetPrefix}.{operation}";
}
