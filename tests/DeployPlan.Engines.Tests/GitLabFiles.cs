using System.Diagnostics;
using System.Text.Json;
using DeployPlan.Engines.Tests.Support;

namespace DeployPlan.Engines.Tests;

/// <summary>gitlab-ci-local checks a file by GitLab's own schema, and then what waits for what.</summary>
[TestClass]
[TestCategory("Engines")]
public class GitLabFiles
{
    public static IEnumerable<object[]> Exports => Repository.Exports("gitlab").Select(file => new object[] { Path.GetFileName(file) });

    [TestMethod]
    [DynamicData(nameof(Exports))]
    public void It_takes_every_export_and_sees_every_job(string name)
    {
        var text = Text(name);

        var (code, output, errors) = List(text);

        Assert.AreEqual(0, code, errors);
        var jobs = text.Split('\n').Where(line => line.StartsWith('"')).Select(line => line.TrimEnd(':').Trim('"'));
        CollectionAssert.AreEqual(jobs.ToArray(), JsonDocument.Parse(output).RootElement.EnumerateArray().Select(job => job.GetProperty("name").GetString()).ToArray());
    }

    [TestMethod]
    [DataRow("allow_failure:", "allow_failur:", "allow_failur")]
    [DataRow("job: \"begin\"", "job: \"begun\"", "begun")]
    [DataRow("when: \"manual\"", "when: \"never-ever\"", "when")]
    [DataRow("action: \"prepare\"", "action: \"begin\"", "action")]
    public void It_refuses_a_broken_one(string before, string after, string expected)
    {
        var (code, output, errors) = List(Checker.Changed(Text("shop-prod.gitlab.yml"), before, after));

        Assert.AreNotEqual(0, code);
        Assert.Contains(expected, output + errors);
    }

    private static string Text(string name) => File.ReadAllText(Repository.Exports("gitlab").Single(file => Path.GetFileName(file) == name));

    private static (int Code, string Output, string Errors) List(string text)
    {
        using var folder = new TemporaryFolder();
        Git(folder.Path, "init", "-q");
        Git(folder.Path, "remote", "add", "origin", "https://git.example.com/shop/shop.git");
        Git(folder.Path, "-c", "user.name=shop", "-c", "user.email=shop@example.com", "commit", "-q", "--allow-empty", "-m", "First");
        folder.Write("export.yml", text);
        return Node.Run(folder.Path, Path.Combine(Repository.Tests, "node_modules", "gitlab-ci-local", "dist", "index.js"), "--no-color", "--file", "export.yml", "--list-json");
    }

    private static void Git(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}
