namespace ImageBuilderWorkflow.Help;

/// <summary>Writes the IAM policies for groups of cmdlets. The same help makes the same bytes.</summary>
internal static class PolicyFiles
{
    /// <summary>Writes the policy of those who only read, and that of those who also act.</summary>
    public static void Write(IReadOnlyList<CmdletHelp> cmdlets, string folder)
    {
        var actions = cmdlets.SelectMany(help => help.Permissions).Select(permission => permission.Action).ToList();
        Directory.CreateDirectory(folder);
        Write("iam-read-only.json", actions.Where(IamActions.IsReading));
        Write("iam-operator.json", actions);

        void Write(string name, IEnumerable<string> allowed) => File.WriteAllText(Path.Combine(folder, name), IamPolicy.Of(allowed) + "\n");
    }
}
