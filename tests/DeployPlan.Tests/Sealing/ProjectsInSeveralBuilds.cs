using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

/// <summary>A project that is built in several ways is one set, of what it is made of in all of them.</summary>
[TestClass]
public sealed class ProjectsInSeveralBuilds : ConsumedInputs
{
    [TestMethod]
    [DataRow("build_a")]
    [DataRow("build_b")]
    [DataRow("migration_c_pre_deploy")]
    public void Each_operation_is_checked_with_all_of_them(string id)
    {
        Write("a.cs", "b.cs", "c.cs", "Web/Web.csproj");
        Project.Write("deploy.yml", """
            project: { name: shop }
            databases: { c: { connection_env: C, migrations: { engine: efcore, path: Web, strategy: pre_deploy } } }
            services:
              a: { project: Web/Web.csproj, publish: { properties: { Edition: a } } }
              b: { project: Web/Web.csproj, publish: { properties: { Edition: b, configuration: Own } } }
            environments: { prod: { driver: process } }

            """);
        var request = Project.Prod with { Projects = Sources };
        var file = Repository.Run(request).Environments[0].PlanFile;
        var plan = InputSets.WithMembers(PlanReader.ReadFile(file, new())!.Plan, file);
        Assert.AreEqual("a.cs b.cs c.cs", string.Join(' ', plan.SealedInputs.Single(input => input.Path == "Web/Web.csproj/").Members!.Select(member => member.Path)));

        Assert.AreEqual("", Found());
        Project.Write("b.cs", "changed\n");
        Assert.AreEqual("DPL4001", Found());

        string Found()
        {
            var found = new DiagnosticBag();
            SealedInputCheck.Check(plan, [.. plan.Operations.Where(operation => operation.Id == id)], request.OpenTree(), found);
            return string.Join(' ', found.ToSortedList().Select(error => error.Code));
        }
    }

    [TestMethod]
    public void A_file_that_is_none_of_them_any_more_is_a_change_although_it_is_as_it_was()
    {
        Write("a.cs", "b.cs", "Web/Web.csproj");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { a: { project: Web/Web.csproj } }\nenvironments: { prod: { driver: process } }\n");
        var request = Project.Prod with { Projects = (_, _) => new([Project.PathOf("a.cs"), Project.PathOf("b.cs")], [], null) };
        var file = Repository.Run(request).Environments[0].PlanFile;
        var plan = InputSets.WithMembers(PlanReader.ReadFile(file, new())!.Plan, file);
        var found = new DiagnosticBag();

        SealedInputCheck.Check(plan, plan.Operations, (request with { Projects = (_, _) => new([Project.PathOf("a.cs")], [], null) }).OpenTree(), found);

        Assert.AreEqual("DPL4028 b.cs", string.Join(' ', found.ToSortedList().Select(error => $"{error.Code} {Path.GetFileName(error.Span.File)}")));
    }

    [TestMethod]
    public void What_of_it_is_outside_of_the_repository_is_said()
    {
        Write("a.cs", "Web/Web.csproj");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { a: { project: Web/Web.csproj } }\nenvironments: { prod: { driver: process } }\n");
        string[] elsewhere = [.. new[] { "1.cs", "2.cs", "3.cs", "4.cs" }.Select(name => Path.GetFullPath(Project.PathOf("../common/" + name)))];
        var request = Project.Prod with { Projects = (_, _) => new([Project.PathOf("a.cs"), .. elsewhere], [], null) { Own = [Project.PathOf("a.cs"), .. elsewhere] } };

        foreach (var run in new[] { Repository.Run(request), Repository.Run(request) })
        {
            var said = run.Diagnostics.Single();
            Assert.AreEqual(("DPL2038", Severity.Warning, 2), (said.Code, said.Severity, said.Span.Line));
            Assert.Contains("with them: ../common/1.cs, ../common/2.cs, ../common/3.cs and 1 more;", said.Message);
        }
    }

    private ProjectSources Sources(string project, string properties) => new(
        [Project.PathOf(properties switch
        {
            "Configuration=Release\nEdition=a\n_IsPublishing=true" => "a.cs",
            "Configuration=Own\nEdition=b\n_IsPublishing=true" => "b.cs",
            "" => "c.cs",
            _ => throw new InvalidOperationException(properties),
        })],
        [],
        null);
}
