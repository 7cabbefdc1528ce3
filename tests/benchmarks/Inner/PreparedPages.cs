using System.Text;
using System.Text.Json;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Answers as they come from the wire, made beforehand.</summary>
internal static class PreparedPages
{
    /// <summary>The pages of an execution with so many steps, 25 on each.</summary>
    public static IReadOnlyList<byte[]> Full(int steps)
    {
        var account = new TestAccount(scale: new ScaleOptions { BigStepCount = steps });
        var pages = new List<byte[]>();
        string? token = null;
        do
        {
            var members = new Dictionary<string, object>
            {
                ["workflowExecutionId"] = account.Known.BigWorkflowExecutionId,
                ["maxResults"] = Case.PageSize,
            };
            if (token is not null)
                members["nextToken"] = token;
            var answer = account.Handle(
                new AccountRequest("POST", "/ListWorkflowStepExecutions", "", JsonSerializer.SerializeToUtf8Bytes(members))
            );
            pages.Add(answer.Body.ToArray());
            using var page = JsonDocument.Parse(answer.Body);
            token = page.RootElement.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        } while (token is not null);
        return pages;
    }

    /// <summary>A listing of so many pages without anything on them: what is left is the cost of the page itself.</summary>
    public static IReadOnlyList<byte[]> Empty(int count) =>
        [
            .. Enumerable
                .Range(1, count - 1)
                .Select(page => Encoding.UTF8.GetBytes(Figure.Text($$"""{"steps":[],"nextToken":"{{page}}"}"""))),
            [.. """{"steps":[]}"""u8],
        ];
}
