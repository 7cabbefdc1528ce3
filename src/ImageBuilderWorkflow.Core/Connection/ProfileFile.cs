namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Reads a shared config or credentials file by the rules of the AWS CLI, which are those of Python's configparser: comment lines, text
/// behind a section's bracket, values that go on in indented lines, and one section and one setting of a name.
/// </summary>
internal sealed class ProfileFile
{
    private const string DefaultsHeader = "DEFAULT";

    private readonly string _path;
    private readonly Dictionary<string, (int Line, Dictionary<string, Draft> Settings)> _sections = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private Dictionary<string, Draft>? _section;
    private string _header = string.Empty;
    private Draft? _setting;
    private int _indent;

    private ProfileFile(string path) => _path = path;

    /// <summary>The sections of a file, in its order; none when there is no such file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or a line of it makes no sense.</exception>
    public static IReadOnlyList<ProfileSection> Read(string path)
    {
        string text;
        try
        {
            if (!File.Exists(path))
            {
                return [];
            }

            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                ConfigurationError.ProfileNotUsable,
                $"The file '{path}' cannot be read: {error.Message}",
                error
            );
        }

        return new ProfileFile(path).Parse(text.ReplaceLineEndings("\n").Split('\n'));
    }

    private List<ProfileSection> Parse(string[] lines)
    {
        for (var number = 1; number <= lines.Length; number++)
        {
            Parse(lines[number - 1], number);
        }

        // What stands in [DEFAULT] counts in every section that does not say otherwise.
        var defaults = _sections.TryGetValue(DefaultsHeader, out var found) ? found.Settings : [];
        return
        [
            .. from header in _order
            where header != DefaultsHeader
            let section = _sections[header]
            let settings = section.Settings.Values.Concat(defaults.Values.Where(setting => !section.Settings.ContainsKey(setting.Name)))
            select new ProfileSection(
                header,
                _path,
                section.Line,
                settings.ToDictionary(setting => setting.Name, Finish, StringComparer.Ordinal)
            ),
        ];
    }

    private void Parse(string line, int number)
    {
        var text = line.Trim();
        if (text.Length == 0 || text[0] is '#' or ';')
        {
            return;
        }

        var indent = line.Length - line.TrimStart().Length;
        if (_setting is not null && indent > _indent)
        {
            _setting.Lines.Add((text, number));
            return;
        }

        _indent = indent;
        if (text[0] == '[' && text.LastIndexOf(']') is > 1 and var end)
        {
            BeginSection(text[1..end].Trim(), number);
        }
        else if (text[0] == '[' && !text.AsSpan().ContainsAny('=', ':'))
        {
            throw Nonsense(
                number,
                "the header of its section has no closing bracket. It has to be [profile NAME], or [NAME] in the credentials file"
            );
        }
        else if (_section is null)
        {
            throw Nonsense(
                number,
                text.StartsWith("export ", StringComparison.OrdinalIgnoreCase)
                    ? "it is a line of a shell script. A profile has a section, [profile NAME], and settings without export, NAME = VALUE"
                    : "it stands before the first section"
            );
        }
        else if (text.AsSpan().IndexOfAny('=', ':') is > 0 and var delimiter)
        {
            BeginSetting(text[..delimiter].Trim().ToLowerInvariant(), text[(delimiter + 1)..].Trim(), number);
        }
        else
        {
            throw Nonsense(number, "it is neither a section, [profile NAME], nor a setting, NAME = VALUE");
        }
    }

    private void BeginSection(string header, int number)
    {
        if (_sections.TryGetValue(header, out var first))
        {
            throw new ConfigurationException(
                ConfigurationError.ProfileNotUsable,
                $"The section [{header}] stands twice in '{_path}', in line {first.Line} and in line {number}. Make one of the two."
            );
        }

        (_header, _section, _setting) = (header, [], null);
        _sections.Add(header, (number, _section));
        _order.Add(header);
    }

    private void BeginSetting(string name, string value, int number)
    {
        _setting = new Draft(name, _header, number, [(value, number)]);
        if (!_section!.TryAdd(name, _setting))
        {
            throw new ConfigurationException(
                ConfigurationError.ProfileNotUsable,
                $"The setting {name} stands twice in [{_header}] of '{_path}', in line {_section[name].Number} and in line {number}. "
                    + "Remove one of the two."
            );
        }
    }

    private ProfileSetting Finish(Draft draft)
    {
        var value = string.Join('\n', draft.Lines.Select(line => line.Text)).TrimEnd();
        var setting = new ProfileSetting(draft.Name, value, draft.Header, _path, draft.Number);
        return value.StartsWith('\n') ? setting with { Nested = Nest(draft) } : setting;
    }

    private Dictionary<string, ProfileSetting> Nest(Draft draft)
    {
        var nested = new Dictionary<string, ProfileSetting>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, number) in draft.Lines.Skip(1))
        {
            var delimiter = text.IndexOf('=');
            if (delimiter < 0)
            {
                throw Nonsense(number, $"a line of the block below {draft.Name} has the form NAME = VALUE");
            }

            var name = text[..delimiter].Trim();
            nested[name] = new ProfileSetting(name, text[(delimiter + 1)..].Trim(), $"{draft.Header}, {draft.Name}", _path, number);
        }

        return nested;
    }

    // The text of the line is not told: it may be a secret in the wrong place.
    private ConfigurationException Nonsense(int number, string why) =>
        new(ConfigurationError.ProfileNotUsable, $"Line {number} of '{_path}' makes no sense: {why}.");

    private sealed record Draft(string Name, string Header, int Number, List<(string Text, int Number)> Lines);
}
