namespace ImageBuilderWorkflow.Help;

/// <summary>Where to read on.</summary>
/// <param name="Text">The name of a cmdlet, or what is to be found at the address.</param>
/// <param name="Address">A web address, or empty.</param>
internal sealed record LinkHelp(string Text, string Address)
{
    /// <summary>The text of the link to the page of the cmdlet itself.</summary>
    public const string OnlineVersion = "Online version:";
}
