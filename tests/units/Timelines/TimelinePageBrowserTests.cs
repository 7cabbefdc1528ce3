using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Timelines;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>The page in a real browser.</summary>
public sealed partial class TimelinePageBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string VisibleRows = "[...document.querySelectorAll('tbody tr')].filter(r => r.getClientRects().length > 0).length";

    private readonly string _folder = Directory.CreateTempSubdirectory("ib-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(360, "light")]
    public async Task It_loads_without_a_complaint_or_a_request_and_fits_the_window(int width, string scheme)
    {
        foreach (var entries in new[] { Drawing.FailedBuild(), Drawing.LongBuild(300), Drawing.HostileBuild(), Drawing.WaitingBuild() })
        {
            var page = await OpenAsync(entries, width, scheme);

            Assert.Equal(entries.Count, await page.AskAsync<int>(VisibleRows));
            Assert.True(await page.AskAsync<int>("document.documentElement.scrollWidth") <= width);
            Assert.Empty(page.Complaints);
            Assert.StartsWith("file:", Assert.Single(page.Requests), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Hostile_texts_are_texts()
    {
        var entries = Drawing.HostileBuild();
        var page = await OpenAsync(entries, title: Drawing.HostileTexts[0]);

        Assert.Equal("undefined", await page.AskAsync<string>("typeof window.owned"));
        Assert.Equal(Drawing.HostileTexts[0], await page.AskAsync<string>("document.title"));
        Assert.Equal(Drawing.HostileTexts[0], await page.AskAsync<string>("document.querySelector('h1').textContent"));
        var names = await page.AskAsync<string[]>("[...document.querySelectorAll('.who bdi')].map(e => e.textContent)");
        var messages = await page.AskAsync<string[]>("[...document.querySelectorAll('.message')].map(e => e.textContent)");
        Assert.Superset(Drawing.HostileTexts.Select(TimelineText.Line).ToHashSet(), names.ToHashSet());
        Assert.Superset(Drawing.HostileTexts.Select(text => TimelineText.Block(text, 4000)).ToHashSet(), messages.ToHashSet());
        Assert.Equal(1, await page.AskAsync<int>("document.scripts.length"));
        Assert.Equal(
            0,
            await page.AskAsync<int>("document.querySelectorAll('img, b:not(.note b), iframe, [onmouseover], [autofocus]').length")
        );
    }

    // What would have to go wrong twice: even an element that got in runs no script and asks nobody.
    [Fact]
    public async Task The_policy_allows_nothing_but_the_page_itself()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var page = await OpenAsync(Drawing.FailedBuild());

        await page.AskAsync<bool>(
            $$"""
            new Promise(done => {
              let left = 3;
              document.addEventListener('securitypolicyviolation', () => --left || done(true));
              document.body.insertAdjacentHTML('beforeend', '<img src="http://{{server.LocalEndpoint}}/x.png" onerror="window.owned = 1">');
              const script = document.createElement('script');
              script.textContent = 'window.owned = 1';
              document.body.append(script);
              const style = document.createElement('style');
              style.textContent = 'body { background: url(http://{{server.LocalEndpoint}}/y.png) }';
              document.body.append(style);
            })
            """
        );

        Assert.Equal("undefined", await page.AskAsync<string>("typeof window.owned"));
        Assert.False(server.Pending());
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_bar_stands_where_its_times_say(int width)
    {
        List<TimelineEntry> entries = [.. Drawing.FailedBuild(), .. Drawing.WaitingBuild()];
        var page = await OpenAsync(entries, width);

        var bars = await page.AskAsync<double[][]>(
            """
            [...document.querySelectorAll('tbody tr')].map(row => {
              const track = row.querySelector('.track').getBoundingClientRect();
              const bar = row.querySelector('.track > .bar')?.getBoundingClientRect();
              return bar ? [bar.left - track.left, bar.width, track.width] : [];
            })
            """
        );

        // The longest build runs for 40 minutes so far.
        Assert.Equal(entries.Count, bars.Length);
        foreach (var (entry, bar) in entries.Zip(bars))
        {
            if (entry.StartTime is not { } start)
            {
                Assert.Empty(bar);
                continue;
            }

            var (from, to) = (
                (start - Drawing.Start).TotalMinutes,
                ((entry.EndTime ?? entry.ReadTime) - Drawing.Start)!.Value.TotalMinutes
            );
            Assert.Equal(from / 40 * bar[2], bar[0], tolerance: 1);
            Assert.Equal(Math.Max((to - from) / 40 * bar[2], 3), bar[1], tolerance: 1);
        }
    }

    [Fact]
    public async Task It_is_light_or_dark_as_the_reader_prefers_and_can_be_read_in_both()
    {
        var backgrounds = new List<string>();
        foreach (var scheme in new[] { "light", "dark" })
        {
            var page = await OpenAsync(Drawing.FailedBuild(), scheme: scheme);
            backgrounds.Add(await page.AskAsync<string>("getComputedStyle(document.body).backgroundColor"));

            foreach (var text in new[] { "ink", "soft", "completed", "failed", "running", "waiting", "cancelled" })
            {
                foreach (var ground in new[] { "page", "panel", "tip" })
                {
                    var contrast = Contrast(await ColourAsync(page, text), await ColourAsync(page, ground));
                    Assert.True(contrast >= 4.5, $"{scheme}: {text} on {ground} has a contrast of {contrast:0.00}.");
                }
            }
        }

        Assert.Equal(["rgb(255, 255, 255)", "rgb(18, 22, 27)"], backgrounds);
    }

    [Fact]
    public async Task A_tooltip_comes_with_the_pointer_and_with_the_focus_and_goes_with_Escape()
    {
        const string Shown =
            "[...document.querySelectorAll('.tip')].filter(t => getComputedStyle(t).visibility === 'visible').map(t => t.id)";
        var page = await OpenAsync(Drawing.FailedBuild());
        Assert.Empty(await page.AskAsync<string[]>(Shown));

        await page.PointAsync("#r4 .bar");
        Assert.Equal(["t4"], await page.AskAsync<string[]>(Shown));
        Assert.True(
            await page.AskAsync<bool>(
                "(b => b.top >= 0 && b.left >= 0 && b.right <= innerWidth)(document.querySelector('#t4').getBoundingClientRect())"
            )
        );
        var tip = await page.AskAsync<string>("document.querySelector('#t4').innerText");
        Assert.Contains("2026-09-14 07:57:10Z", tip, StringComparison.Ordinal);
        Assert.Contains("14m 00s", tip, StringComparison.Ordinal);

        await page.PressAsync("Escape", 27);
        Assert.Empty(await page.AskAsync<string[]>(Shown));

        await page.PointAsync("h1");
        await page.AskAsync<bool>("document.querySelector('#r8').focus(), true");
        Assert.Equal(["t8"], await page.AskAsync<string[]>(Shown));
        Assert.Contains(
            "The test found a difference.",
            await page.AskAsync<string>("document.querySelector('#t8').innerText"),
            StringComparison.Ordinal
        );
        await page.PressAsync("Escape", 27);
        Assert.Empty(await page.AskAsync<string[]>(Shown));
    }

    [Fact]
    public async Task The_keyboard_moves_between_rows_and_folds_them()
    {
        const string Focused = "document.activeElement.id";
        var page = await OpenAsync(Drawing.FailedBuild());
        await page.AskAsync<bool>("document.querySelector('#r1').focus(), true");

        await page.PressAsync("ArrowDown", 40);
        Assert.Equal("r2", await page.AskAsync<string>(Focused));
        await page.PressAsync("ArrowLeft", 37);
        Assert.Equal("false", await page.AskAsync<string>("document.activeElement.getAttribute('aria-expanded')"));
        Assert.Equal(6, await page.AskAsync<int>(VisibleRows));
        await page.PressAsync("ArrowDown", 40);
        Assert.Equal("r6", await page.AskAsync<string>(Focused));
        await page.PressAsync("End", 35);
        Assert.Equal("r9", await page.AskAsync<string>(Focused));
        await page.PressAsync("ArrowLeft", 37);
        Assert.Equal("r6", await page.AskAsync<string>(Focused));
        Assert.Equal(1, await page.AskAsync<int>("document.querySelectorAll('tbody tr[tabindex=\"0\"]').length"));

        await page.AskAsync<bool>("document.querySelector('[data-depth=\"0\"]').click(), true");
        Assert.Equal(1, await page.AskAsync<int>(VisibleRows));
        await page.AskAsync<bool>("document.querySelector('[data-depth=\"2\"]').click(), true");
        Assert.Equal(9, await page.AskAsync<int>(VisibleRows));
    }

    [Fact]
    public async Task A_screen_reader_hears_the_name_the_status_the_start_the_duration_and_the_wait_of_each_row()
    {
        var page = await OpenAsync(Drawing.FailedBuild());

        var tree = await page.SendAsync("Accessibility.getFullAXTree");
        var nodes = tree["nodes"]!.AsArray().Where(static node => !node!["ignored"]!.GetValue<bool>()).ToList();
        string[] roles = [.. nodes.Select(static node => $"{node!["role"]?["value"]}")];

        Assert.Single(roles, static role => role == "treegrid");
        Assert.Equal(9, roles.Count(static role => role == "rowheader"));
        var row = nodes
            .Where(static node => $"{node!["role"]?["value"]}" == "row")
            .Single(static node => $"{node!["name"]?["value"]}".Contains("Step2 Completed", StringComparison.Ordinal))!;
        Assert.Equal(
            "Step2 Completed Starts after 5m 00s, on the critical path 14m 00s 2m 00s",
            Spaces().Replace($"{row["name"]!["value"]}", " ").Trim()
        );
        Assert.Contains("2026-09-14 07:57:10Z", $"{row["description"]?["value"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_script_everything_is_there()
    {
        var page = await browser.OpenAsync();
        await page.ViewAsync(1280);
        await page.SendAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = true });
        await page.LoadAsync(Save(Drawing.FailedBuild()));
        await page.SendAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = false });

        Assert.Equal(9, await page.AskAsync<int>(VisibleRows));
        Assert.Equal("none", await page.AskAsync<string>("getComputedStyle(document.querySelector('.depth')).display"));
        await page.AskAsync<bool>("document.querySelector('#r8').focus(), true");
        Assert.Equal("visible", await page.AskAsync<string>("getComputedStyle(document.querySelector('#t8')).visibility"));
    }

    [Fact]
    public async Task On_paper_it_is_light_and_each_build_begins_a_page()
    {
        var page = await OpenAsync([.. Drawing.FailedBuild(), .. Drawing.WaitingBuild()], scheme: "dark", media: "print");

        Assert.Equal("rgb(255, 255, 255)", await page.AskAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("none", await page.AskAsync<string>("getComputedStyle(document.querySelector('.depth')).display"));
        var pdf = await page.SendAsync("Page.printToPDF", new JsonObject { ["preferCSSPageSize"] = true, ["printBackground"] = false });
        var text = Encoding.Latin1.GetString(Convert.FromBase64String(pdf["data"]!.GetValue<string>()));
        Assert.Equal(2, PageOfPdf().Count(text));
    }

    [Theory]
    [InlineData("light", "rgb(255, 255, 255)")]
    [InlineData("dark", "rgb(18, 22, 27)")]
    public async Task The_picture_is_drawn_in_the_colours_that_the_reader_prefers(string scheme, string background)
    {
        var page = await browser.OpenAsync();
        await page.ViewAsync(1280, scheme);
        var path = Path.Combine(_folder, "x.svg");
        await File.WriteAllTextAsync(path, Drawing.Of(".svg", Drawing.HostileBuild()), TestContext.Current.CancellationToken);
        await page.LoadAsync(path);

        Assert.Equal(background, await page.AskAsync<string>("getComputedStyle(document.querySelector('.page')).fill"));
        Assert.Equal("undefined", await page.AskAsync<string>("typeof window.owned"));
        Assert.Empty(page.Complaints);
        Assert.Single(page.Requests);
    }

    private static async Task<double[]> ColourAsync(BrowserPage page, string name)
    {
        var text = await page.AskAsync<string>($"getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()");
        var digits = text.Length == 4 ? string.Concat(text[1..].Select(static c => $"{c}{c}")) : text[1..];
        return [.. digits.Chunk(2).Select(static part => int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];
    }

    // As WCAG 2.2 defines it.
    private static double Contrast(double[] first, double[] second)
    {
        var (one, other) = (Luminance(first), Luminance(second));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

        static double Luminance(double[] colour)
        {
            double[] linear = [.. colour.Select(static part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
            return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
        }
    }

    private async Task<BrowserPage> OpenAsync(
        IEnumerable<TimelineEntry> entries,
        int width = 1280,
        string scheme = "light",
        string media = "screen",
        string? title = null
    )
    {
        var page = await browser.OpenAsync();
        await page.ViewAsync(width, scheme, media);
        await page.LoadAsync(Save(entries, title));
        return page;
    }

    private string Save(IEnumerable<TimelineEntry> entries, string? title = null)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid()}.html");
        File.WriteAllText(path, Drawing.Of(".html", entries, title));
        return path;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageOfPdf();
}
