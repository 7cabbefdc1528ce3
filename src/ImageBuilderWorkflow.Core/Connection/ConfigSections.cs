namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The sections of a config file, by what they are for and by name. Of several with one name the last counts, as for the AWS CLI.
/// </summary>
/// <param name="Profiles">The profiles.</param>
/// <param name="SignOnSessions">The sections <c>sso-session</c>.</param>
/// <param name="Services">The sections <c>services</c>.</param>
/// <param name="Bare">The sections whose header is a name alone. They are no profiles, and their author mostly meant them to be.</param>
internal sealed record ConfigSections(
    Dictionary<string, ProfileSection> Profiles,
    Dictionary<string, ProfileSection> SignOnSessions,
    Dictionary<string, ProfileSection> Services,
    Dictionary<string, ProfileSection> Bare
)
{
    private const string Default = "default";

    /// <summary>Sorts the sections of a file.</summary>
    public static ConfigSections From(IEnumerable<ProfileSection> sections)
    {
        var sorted = new ConfigSections(Empty(), Empty(), Empty(), Empty());
        foreach (var section in sections)
        {
            if (section.Header == Default)
            {
                sorted.Profiles[Default] = section;
            }
            else if (ShellWords.Split(section.Header) is [var bare])
            {
                sorted.Bare[bare] = section;
            }
            else if (ShellWords.Split(section.Header) is [var kind, var name])
            {
                var place = kind switch
                {
                    "profile" => sorted.Profiles,
                    "sso-session" => sorted.SignOnSessions,
                    "services" => sorted.Services,
                    _ => null,
                };
                if (place is not null)
                {
                    place[name] = section;
                }
            }
        }

        return sorted;
    }

    private static Dictionary<string, ProfileSection> Empty() => new(StringComparer.Ordinal);
}
