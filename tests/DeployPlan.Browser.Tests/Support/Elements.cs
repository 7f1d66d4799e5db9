using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>Elements of a page, looked for anew each time: the locator of Playwright, as far as the tests need it.</summary>
internal sealed class Elements(Remote remote)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Elements First => With("first");

    public Elements Nth(int index) => With("nth", index);

    public Elements Locator(string selector) => With("locator", selector);

    public Elements WithText(string pattern) => With("filter", new JsonObject { ["hasText"] = new JsonObject { ["pattern"] = pattern } });

    public Elements GetByText(string text, bool exact = false) => With("getByText", text, new JsonObject { ["exact"] = exact });

    public Task ClickAsync() => remote.Call("click");

    public Task<int> CountAsync() => remote.Call<int>("count");

    public Task<string> InnerTextAsync() => remote.Call<string>("innerText");

    public Task<string[]> AllInnerTextsAsync() => remote.Call<string[]>("allInnerTexts");

    public Task<string> GetAttributeAsync(string name) => remote.Call<string>("getAttribute", name);

    /// <summary>What a function of the page says of the element.</summary>
    public Task<T> EvaluateAsync<T>(string function) => remote.Call<T>("evaluate", Remote.Script(function));

    /// <summary>Waits until there are as many elements.</summary>
    public async Task ToHaveCountAsync(int expected)
    {
        var waited = Stopwatch.StartNew();
        while (await CountAsync() is var count && count != expected)
        {
            Assert.IsLessThan(Patience, waited.Elapsed, $"{expected} elements are expected, {count} are there.");
            await Task.Delay(20);
        }
    }

    private Elements With(string member, params JsonNode?[] arguments) => new(remote.With(member, arguments));
}
