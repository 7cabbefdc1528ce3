namespace ImageBuilderWorkflow.Commands;

/// <summary>Whose images and workflows can be listed, as the service spells it.</summary>
internal static class Owners
{
    /// <summary>The account's own.</summary>
    public const string Self = "Self";

    /// <summary>Those that others share with it.</summary>
    public const string Shared = "Shared";

    /// <summary>Those of Amazon.</summary>
    public const string Amazon = "Amazon";

    /// <summary>Those of third parties.</summary>
    public const string ThirdParty = "ThirdParty";

    /// <summary>Those of the AWS Marketplace.</summary>
    public const string Marketplace = "AWSMarketplace";

    private static readonly string[] All = [Self, Shared, Amazon, ThirdParty, Marketplace];

    /// <summary>The service's spelling of what somebody has typed, which PowerShell takes in any case.</summary>
    public static string? Spell(string? owner) =>
        Array.Find(All, known => string.Equals(known, owner, StringComparison.OrdinalIgnoreCase)) ?? owner;
}
