using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>
/// Reads and creates page tokens. A token is the base64url text of a checksum and the masked content. The checksum covers the content and
/// the binding of the listing, so that a changed token and a token of another listing are invalid.
/// </summary>
internal sealed class PageToken(byte[] key)
{
    private const int ContentSize = 8;
    private const int ChecksumSize = 16;
    private const int EncodedLength = (ContentSize + ChecksumSize) * 4 / 3;

    /// <summary>Creates the token of a place in the listing with a binding.</summary>
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

    /// <summary>Reads a token; null if it is not from this account and this listing.</summary>
    public Place? Decode(ReadOnlySpan<byte> binding, string text)
    {
        Span<byte> token = stackalloc byte[ChecksumSize + ContentSize];
        if (
            text.Length != EncodedLength
            || text.AsSpan().ContainsAny('+', '/')
            || !Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/'), token, out var written)
            || written != token.Length
        )
        {
            return null;
        }

        Mask(token);
        var content = token[ChecksumSize..];
        Span<byte> expected = stackalloc byte[ChecksumSize];
        WriteChecksum(binding, content, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, token[..ChecksumSize]))
            return null;
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

    // The mask depends on the checksum, so that equal positions in different listings look different.
    private void Mask(Span<byte> token)
    {
        Span<byte> mask = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, token[..ChecksumSize], mask);
        var content = token[ChecksumSize..];
        for (var i = 0; i < content.Length; i++)
            content[i] ^= mask[i];
    }

    /// <summary>The start of a page.</summary>
    /// <param name="Position">The index of the first item in the listing.</param>
    /// <param name="Page">The page number, from 1.</param>
    internal readonly record struct Place(int Position, int Page);
}
