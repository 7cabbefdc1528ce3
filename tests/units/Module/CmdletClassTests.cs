using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What every cmdlet's class has in common.</summary>
public sealed class CmdletClassTests
{
    private static readonly string[] ApprovedVerbs =
    [
        .. new[]
        {
            typeof(VerbsCommon),
            typeof(VerbsCommunications),
            typeof(VerbsData),
            typeof(VerbsDiagnostic),
            typeof(VerbsLifecycle),
            typeof(VerbsOther),
            typeof(VerbsSecurity),
        }
            .SelectMany(verbs => verbs.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(verb => (string)verb.GetRawConstantValue()!),
    ];

    [Fact]
    public void A_cmdlet_gets_or_draws_or_changes_or_computes_something_or_waits_or_is_a_switch() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                Assert.Single(
                    CmdletClass
                        .Readers.Concat(CmdletClass.Drawings)
                        .Concat(CmdletClass.Actions)
                        .Concat(CmdletClass.Waits)
                        .Concat(CmdletClass.Unconnected),
                    one => one == cmdlet
                );
                Assert.Equal(cmdlet.Verb is VerbsCommon.Get or VerbsData.Compare, CmdletClass.Readers.Contains(cmdlet));
                Assert.Equal(cmdlet.Verb is VerbsDiagnostic.Measure, CmdletClass.Calculators.Contains(cmdlet));
                Assert.Equal(cmdlet.Verb is VerbsLifecycle.Wait, CmdletClass.Waits.Contains(cmdlet));
            }
        );

    [Fact]
    public void A_cmdlet_is_a_public_sealed_class_named_after_it() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                Assert.True(cmdlet.Type.IsPublic && cmdlet.Type.IsSealed, $"{cmdlet.Type} is not public and sealed.");
                Assert.Equal($"{cmdlet.Verb}{cmdlet.Noun}Command", cmdlet.Type.Name);
                Assert.NotNull(cmdlet.Type.GetConstructor(Type.EmptyTypes));
                Assert.True(typeof(Cmdlet).IsAssignableFrom(cmdlet.Type));
            }
        );

    [Fact]
    public void Every_public_class_that_could_be_a_cmdlet_is_one()
    {
        var concrete = CmdletClass.All[0].Type.Assembly.GetExportedTypes().Where(type => !type.IsAbstract);

        Assert.Equal(CmdletClass.All.Select(cmdlet => cmdlet.Type.Name).Order(), concrete.Select(type => type.Name).Order());
    }

    [Fact]
    public void A_cmdlet_has_a_file_of_its_own()
    {
        var declarations = Directory
            .EnumerateFiles(Repository.PathOf("src", "ImageBuilderWorkflow.Module"), "*.cs")
            .SelectMany(file =>
                Regex.Matches(File.ReadAllText(file), @"^\[Cmdlet\(", RegexOptions.Multiline).Select(_ => Path.GetFileName(file))
            )
            .Order();

        Assert.Equal(CmdletClass.All.Select(cmdlet => cmdlet.Type.Name + ".cs").Order(), declarations);
    }

    [Fact]
    public void A_cmdlet_is_called_an_approved_verb_and_a_noun_with_our_prefix() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                Assert.Contains(cmdlet.Verb, ApprovedVerbs);
                Assert.Matches("^IB[A-Z][A-Za-z]*$", cmdlet.Noun);
                Assert.False(cmdlet.Noun.EndsWith('s'), $"{cmdlet.Noun} is a plural.");
            }
        );

    [Fact]
    public void A_cmdlet_says_what_it_emits() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                Assert.NotEmpty(cmdlet.OutputTypes);
                Assert.Equal(cmdlet.OutputTypes.Distinct(), cmdlet.OutputTypes);
                if (CmdletClass.Switches.Contains(cmdlet))
                {
                    Assert.Equal([typeof(void)], cmdlet.OutputTypes);
                    return;
                }

                Assert.All(
                    cmdlet.OutputTypes,
                    type =>
                        Assert.True(
                            CmdletClass.Drawings.Contains(cmdlet)
                                ? PublicSurface.IsKnownToEverySession(type)
                                : type.IsPublic && type.IsSubclassOf(typeof(ServiceObject))
                        )
                );
            }
        );

    [Fact]
    public void A_cmdlet_that_emits_several_types_says_which_set_emits_which() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                var sets = cmdlet.Outputs.SelectMany(output => output.Sets).Distinct().ToList();
                Assert.Equal(cmdlet.Outputs.Count == 1 ? [] : cmdlet.Sets.Order(), sets.Order());
                Assert.All(cmdlet.Outputs, output => Assert.Equal(cmdlet.Outputs.Count == 1, output.Sets.Count == 0));
            }
        );

    [Fact]
    public void The_default_parameter_set_is_one_of_the_sets() =>
        Assert.All(CmdletClass.Listings, cmdlet => Assert.Contains(cmdlet.DefaultSet, cmdlet.Sets));

    [Fact]
    public void A_cmdlet_has_a_test_in_PowerShell() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
                Assert.True(
                    File.Exists(Repository.PathOf("tests", "powershell", cmdlet.Name + ".Tests.ps1")),
                    $"{cmdlet} has no test in PowerShell."
                )
        );
}
