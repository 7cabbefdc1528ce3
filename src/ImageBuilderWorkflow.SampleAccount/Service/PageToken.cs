using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>
/// Tokens that only the account itself can make and read: base64url of a checksum over the token's content and the listing it belongs
/// to, followed by the content hidden under that checksum. A token that was altered, or that another listing gave out, does not verify.
/// </summary>
internal sealed class PageToken(byte[] key)
{
    private const int ContentSize = 8;
    private const int ChecksumSize = 16;
    private const int EncodedLength = (ContentSize + ChecksumSize) * 4 / 3;

    /// <summary>Makes the token of a place in the listing that <paramref name="binding"/> names.</summary>
    public string Encode(ReadOnlySpan<byte> binding, Place place)
    {
        Span<byte> token = stackalloc byte[ChecksumSize + ContentSize];
        var content = token[ChecksumSize..];
        BinaryPrimitives.WriteInt32BigEndian(content, place.Position);
        BinaryPrimitives.WriteInt32BigEndian(content[4..], place.Page);
        WriteChecksum(binding, content, token[..ChecksumSize]);
        Mask(token);
        return Convert.ToBase64String(token).Replace('+', '-').Replace('/', '_');
    }

    /// <summary>Reads a token; null when this account did not give it out for this listing.</summary>
    public Place? Decode(ReadOnlySpan<byte> binding, string text)
    {
        Span<byte> token = stackalloc byte[ChecksumSize + ContentSize];
        if (text.Length != EncodedLength || text.AsSpan().ContainsAny('+', '/')
            || !Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/'), token, out var written)
            || written != token.Length)
        {
            return null;
        }

        Mask(token);
        var content = token[ChecksumSize..];
        Span<byte> expected = stackalloc byte[ChecksumSize];
        WriteChecksum(binding, content, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, token[..ChecksumSize])) return null;
        return new Place(BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
    }

    private void WriteChecksum(ReadOnlySpan<byte> binding, ReadOnlySpan<byte> content, Span<byte> checksum)
    {
        var message = new byte[binding.Length + content.Length];
        binding.CopyTo(message);
        content.CopyTo(message.AsSpan(binding.Length));
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, message, hash);
        hash[..checksum.Length].CopyTo(checksum);
    }

    // The checksum seeds the mask, so equal positions of different listings look nothing alike.
    private void Mask(Span<byte> token)
    {
        Span<byte> mask = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, token[..ChecksumSize], mask);
        var content = token[ChecksumSize..];
        for (var i = 0; i < content.Length; i++) content[i] ^= mask[i];
    }

    /// <summary>Where a page starts.</summary>
    /// <param name="Position">The index of its first item in the whole listing.</param>
    /// <param name="Page">The page's number; the first one is 1.</param>
    internal readonly record struct Place(int Position, int Page);
}
