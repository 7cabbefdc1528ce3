using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What Core takes from the namespaces that the AWS SDK calls internal, which may change with any version of it.</summary>
public sealed class SdkInternalsTests : IDisposable
{
    // A list to look at when the SDK is upgraded: all else that Core uses of the SDK is its public contract.
    private static readonly string[] Expected =
    [
        "Amazon.Runtime.Credentials.Internal.ISSOTokenFileCache",
        "Amazon.Runtime.Credentials.Internal.SSOTokenFileCache",
        "Amazon.Runtime.Credentials.Internal.SSOTokenManager",
        "Amazon.Runtime.Credentials.Internal.SSOTokenManagerGetTokenOptions",
        "Amazon.Runtime.Credentials.Internal.SsoToken",
        "Amazon.Runtime.Internal.Auth.AWS4Signer",
        "Amazon.Runtime.Internal.Auth.AWS4SigningResult",
        "Amazon.Runtime.Internal.Auth.AWSSigningResultBase",
        "Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn",
        "Amazon.Runtime.Internal.Endpoints.StandardLibrary.Partition",
        "Amazon.Runtime.Internal.FallbackInternalConfigurationFactory",
        "Amazon.Runtime.Internal.IDefaultConfigurationProvider",
        "Amazon.Runtime.Internal.InternalConfiguration",
        "Amazon.Util.Internal.DirectoryRetriever",
        "Amazon.Util.Internal.FileRetriever",
        "Amazon.Util.Internal.IDirectory",
        "Amazon.Util.Internal.IFile",
        "Amazon.Util.Internal.InternalSDKUtils",
    ];

    private readonly PEReader _file = new(File.OpenRead(Core.FullyQualifiedName));

    private static Module Core => typeof(ImageBuilderWorkflow.Core.ImageBuilderClient).Module;

    private MetadataReader Metadata => _file.GetMetadataReader();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Core_leans_on_these_types_and_no_others() =>
        Assert.Equal(
            Expected,
            Metadata
                .TypeReferences.Select(Metadata.GetTypeReference)
                .Select(NameOf)
                .Where(name => name.Contains(".Internal.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_member_of_the_SDK_that_Core_uses_is_in_the_SDK()
    {
        var missing = Metadata
            .MemberReferences.Where(handle => IsOfTheSdk(Metadata.GetMemberReference(handle).Parent))
            .Select(Problem)
            .OfType<string>();

        Assert.Empty(missing);
    }

    private static string? Problem(MemberReferenceHandle handle)
    {
        try
        {
            Core.ResolveMember(MetadataTokens.GetToken(handle));
            return null;
        }
        catch (Exception problem) when (problem is MissingMemberException or TypeLoadException)
        {
            return problem.Message;
        }
    }

    private bool IsOfTheSdk(EntityHandle parent) =>
        parent.Kind == HandleKind.TypeReference
        && NameOf(Metadata.GetTypeReference((TypeReferenceHandle)parent)).StartsWith("Amazon.", StringComparison.Ordinal);

    private string NameOf(TypeReference type) => $"{Metadata.GetString(type.Namespace)}.{Metadata.GetString(type.Name)}";
}
