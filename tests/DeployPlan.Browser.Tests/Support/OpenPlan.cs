using DeployPlan.Views;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>The page of a plan, opened from a file as a person opens it.</summary>
internal sealed class OpenPlan : IAsyncDisposable
{
    private readonly string _folder;

    private OpenPlan(string folder, Page page)
    {
        _folder = folder;
        Page = page;
    }

    public Page Page { get; }

    /// <summary>Whatever was written to the console, thrown, asked or requested.</summary>
    public IReadOnlyList<string> Problems => Page.Problems;

    public Elements Panel => Page.Locator("#panel");

    public Elements Nodes => Page.Locator(".node");

    public Elements Rows => Page.Locator(".list tbody tr:visible");

    public static async Task<OpenPlan> Show(PlanView view, int width = 1280, string scheme = "light", Func<string, string>? edit = null)
    {
        var folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
        var file = Path.Combine(folder, "plan.html");
        var html = System.Text.Encoding.UTF8.GetString(HtmlView.Of(view));
        await File.WriteAllTextAsync(file, edit is null ? html : edit(html));
        return new OpenPlan(folder, await Browser.Open(new Uri(file), width, scheme));
    }

    public Elements Node(string id) => Page.Locator($".node[aria-label^=\"{id},\"]");

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
