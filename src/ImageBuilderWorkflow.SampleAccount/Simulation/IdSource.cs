using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>Generates ids and numbers that look random and depend only on the seed and a name.</summary>
internal sealed class IdSource(int seed)
{
    /// <summary>A version 4 GUID in lower case.</summary>
    public string Guid(string name)
    {
        var hash = Hash(name);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    /// <summary>A number from 0 to less than 1.</summary>
    public double Fraction(string name) => BinaryPrimitives.ReadUInt32LittleEndian(Hash(name)) / (uint.MaxValue + 1.0);

    /// <summary>A resource id in the form of EC2: the prefix, a zero and sixteen hexadecimal digits.</summary>
    public string Ec2(string prefix, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-0{Convert.ToHexString(Hash(prefix + name), 0, 8).ToLowerInvariant()}");

    /// <summary>A key of 32 bytes.</summary>
    public byte[] Key(string name) => Hash("key/" + name);

    private byte[] Hash(string name) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{name}")));
}
