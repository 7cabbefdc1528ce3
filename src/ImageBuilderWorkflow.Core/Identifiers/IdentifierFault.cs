namespace ImageBuilderWorkflow.Core;

/// <summary>What is wrong with a value that is given for an id or ARN.</summary>
internal enum IdentifierFault
{
    /// <summary>The value is empty.</summary>
    Empty,

    /// <summary>The value does not have the form, and nothing more is known.</summary>
    WrongForm,

    /// <summary>The value has the form of another id or ARN.</summary>
    OtherForm,

    /// <summary>White space is around the value.</summary>
    WhiteSpace,

    /// <summary>The value has wildcards.</summary>
    Wildcard,

    /// <summary>The ARN is that of a version and lacks the number of the build.</summary>
    BuildMissing,

    /// <summary>The ARN's region cannot be one.</summary>
    InvalidRegion,

    /// <summary>The ARN is that of an image of a third party, which the service takes almost nowhere.</summary>
    ThirdParty,

    /// <summary>The ARN has capital letters or blanks, which no ARN of the service has.</summary>
    Spelling,
}
