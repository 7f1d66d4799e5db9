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
        var good = File.ReadAllText(exports.Single(file => Path.GetFileName(file).StartsWith("shop-prod.", StringComparison.Ordinal)));
        using var folder = new TemporaryFolder();
        var broken = faults.Select((fault, i) => folder.Write($"{i}.yml", Changed(good, fault.Before, fault.After))).ToList();

        var found = Check([.. exports, .. broken]);

        for (var i = 0; i < exports.Count; i++)
        {
            Assert.IsEmpty(found[i], $"{exports[i]}: {string.Join('\n', found[i])}");
        }

        for (var i = 0; i < faults.Length; i++)
        {
            Assert.Contains(faults[i].Expected, string.Join('\n', found[exports.Count + i]), faults[i].After);
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
