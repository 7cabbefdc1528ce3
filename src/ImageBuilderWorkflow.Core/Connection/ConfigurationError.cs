namespace ImageBuilderWorkflow.Core;

/// <summary>Why no request can be sent with the settings. The names are the ids of the error records.</summary>
internal enum ConfigurationError
{
    /// <summary>Nothing names a region.</summary>
    RegionNotFound,

    /// <summary>What is given for the region cannot be one.</summary>
    InvalidRegion,

    /// <summary>Nothing gives credentials.</summary>
    CredentialsNotFound,

    /// <summary>There are credentials, and they give no keys.</summary>
    CredentialsNotUsable,

    /// <summary>A part of an access key is missing.</summary>
    IncompleteAccessKey,

    /// <summary>An object that is given for credentials gives no keys.</summary>
    InvalidCredential,

    /// <summary>The partition has no such endpoint, or two kinds of endpoint are asked for.</summary>
    EndpointNotSupported,

    /// <summary>What is given for the address of an endpoint is no address.</summary>
    InvalidEndpointUrl,

    /// <summary>The address of an endpoint would send requests unencrypted over a network.</summary>
    InsecureEndpoint,

    /// <summary>A variable or a setting of a profile has a value that it does not take.</summary>
    InvalidSetting,

    /// <summary>There is no profile of a name.</summary>
    ProfileNotFound,

    /// <summary>A profile, or a file of profiles, cannot be used.</summary>
    ProfileNotUsable,

    /// <summary>The AWS SDK has refused to send the request.</summary>
    RequestNotSent,
}
