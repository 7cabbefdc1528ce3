using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using ImageBuilderWorkflow.Commands;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>No message of the module goes past the classes that make texts safe for a terminal.</summary>
public sealed class TerminalTests
{
    // What puts a text in front of a person, by the type of PowerShell or the framework, and the classes that may use it.
    private static readonly Dictionary<(string Type, string Member), string[]> Owners = new()
    {
        [("Cmdlet", "WriteWarning")] = [nameof(SafeCmdlet)],
        [("Cmdlet", "WriteVerbose")] = [nameof(SafeCmdlet)],
        [("Cmdlet", "WriteDebug")] = [nameof(SafeCmdlet)],
        [("Cmdlet", "WriteInformation")] = [nameof(SafeCmdlet)],
        [("Cmdlet", "WriteProgress")] = [nameof(SafeCmdlet)],
        [("Cmdlet", "WriteCommandDetail")] = [nameof(SafeCmdlet)],
        [("Cmdlet", "ShouldProcess")] = [nameof(SafeCmdlet)],
        [("Cmdlet", "ShouldContinue")] = [nameof(SafeCmdlet)],
        [("PSHostUserInterface", "*")] = [nameof(SafeCmdlet)],
        [("ErrorRecord", ".ctor")] = [nameof(ErrorRecords)],
        [("ErrorDetails", ".ctor")] = [nameof(ErrorRecords)],
        [("ErrorDetails", "set_RecommendedAction")] = [nameof(ErrorRecords)],
        [("CompletionResult", ".ctor")] = [nameof(CompletionItem)],
        [("ArgumentTransformationMetadataException", ".ctor")] = [nameof(BindingProblem)],
        [("ValidationMetadataException", ".ctor")] = [nameof(BindingProblem)],
        [("PSInvalidCastException", ".ctor")] = [nameof(BindingProblem)],
        [("Console", "Write")] = [],
        [("Console", "WriteLine")] = [],
        [("Console", "get_Out")] = [],
        [("Console", "get_Error")] = [],
    };

    private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xffff);

    [Fact]
    public void Every_text_for_a_person_is_written_by_a_class_that_makes_it_safe() =>
        Assert.All(
            Calls().Where(call => AllowedFor(call) is not null),
            call => Assert.True(AllowedFor(call)!.Contains(call.Caller), $"{call.Caller} uses {call.Type}.{call.Member}.")
        );

    [Fact]
    public void These_classes_are_used() =>
        Assert.Superset(
            new HashSet<string> { nameof(SafeCmdlet), nameof(ErrorRecords), nameof(CompletionItem), nameof(BindingProblem) },
            Calls().Where(call => AllowedFor(call) is not null).Select(call => call.Caller).ToHashSet()
        );

    [Fact]
    public void Every_cmdlet_writes_safe_texts() =>
        Assert.All(CmdletClass.All, cmdlet => Assert.True(cmdlet.Type.IsSubclassOf(typeof(SafeCmdlet))));

    private static string[]? AllowedFor((string Caller, string Type, string Member) call) =>
        Owners.GetValueOrDefault((call.Type, call.Member)) ?? Owners.GetValueOrDefault((call.Type, "*"));

    // The calls from the module to other assemblies: the outermost class that calls, and the member.
    private static List<(string Caller, string Type, string Member)> Calls()
    {
        using var file = new PEReader(File.OpenRead(typeof(SafeCmdlet).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var calls = new List<(string, string, string)>();
        foreach (
            var method in metadata
                .MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
        )
        {
            var caller = method.GetDeclaringType();
            while (!metadata.GetTypeDefinition(caller).GetDeclaringType().IsNil)
            {
                caller = metadata.GetTypeDefinition(caller).GetDeclaringType();
            }

            var body = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            foreach (var token in Tokens(body))
            {
                if (
                    token.Kind == HandleKind.MemberReference
                    && metadata.GetMemberReference((MemberReferenceHandle)token) is { Parent.Kind: HandleKind.TypeReference } member
                )
                {
                    var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                    var name = metadata.GetString(metadata.GetTypeDefinition(caller).Name);
                    calls.Add((name, metadata.GetString(type.Name), metadata.GetString(member.Name)));
                }
            }
        }

        return calls;
    }

    private static IEnumerable<EntityHandle> Tokens(BlobReader body)
    {
        while (body.RemainingBytes > 0)
        {
            int value = body.ReadByte();
            var code = OpCodes[value == 0xfe ? (value << 8) | body.ReadByte() : value];
            switch (code.OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineTok:
                    yield return MetadataTokens.EntityHandle(body.ReadInt32());
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    body.Offset++;
                    break;
                case OperandType.InlineVar:
                    body.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    body.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.Offset += 4 * targets;
                    break;
                default:
                    body.Offset += 4;
                    break;
            }
        }
    }
}
