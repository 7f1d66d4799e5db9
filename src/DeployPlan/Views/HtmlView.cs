using System.Resources;
using System.Security.Cryptography;
using System.Text;

namespace DeployPlan.Views;

/// <summary>A plan as one self-contained HTML page: style, script and data are in it, and its policy allows only this style and this script.</summary>
internal static class HtmlView
{
    private static readonly string[] Scripts = ["text.js", "layout.js", "graph.js", "grid.js", "details.js", "filter.js", "refresh.js", "overview.js", "page.js"];
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The page: UTF-8, LF.</summary>
    public static byte[] Of(PlanView view)
    {
        var style = Read("plan.css");
        var script = string.Concat(Scripts.Select(Read));
        var policy = $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; base-uri 'none'; form-action 'none'";
        var values = new Dictionary<string, Func<byte[]>>(StringComparer.Ordinal)
        {
            ["policy"] = () => Utf8.GetBytes(policy),
            ["refresh"] = () => Utf8.GetBytes(view.RefreshSeconds is { } seconds ? FormattableString.Invariant($"\n<meta http-equiv=\"refresh\" content=\"{seconds}\">") : ""),
            ["title"] = () => Utf8.GetBytes(HtmlText.Of($"{view.Plan.Project} {view.Plan.Version} to {view.Plan.Environment}")),
            ["style"] = () => Utf8.GetBytes(style),
            ["script"] = () => Utf8.GetBytes(script),
            ["data"] = () => HtmlData.Of(view),
        };

        // One pass over the template, so that nothing in a value is taken for a placeholder.
        using var page = new MemoryStream();
        foreach (var part in Read("plan.html").Split('\u00a6'))
        {
            var bytes = values.TryGetValue(part, out var value) ? value() : Utf8.GetBytes(part);
            page.Write(bytes, 0, bytes.Length);
        }

        return page.ToArray();
    }

    private static string HashOf(string text)
    {
        using var sha256 = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha256.ComputeHash(Utf8.GetBytes(text)));
    }

    private static string Read(string name)
    {
        using var stream = typeof(HtmlView).Assembly.GetManifestResourceStream("DeployPlan.Views.Html." + name)
            ?? throw new MissingManifestResourceException(name);
        using var reader = new StreamReader(stream, Utf8);
        return reader.ReadToEnd();
    }
}
