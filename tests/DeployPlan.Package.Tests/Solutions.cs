using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Solutions
{
    [TestMethod]
    [DataRow("All.sln", "-m:1")]
    [DataRow("All.slnx", "-m:1")]
    [DataRow("All.sln", "-m:2")]
    [DataRow("All.slnx", "-graph")]
    [DataRow("All.slnx", "-mt")]
    public void One_project_of_three_has_a_config(string solution, string how)
    {
        var folder = SolutionOfThree();

        folder.Build(solution, how, "-t:DeployPlan", "-p:Env=staging").Succeeds();
        folder.Build(solution, how).Succeeds();

        Assert.IsTrue(File.Exists(folder.PathOf("Web/bin/deployplan/staging/plan.json")), "staging");
        Assert.IsTrue(File.Exists(folder.PathOf("Web/bin/deployplan/prod/plan.json")), "prod");
        Assert.IsTrue(File.Exists(folder.PathOf("Core/bin/Debug/net10.0/Core.dll")));
        Assert.IsFalse(Directory.Exists(folder.PathOf("Core/bin/deployplan")));
        Assert.IsFalse(Directory.Exists(folder.PathOf("bin")), "nothing lands in the working directory");
    }

    internal static TestProject SolutionOfThree()
    {
        var folder = TestProject.Empty();
        string[] names = ["Core", "Jobs", "Web"];
        foreach (var name in names)
        {
            Template.Library.CopyTo(folder.PathOf(name), name);
        }

        ShopConfig.WriteTo(folder.PathOf("Web"));
        folder.Write("All.slnx", $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");
        var guids = names.ToDictionary(name => name, _ => Guid.NewGuid().ToString("B").ToUpperInvariant());
        var projects = names.Select(name => $"Project(\"{{9A19103F-16F7-4668-BE54-9A1E7A4F7556}}\") = \"{name}\", \"{name}\\{name}.csproj\", \"{guids[name]}\"\nEndProject\n");
        var configurations = names.Select(name => $"\t\t{guids[name]}.Debug|Any CPU.ActiveCfg = Debug|Any CPU\n\t\t{guids[name]}.Debug|Any CPU.Build.0 = Debug|Any CPU\n");
        folder.Write(
            "All.sln",
            "Microsoft Visual Studio Solution File, Format Version 12.00\n" + string.Concat(projects)
            + "Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\tDebug|Any CPU = Debug|Any CPU\n\tEndGlobalSection\n"
            + "\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n" + string.Concat(configurations) + "\tEndGlobalSection\nEndGlobal\n");
        return folder;
    }
}
