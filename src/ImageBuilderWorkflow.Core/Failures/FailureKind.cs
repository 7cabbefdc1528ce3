namespace ImageBuilderWorkflow.Core;

/// <summary>The kinds of failures, as <see cref="ImageFailure.Kind"/> names them.</summary>
internal static class FailureKind
{
    /// <summary>A component failed in the build stage.</summary>
    public const string ComponentFailed = nameof(ComponentFailed);

    /// <summary>A test failed.</summary>
    public const string TestFailed = nameof(TestFailed);

    /// <summary>A step reached its time limit.</summary>
    public const string StepTimedOut = nameof(StepTimedOut);

    /// <summary>The instance was not launched.</summary>
    public const string InstanceNotLaunched = nameof(InstanceNotLaunched);

    /// <summary>The instance did not register with Systems Manager.</summary>
    public const string InstanceUnreachable = nameof(InstanceUnreachable);

    /// <summary>The command of a step failed before the component runner reported a result.</summary>
    public const string CommandFailed = nameof(CommandFailed);

    /// <summary>The clean-up script of the instance failed.</summary>
    public const string SanitizeFailed = nameof(SanitizeFailed);

    /// <summary>Windows Sysprep failed.</summary>
    public const string SysPrepFailed = nameof(SysPrepFailed);

    /// <summary>The findings of the vulnerability scan could not be collected.</summary>
    public const string ScanFailed = nameof(ScanFailed);

    /// <summary>The image was not distributed.</summary>
    public const string DistributionFailed = nameof(DistributionFailed);

    /// <summary>The configuration of the distributed image failed.</summary>
    public const string ConfigurationFailed = nameof(ConfigurationFailed);

    /// <summary>A permission is missing.</summary>
    public const string AccessDenied = nameof(AccessDenied);

    /// <summary>The recipe or its parent image was not found.</summary>
    public const string RecipeUnresolvable = nameof(RecipeUnresolvable);

    /// <summary>The texts have no known form.</summary>
    public const string Unknown = nameof(Unknown);
}
