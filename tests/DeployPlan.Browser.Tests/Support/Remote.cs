using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>An object of Playwright in the program that drives the browser: a page, and the members that lead from it to the object.</summary>
internal sealed class Remote(int page, params JsonArray[] members)
{
    /// <summary>A function or an expression for the page to evaluate.</summary>
    public static JsonNode Script(string text) => new JsonObject { [Regex.IsMatch(text, @"^(\(\)|\w+) =>") ? "function" : "expression"] = text };

    public Remote With(string member, params JsonNode?[] arguments) => new(page, [.. members, [member, .. arguments]]);

    public Task Call(string member, params JsonNode?[] arguments) => Browser.Send(Request(member, arguments));

    public async Task<T> Call<T>(string member, params JsonNode?[] arguments) => (await Browser.Send(Request(member, arguments))).Deserialize<T>()!;

    private JsonObject Request(string member, JsonNode?[] arguments) => new()
    {
        ["page"] = page,
        ["members"] = new JsonArray([.. members.Select(one => one.DeepClone()), new JsonArray([member, .. arguments])]),
    };
}
