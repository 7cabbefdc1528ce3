using System.Text;
using ImageBuilderWorkflow.Timelines;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>Timelines to draw, and the files that come of them.</summary>
internal static class Drawing
{
    /// <summary>When the first build was requested.</summary>
    public static readonly DateTime Start = new(2026, 9, 14, 7, 52, 10, DateTimeKind.Utc);

    /// <summary>Texts that mean something to HTML, XML, JSON, Markdown, Mermaid, a terminal or a reader of right-to-left text.</summary>
    public static IReadOnlyList<string> HostileTexts { get; } =
    [
        "</title></style></script><script>window.owned = 1</script>",
        "<img src=x onerror=\"window.owned = 1\">",
        "' onmouseover='window.owned = 1' \" onfocus=\"window.owned = 1\" autofocus x=\"",
        "]]><!-- & &amp; &lt; -->",
        "a: b; c # d, crit, done",
        "section evil",
        "title evil",
        "end",
        "%%{init: {'theme': 'dark'}}%%",
        "x %% comment",
        "2026-01-01",
        "click t1 call alert()",
        "accTitle: x",
        "```\n| a | b |\n**bold** _it_ [l](https://evil.example) @octocat #12 $x$ ~~no~~ \\| www.evil.example",
        "\e[31mred\e]0;owned\a",
        "\u202egnp.exe\u2066",
        "\u05e9\u05dc\u05d5\u05dd",
        "\ud800half\uffff\ufffe",
        "\0null",
    ];

    /// <summary>What is drawn of entries.</summary>
    /// <param name="extension">The extension of the file.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="title">The title.</param>
    public static string Of(string extension, IEnumerable<TimelineEntry> entries, string? title = null)
    {
        using var file = new MemoryStream();
        TimelineFormat.Of("x" + extension)!.Write(new TimelineChart(entries, Start.AddHours(2)), title, file);
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file.ToArray());
    }

    /// <summary>A build whose test failed, so that its last step never started.</summary>
    /// <param name="name">The name, version and build number of the image.</param>
    /// <param name="reason">Why it failed.</param>
    public static List<TimelineEntry> FailedBuild(string name = "golden-image/1.4.2/2", string? reason = "The test found a difference.") =>
        [
            Image(name, "FAILED", 0, 30),
            Workflow(name, 1, "COMPLETED", 1, 20, isCritical: true),
            Step(name, 1, 1, "COMPLETED", 1, 3),
            Step(name, 1, 2, "COMPLETED", 5, 19, isCritical: true, wait: 2),
            Step(name, 1, 3, "SKIPPED", 20, 20),
            Workflow(name, 2, "FAILED", 21, 30, isCritical: true),
            Step(name, 2, 1, "COMPLETED", 21, 24, isCritical: true),
            Step(name, 2, 2, "FAILED", 25, 30, isCritical: true, reason: reason),
            Step(name, 2, 3, "PENDING", null, null),
        ];

    /// <summary>A build that waits for a person.</summary>
    /// <param name="name">The name, version and build number of the image.</param>
    public static List<TimelineEntry> WaitingBuild(string name = "golden-image/1.4.3/1")
    {
        List<TimelineEntry> entries =
        [
            Image(name, "DISTRIBUTING", 0, null),
            Workflow(name, 1, "RUNNING", 1, null, isCritical: true),
            Step(name, 1, 1, "COMPLETED", 1, 10, isCritical: true),
            Step(name, 1, 2, "RUNNING", 10, null, isCritical: true),
        ];
        entries[1].IsWaiting = true;
        entries[3].IsWaiting = true;
        return entries;
    }

    /// <summary>A build with many steps.</summary>
    /// <param name="steps">How many.</param>
    public static List<TimelineEntry> LongBuild(int steps)
    {
        const string Name = "long-image/1.0.0/1";
        return
        [
            Image(Name, "AVAILABLE", 0, steps),
            Workflow(Name, 1, "COMPLETED", 0, steps),
            .. Enumerable.Range(1, steps).Select(step => Step(Name, 1, step, "COMPLETED", step - 1, step)),
        ];
    }

    /// <summary>A build in which every text is hostile.</summary>
    public static List<TimelineEntry> HostileBuild()
    {
        var entries = Enumerable.Range(0, 3).SelectMany(_ => FailedBuild()).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, text) = (entries[i], HostileTexts[i % HostileTexts.Count]);
            entry.Name = text;
            entry.Reason = text;
            entry.StepAction = entry.StepAction is null ? null : text;
            entry.ParallelGroup = text;
            entry.WorkflowType = text;
            entry.Status = i % 2 == 0 ? entry.Status : text;
            entry.ImageBuildVersionArn += HostileTexts[i / 9];
            entry.WorkflowBuildVersionArn += text;
            entry.WorkflowExecutionId += HostileTexts[i / 9];
            entry.StepExecutionId += text;
        }

        return entries;
    }

    /// <summary>The entry of an image.</summary>
    public static TimelineEntry Image(string name, string status, double start, double? end) =>
        Entry(name, "Image", name, status, start, end);

    /// <summary>The entry of a workflow.</summary>
    public static TimelineEntry Workflow(string image, int number, string status, double? start, double? end, bool isCritical = false)
    {
        var entry = Entry(image, "Workflow", $"workflow-{number} 1.0.{number}", status, start, end);
        entry.IsCritical = isCritical;
        SetWorkflow(entry, number);
        return entry;
    }

    /// <summary>The entry of a step.</summary>
    public static TimelineEntry Step(
        string image,
        int workflow,
        int number,
        string status,
        double? start,
        double? end,
        bool isCritical = false,
        double? wait = null,
        string? reason = null
    )
    {
        var entry = Entry(image, "Step", $"Step{number}", status, start, end);
        SetWorkflow(entry, workflow);
        entry.StepName = entry.Name;
        entry.StepAction = "RunCommand";
        entry.StepExecutionId = $"step-{workflow:00000000}-0000-4000-8000-{number:000000000000}";
        entry.IsCritical = isCritical;
        entry.Wait = wait is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        entry.Reason = reason;
        return entry;
    }

    private static TimelineEntry Entry(string image, string kind, string name, string status, double? start, double? end) =>
        new()
        {
            Kind = kind,
            Name = name,
            Status = status,
            StartTime = start is { } from ? Start.AddMinutes(from) : null,
            EndTime = end is { } to ? Start.AddMinutes(to) : null,
            ReadTime = Start.AddMinutes(40),
            ImageBuildVersionArn = "arn:aws:imagebuilder:eu-west-1:123456789012:image/" + image,
        };

    private static void SetWorkflow(TimelineEntry entry, int number)
    {
        entry.WorkflowBuildVersionArn = $"arn:aws:imagebuilder:eu-west-1:aws:workflow/build/workflow-{number}/1.0.{number}/1";
        entry.WorkflowExecutionId = $"wf-{number:00000000}-0000-4000-8000-000000000000";
        entry.WorkflowType = "BUILD";
    }
}
