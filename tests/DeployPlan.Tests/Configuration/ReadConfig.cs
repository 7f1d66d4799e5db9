using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Tests.Configuration;

/// <summary>What reading gave, and short ways to hold it against what it must be.</summary>
internal sealed record ReadConfig(DeployConfig? Config, SourceTree Tree, IReadOnlyList<Diagnostic> Diagnostics)
{
    public string Text => string.Join('\n', Diagnostics.Select(d => $"({d.Span.Line},{d.Span.Column}): {d.Severity} {d.Code}: {d.Message}"));

    public EnvironmentConfig this[string environment] => Config!.Environments.Single(e => e.Name.Value == environment);

    /// <summary>The environment prod of a config without any problem.</summary>
    public EnvironmentConfig Prod
    {
        get
        {
            SaysNothing();
            return this["prod"];
        }
    }

    public void SaysNothing() => Assert.AreEqual("", Text);

    /// <summary>Exactly one problem, an error at this place.</summary>
    public void SaysOnly(string code, int line, int column, params string[] words)
    {
        Assert.HasCount(1, Diagnostics, Text);
        Says(code, line, column, words);
    }

    /// <summary>An error at this place, among others perhaps.</summary>
    public void Says(string code, int line, int column, params string[] words) => Says(Severity.Error, code, line, column, words);

    public void Says(Severity severity, string code, int line, int column, params string[] words)
    {
        var there = Diagnostics.Where(d => d.Code == code && d.Span.Line == line && d.Span.Column == column).ToList();
        Assert.HasCount(1, there, $"{code} at ({line},{column}) in:\n{Text}");
        Assert.AreEqual(severity, there[0].Severity);
        foreach (var word in words)
        {
            Assert.Contains(word, there[0].Message);
        }
    }
}
