using System.Text.Json;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>A program that says whether an engine would take files.</summary>
/// <param name="arguments">What comes before the files: a program in the folder Programs, its schema.</param>
internal sealed class Checker(params string[] arguments)
{
    /// <summary>What it finds in each of the files.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Check(IEnumerable<string> files)
    {
        string[] paths = [.. files];
        var (code, output, errors) = Node.Run(Repository.Tests, [.. arguments, .. paths]);
        Assert.AreEqual(0, code, errors);
        var found = JsonSerializer.Deserialize<string[][]>(output)!;
        Assert.HasCount(paths.Length, found);
        return found;
    }

    /// <summary>Fails unless it finds nothing in the exports of an engine, and in each changed one what is expected.</summary>
    public void AssertSees(string engine, params (string Before, string After, string Expected)[] faults)
    {
        var exports = Repository.Exports(engine);
        AssertSees(exports, File.ReadAllText(exports.Single(file => Path.GetFileName(file).StartsWith("shop-prod.", StringComparison.Ordinal))), faults);
    }

    /// <summary>Fails unless it finds nothing in the recipes for an engine, and in the first one, changed, what is expected each time.</summary>
    public void AssertSeesRecipes(IReadOnlyList<string> recipes, params (string Before, string After, string Expected)[] faults)
    {
        using var folder = new TemporaryFolder();
        AssertSees([.. recipes.Select((recipe, i) => folder.Write($"recipe-{i}.yml", recipe))], recipes[0], faults);
    }

    private void AssertSees(IReadOnlyList<string> files, string good, (string Before, string After, string Expected)[] faults)
    {
        using var folder = new TemporaryFolder();
        var broken = faults.Select((fault, i) => folder.Write($"{i}.yml", Changed(good, fault.Before, fault.After))).ToList();

        var found = Check([.. files, .. broken]);

        for (var i = 0; i < files.Count; i++)
        {
            Assert.IsEmpty(found[i], $"{files[i]}: {string.Join('\n', found[i])}");
        }

        for (var i = 0; i < faults.Length; i++)
        {
            Assert.Contains(faults[i].Expected, string.Join('\n', found[files.Count + i]), faults[i].After);
        }
    }

    /// <summary>A text with the first place changed; it must have one.</summary>
    public static string Changed(string text, string before, string after)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, at, before);
        return text[..at] + after + text[(at + before.Length)..];
    }
}
