using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>
/// The names of the API's members belong to the library: the cmdlets know its operations and the parameters of their requests.
/// </summary>
public sealed class WireNameTests
{
    // What a listing is for is no member: it is not sent.
    [Fact]
    public void The_module_gives_no_member_of_a_request_a_name()
    {
        using var file = new PEReader(File.OpenRead(typeof(ListingCmdlet).Assembly.Location));
        var metadata = file.GetMetadataReader();

        var used = metadata
            .MemberReferences.Select(metadata.GetMemberReference)
            .Where(member =>
                member.Parent.Kind == HandleKind.TypeReference
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(RequestMembers)
            )
            .Select(member => metadata.GetString(member.Name))
            .Where(name => name != nameof(RequestMembers.For));

        Assert.Empty(used);
    }

    [Fact]
    public void Every_operation_with_a_body_builds_its_request()
    {
        var without =
            from type in typeof(ListOperation<>).Assembly.GetTypes()
            where type.Name.EndsWith("Operations", StringComparison.Ordinal)
            from property in type.GetProperties()
            where
                property.PropertyType.GetGenericTypeDefinition() != typeof(GetOperation<>)
                && type.GetMethod(property.Name + "Request") is null
            select $"{type.Name}.{property.Name}";

        Assert.Empty(without);
    }
}
