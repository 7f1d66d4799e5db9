using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>A page in the browser: the page of Playwright, as far as the tests need it.</summary>
internal sealed class Page(int id)
{
    private readonly Remote _remote = new(id);
    private readonly ConcurrentQueue<string> _problems = new();

    /// <summary>Whatever was written to the console, thrown, asked or requested.</summary>
    public IReadOnlyList<string> Problems => [.. _problems];

    public Elements Locator(string selector) => new(_remote.With("locator", selector));

    public Task ClickAsync(string selector) => Locator(selector).ClickAsync();

    public Task FillAsync(string selector, string text) => _remote.Call("fill", selector, text);

    public Task FocusAsync(string selector) => _remote.Call("focus", selector);

    public Task SelectOptionAsync(string selector, string value) => _remote.Call("selectOption", selector, value);

    public Task PressAsync(string key) => _remote.With("keyboard").Call("press", key);

    public Task TypeAsync(string text) => _remote.With("keyboard").Call("type", text);

    public Task<bool> IsVisibleAsync(string selector) => _remote.Call<bool>("isVisible", selector);

    public Task<string> InnerTextAsync(string selector) => Locator(selector).InnerTextAsync();

    public Task<string> GetAttributeAsync(string selector, string name) => Locator(selector).GetAttributeAsync(name);

    public Task<string> TitleAsync() => _remote.Call<string>("title");

    public Task<string> ContentAsync() => _remote.Call<string>("content");

    public Task<string> UrlAsync() => _remote.Call<string>("url");

    public Task EvaluateAsync(string script) => _remote.Call("evaluate", Remote.Script(script));

    public Task<T> EvaluateAsync<T>(string script) => _remote.Call<T>("evaluate", Remote.Script(script));

    public Task WaitForSelectorAsync(string selector) => _remote.With("locator", selector).With("first").Call("waitFor");

    public Task GoToAsync(string address) => _remote.Call("goto", address);

    public Task ReloadAsync() => _remote.Call("reload");

    /// <summary>Shows the page as paper does.</summary>
    public Task EmulatePrintAsync() => _remote.Call("emulateMedia", new JsonObject { ["media"] = "print" });

    public async Task<byte[]> PdfAsync(string format) => Convert.FromBase64String(await _remote.Call<string>("pdf", new JsonObject { ["format"] = format }));

    public Task CloseAsync() => _remote.Call("close");

    internal void Note(string problem) => _problems.Enqueue(problem);
}
