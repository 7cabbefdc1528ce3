using System.Globalization;
using System.Net;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>
/// A piece of HTML. Made from an interpolated string, it escapes every value that is not itself a piece of HTML, so that no text of the
/// service can become an element.
/// </summary>
internal sealed class Markup
{
    private readonly string _html;

    private Markup(string html) => _html = html;

    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new(string.Empty);

    /// <summary>Makes a piece of HTML.</summary>
    /// <param name="html">The HTML, with values to escape.</param>
    public static Markup Of(FormattableString html) => new(html.ToString(Escaping.Instance));

    /// <summary>Takes a text that is HTML, a style sheet or a script of the page itself.</summary>
    /// <param name="html">The text.</param>
    public static Markup Own(string html) => new(html);

    /// <summary>Puts pieces of HTML one after another.</summary>
    /// <param name="parts">The pieces.</param>
    /// <param name="between">What stands between them.</param>
    public static Markup Join(IEnumerable<Markup> parts, string between = "") => new(string.Join(between, parts));

    /// <summary>Returns the HTML.</summary>
    public override string ToString() => _html;

    private sealed class Escaping : IFormatProvider, ICustomFormatter
    {
        public static Escaping Instance { get; } = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            arg switch
            {
                Markup markup => markup._html,
                IFormattable value => WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)),
                _ => WebUtility.HtmlEncode(arg?.ToString()) ?? string.Empty,
            };
    }
}
