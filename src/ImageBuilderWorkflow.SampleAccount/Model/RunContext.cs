namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>What the steps of one build share.</summary>
/// <param name="InstanceId">The id of the launched instance.</param>
/// <param name="AmiId">The id of the AMI that the build creates or distributes.</param>
/// <param name="OsVersion">The operating system of the instance.</param>
/// <param name="CommandId">The id of the Systems Manager command.</param>
internal sealed record RunContext(string InstanceId, string AmiId, string OsVersion, string CommandId);
