namespace ImageBuilderWorkflow.Help;

/// <summary>What is said at the prompt about the permissions of a cmdlet.</summary>
internal static class PermissionText
{
    /// <summary>What a cmdlet without permissions says.</summary>
    public const string None = "This cmdlet sends no requests to AWS and needs no IAM permissions.";

    /// <summary>How a policy can be limited further.</summary>
    public const string Limits =
        "The policy covers all regions and accounts of the partition aws. Replace the wildcards of the ARNs to limit it. "
        + "In other partitions, replace arn:aws: with arn:aws-cn: or arn:aws-us-gov:.";

    /// <summary>What has to be added for logs elsewhere.</summary>
    public const string OtherLogs =
        "If the logging configuration of an image or a pipeline names another log group, add the ARN of that log group.";

    /// <summary>The actions, and a policy of them, in paragraphs.</summary>
    public static IEnumerable<string> Paragraphs(IReadOnlyList<PermissionHelp> permissions) =>
        permissions.Count == 0
            ? [None]
            :
            [
                "IAM actions:",
                string.Join('\n', permissions.Select(Line)),
                "A minimal IAM policy for all uses of this cmdlet:",
                IamPolicy.Of(permissions.Select(permission => permission.Action)),
                .. Remarks(permissions),
            ];

    /// <summary>What there is to say about the policy.</summary>
    public static IEnumerable<string> Remarks(IReadOnlyList<PermissionHelp> permissions)
    {
        if (permissions.Any(permission => permission.When.Length > 0))
        {
            yield return "Remove the actions of uses that you do not need.";
        }

        yield return Limits;
        if (permissions.Any(permission => permission.Action.StartsWith("logs:", StringComparison.Ordinal)))
        {
            yield return OtherLogs;
        }
    }

    private static string Line(PermissionHelp permission) =>
        permission.When.Length > 0 ? $"- {permission.Action}: {permission.When}" : $"- {permission.Action}";
}
