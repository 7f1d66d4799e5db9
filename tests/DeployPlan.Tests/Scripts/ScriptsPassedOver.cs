using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Scripts;

/// <summary>Scripts in folders that are not entered because of their names do not run, and planning says so.</summary>
[TestClass]
public class ScriptsPassedOver
{
    [TestMethod]
    [DataRow("bin/001.sql", "bin", "its script does not run")]
    [DataRow("obj/001.sql obj/sub/002.SQL", "obj", "its 2 scripts do not run")]
    [DataRow("v2/.later/001.sql", "v2/.later", "its script does not run")]
    [DataRow(".later/bin/001.sql", ".later", "its script does not run")]
    public void A_folder_with_scripts_that_is_not_entered_is_a_warning(string names, string folder, string what)
    {
        using var repository = Repository(["000.sql", .. names.Split(' ')]);

        var problem = PlanCommand.Run(repository.Request).Diagnostics.Single();

        Assert.AreEqual(("DPL2037", Severity.Warning), (problem.Code, problem.Severity));
        Assert.AreEqual(Path.GetFullPath(repository.PathOf("scripts/" + folder)), problem.Span.File);
        Assert.Contains(what, problem.Message);
    }

    [TestMethod]
    [DataRow("bin/notes.txt", DisplayName = "no scripts")]
    [DataRow(".git/001.sql", DisplayName = "a repository")]
    [DataRow("bin/Debug/001.sql orders.csproj", DisplayName = "what a project copies to its output")]
    [DataRow(".idea/001.sql", DisplayName = "an editor")]
    public void Folders_in_which_no_one_keeps_scripts_are_none(string names)
    {
        using var repository = Repository(["000.sql", .. names.Split(' ')]);

        Assert.IsEmpty(PlanCommand.Run(repository.Request).Diagnostics);
    }

    [TestMethod]
    public void An_unchanged_build_repeats_the_warning_and_one_without_the_folder_does_not()
    {
        using var repository = Repository(["000.sql", "bin/001.sql"]);
        PlanCommand.Run(repository.Request);

        var second = PlanCommand.Run(repository.Request);
        Directory.Move(repository.PathOf("scripts/bin"), repository.PathOf("scripts/binary"));
        var third = PlanCommand.Run(repository.Request);

        Assert.IsTrue(second.IsUpToDate);
        Assert.AreEqual("DPL2037", second.Diagnostics.Single().Code);
        Assert.IsEmpty(third.Diagnostics);
    }

    [TestMethod]
    public void A_script_that_appears_in_such_a_folder_is_seen()
    {
        using var repository = Repository(["000.sql", "bin/notes.txt"]);
        PlanCommand.Run(repository.Request);

        repository.Write("scripts/bin/001.sql", "select 1;\n");

        Assert.AreEqual("DPL2037", PlanCommand.Run(repository.Request).Diagnostics.Single().Code);
    }

    private static Repository Repository(string[] names)
    {
        var repository = new Repository();
        repository.Replace("deploy.yml", "path: db,", "path: scripts,");
        foreach (var name in names)
        {
            repository.Write("scripts/" + name, "select 1;\n");
        }

        return repository;
    }
}
