using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the packages that are installed in image builds: the name and the version of each.</summary>
/// <remarks>
/// <para>Image Builder records the operating system's packages of an image build. This cmdlet lists them. A build that has no AMI and no
/// container has no packages.</para>
/// <para>
/// Two packages are equal if they have the same name and the same version. <c>Compare-Object</c> therefore shows how the packages of two
/// builds differ.
/// </para>
/// <para>
/// Images, workflow executions and other objects that name an image build can be piped in. All pages are read, and objects are emitted
/// as they arrive.
/// </para>
/// </remarks>
/// <example>
/// <para>List the packages of an image build</para>
/// <code>Get-IBImagePackage golden-image/1.4.2/1</code>
/// <para>Lists the name and the version of every package that is installed in the image build.</para>
/// </example>
/// <example>
/// <para>Find the version of a package in all builds of an image</para>
/// <code>
/// Get-IBImage golden-image/1.4.2 | Get-IBImagePackage | Where-Object PackageName -eq openssl-libs |
///     Select-Object Image, PackageVersion
/// </code>
/// <para>Shows the version of one package in every build of an image version.</para>
/// </example>
/// <example>
/// <para>Compare two image builds</para>
/// <code>Compare-Object (Get-IBImagePackage golden-image/1.4.1/1) (Get-IBImagePackage golden-image/1.4.2/1)</code>
/// <para>Shows the packages that only one of the two image builds has, or that they have in different versions.</para>
/// </example>
/// <permission action="imagebuilder:ListImagePackages"/>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePackages.html">ListImagePackages</seealso>
[Cmdlet(VerbsCommon.Get, "IBImagePackage", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(ImagePackage))]
public sealed class GetIBImagePackageCommand : ListingCmdlet
{
    /// <summary>
    /// The ARNs of the image build versions whose packages to list; they end in a version and a build number.
    /// In place of an ARN, golden-image/1.4.2/1 is accepted if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 0,
        ParameterSetName = ParameterSets.List,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("ImageBuildVersionArn", "Arn")]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>Emits the packages of one input.</summary>
    protected override void ProcessRecord() =>
        ListEach(ImagePackageOperations.List, ImageBuildVersionArn, Identifier.ImageBuildVersionArn, ImagePackageOperations.ListRequest);
}
