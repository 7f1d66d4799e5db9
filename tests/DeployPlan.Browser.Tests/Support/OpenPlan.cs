using System.Collections.Concurrent;
using DeployPlan.Views;
using Microsoft.Playwright;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>The page of a plan, opened from a file as a person opens it.</summary>
internal sealed class OpenPlan : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _problems = new();

    private OpenPlan(string folder, IPage page)
    {
        _folder = folder;
        Page = page;
        page.Console += (_, message) => _problems.Enqueue($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => _problems.Enqueue($"error: {error}");
        page.Dialog += async (_, dialog) =>
        {
            _problems.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.IsNavigationRequest)
            {
                _problems.Enqueue($"request: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Whatever was written to the console, thrown, asked or requested.</summary>
    public IReadOnlyList<string> Problems => [.. _problems];

    public ILocator Panel => Page.Locator("#panel");

    public ILocator Nodes => Page.Locator(".node");

    public ILocator Rows => Page.Locator(".list tbody tr:visible");

    public static async Task<OpenPlan> Show(PlanView view, int width = 1280, ColorScheme scheme = ColorScheme.Light, Func<string, string>? edit = null)
    {
        var folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
        var file = Path.Combine(folder, "plan.html");
        var html = System.Text.Encoding.UTF8.GetString(HtmlView.Of(view));
        await File.WriteAllTextAsync(file, edit is null ? html : edit(html));
        var page = await Chromium.Browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        var open = new OpenPlan(folder, page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return open;
    }

    public ILocator Node(string id) => Page.Locator($".node[aria-label^=\"{id},\"]");

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
