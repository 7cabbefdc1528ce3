using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Whatever comes over the wire is either read or called malformed.</summary>
public sealed class FuzzTests
{
    // Pieces that mean something to a JSON reader, or look as if they did.
    private static readonly byte[][] Pieces =
    [
        [.. "{"u8],
        [.. "}"u8],
        [.. "["u8],
        [.. "]"u8],
        [.. ","u8],
        [.. ":"u8],
        [.. "\""u8],
        [.. "\\"u8],
        [.. "null"u8],
        [.. "true"u8],
        [.. "-"u8],
        [.. "1e999"u8],
        [.. "0.1"u8],
        [.. "\\ud800"u8],
        [.. "\\udc00"u8],
        [.. "\\u00"u8],
        [.. "\"\\ud83d\""u8],
        [0xFF],
        [0xC3],
        [0x00],
        [0xEF, 0xBB, 0xBF],
        [.. "\"nextToken\":"u8],
        [.. "\"state\":{"u8],
        [.. "\"steps\":["u8],
        [.. "\"startTime\":9"u8],
        [.. "\"message\":\""u8],
        [.. "[[[[[[[[[["u8],
        [.. "{\"a\":"u8],
    ];

    [Fact]
    public void Random_bytes_are_read_or_malformed() =>
        Always.Holds(
            Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)),
            AssertReadOrMalformed,
            runs: 1000,
            shrink: Always.WithOneLess
        );

    [Fact]
    public void Random_pieces_of_JSON_are_read_or_malformed() =>
        Always.Holds(
            Gen.ArrayOf(Gen.Elements(Pieces)),
            pieces => AssertReadOrMalformed([.. "{"u8, .. pieces.SelectMany(piece => piece), .. "}"u8]),
            runs: 2000,
            shrink: Always.WithOneLess
        );

    [Fact]
    public void Damaged_answers_are_read_or_malformed()
    {
        var (read, runs) = (0, 0);
        foreach (var operation in Listings.Keys)
        {
            var body = SampleBodies.Of(operation);
            Always.Holds(
                Gen.ArrayOf(Damage(body.Length)).Resize(4),
                damages =>
                {
                    var damaged = new List<byte>(body);
                    foreach (var damage in damages)
                    {
                        damage.Apply(damaged);
                    }

                    read += TryParse(operation, [.. damaged]) ? 1 : 0;
                    runs++;
                },
                runs: 1000,
                shrink: Always.WithOneLess
            );
        }

        // Damage in a text leaves the page readable, so both ends are reached.
        Assert.InRange(read, runs / 20, runs * 19 / 20);
    }

    private static Gen<Damage> Damage(int length) =>
        from position in Gen.Choose(0, length)
        from remove in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Choose(2, 40)))
        from insert in Gen.OneOf(
            Gen.Elements(Pieces),
            Gen.Choose(0, 255).Select(value => new[] { (byte)value }),
            Gen.Constant(Array.Empty<byte>())
        )
        select new Damage(position, remove, insert);

    private static void AssertReadOrMalformed(byte[] body)
    {
        foreach (var operation in AllNames)
        {
            TryParse(operation, body);
        }
    }

    private static bool TryParse(string operation, byte[] body)
    {
        try
        {
            Assert.All(Parse(operation, body).Items, item => Assert.NotNull(item.AdditionalFields.ToString()));
            return true;
        }
        catch (MalformedResponseException)
        {
            return false;
        }
    }
}
