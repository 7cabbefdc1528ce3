namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>What the steps of one run share.</summary>
/// <param name="InstanceId">The instance that the run launches.</param>
/// <param name="AmiId">The AMI that it makes or distributes.</param>
/// <param name="OsVersion">The operating system found on the instance.</param>
/// <param name="CommandId">The Systems Manager command of its scripts.</param>
internal sealed record RunContext(string InstanceId, string AmiId, string OsVersion, string CommandId);
