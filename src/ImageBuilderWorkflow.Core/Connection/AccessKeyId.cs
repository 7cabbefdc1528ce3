namespace ImageBuilderWorkflow.Core;

/// <summary>What an access key's id tells.</summary>
internal static class AccessKeyId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int PrefixLength = 4;
    private const int AccountLength = 10;

    /// <summary>
    /// What the keys of one account have in common. AWS writes the account's number into its access keys, so two roles' keys, or a
    /// role's keys of two hours, are seen to belong together. A key of another form stands for itself.
    /// </summary>
    public static string Account(string accessKeyId)
    {
        if (accessKeyId.Length < PrefixLength + AccountLength)
        {
            return accessKeyId;
        }

        long bits = 0;
        foreach (var letter in accessKeyId.AsSpan(PrefixLength, AccountLength))
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return accessKeyId;
            }

            bits = (bits << 5) | (long)value;
        }

        // Fifty bits; the account's number is bits 1 to 40 of the first 48.
        return ((bits >> 9) & 0xFF_FFFF_FFFF).ToString("D12", System.Globalization.CultureInfo.InvariantCulture);
    }
}
