using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Tests.Core;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>A page of the browser.</summary>
internal sealed class BrowserPage(Browser browser, string session)
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private TaskCompletionSource _loaded = new();

    /// <summary>What the protocol calls the page.</summary>
    public string Session => session;

    /// <summary>What the browser complained about: errors of scripts, of the policy and of requests.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The addresses that were requested.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Sends a command.</summary>
    /// <param name="method">The command.</param>
    /// <param name="parameters">Its parameters.</param>
    public Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => browser.SendAsync(method, parameters, session);

    /// <summary>Sets the size of the window, and what the reader prefers. There are no transitions.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="scheme">light or dark.</param>
    /// <param name="media">screen or print.</param>
    public async Task ViewAsync(int width, string scheme = "light", string media = "screen")
    {
        await SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject
            {
                ["width"] = width,
                ["height"] = 900,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = width < 500,
            }
        );
        await SendAsync(
            "Emulation.setEmulatedMedia",
            new JsonObject
            {
                ["media"] = media,
                ["features"] = new JsonArray(
                    new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme },
                    new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" }
                ),
            }
        );
    }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The path of the file.</param>
    public async Task LoadAsync(string path)
    {
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = new Uri(path).AbsoluteUri });
        await _loaded.Task.Soon();
    }

    /// <summary>Computes something in the page.</summary>
    /// <param name="script">An expression of JavaScript.</param>
    public async Task<T> AskAsync<T>(string script)
    {
        var answer = await SendAsync(
            "Runtime.evaluate",
            new JsonObject
            {
                ["expression"] = script,
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
            }
        );
        return answer["exceptionDetails"] is { } problem
            ? throw new InvalidOperationException(problem.ToJsonString())
            : answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Presses a key.</summary>
    /// <param name="key">The key as JavaScript names it.</param>
    /// <param name="code">The number of the key.</param>
    public async Task PressAsync(string key, int code)
    {
        foreach (var type in new[] { "rawKeyDown", "keyUp" })
        {
            await SendAsync(
                "Input.dispatchKeyEvent",
                new JsonObject
                {
                    ["type"] = type,
                    ["key"] = key,
                    ["code"] = key,
                    ["windowsVirtualKeyCode"] = code,
                }
            );
        }
    }

    /// <summary>Moves the pointer to the middle of an element.</summary>
    /// <param name="selector">The selector of the element.</param>
    public async Task PointAsync(string selector)
    {
        var at = await AskAsync<double[]>(
            $"(b => [b.left + b.width / 2, b.top + b.height / 2])(document.querySelector('{selector}').getBoundingClientRect())"
        );
        await SendAsync(
            "Input.dispatchMouseEvent",
            new JsonObject
            {
                ["type"] = "mouseMoved",
                ["x"] = at[0],
                ["y"] = at[1],
            }
        );
    }

    /// <summary>Takes an event of the browser.</summary>
    /// <param name="method">The event.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Take(string method, JsonNode parameters)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                _requests.Enqueue(parameters["request"]!["url"]!.GetValue<string>());
                break;
            case "Log.entryAdded" or "Runtime.exceptionThrown" or "Runtime.consoleAPICalled":
                _complaints.Enqueue(parameters.ToJsonString());
                break;
        }
    }
}
