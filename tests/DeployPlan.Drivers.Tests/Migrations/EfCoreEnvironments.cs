namespace DeployPlan.Drivers.Tests.Migrations;

/// <summary>The tools of EF Core run as the environment of the deployment says. A program <c>dotnet-ef</c> that notes what it gets is in their place.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class EfCoreEnvironments
{
    [TestMethod]
    [DataRow("", "", "", "Production Production", DisplayName = "nothing is set")]
    [DataRow("Staging", "", "", "Staging -", DisplayName = "by the process")]
    [DataRow("", "Staging", "", "- Staging", DisplayName = "by the process, for programs of every kind")]
    [DataRow("", "", "ASPNETCORE_ENVIRONMENT=Staging", "Staging -", DisplayName = "by the env_file")]
    [DataRow("", "", "DOTNET_ENVIRONMENT=Staging", "- Staging", DisplayName = "by the env_file, for programs of every kind")]
    [DataRow("Test", "", "ASPNETCORE_ENVIRONMENT=Staging", "Test -", DisplayName = "the process comes first")]
    [DataRow("", "", "ASPNETCORE_ENVIRONMENT=", "Production Production", DisplayName = "an empty value is none")]
    public void They_get_what_the_process_or_the_env_file_says_and_production_where_nothing_is_set(string aspNetCore, string dotnet, string line, string expected)
    {
        var project = Project(line);

        Run(project, aspNetCore, dotnet).Succeeds();

        CollectionAssert.AreEqual(new[] { "dbcontext " + expected, "database " + expected }, File.ReadAllLines(project.PathOf("notes.txt")));
    }

    [TestMethod]
    public void They_are_found_on_the_path_also_where_the_folder_of_the_config_has_several_projects()
    {
        var project = Project("");
        project.Write("first.csproj", "<Project />");
        project.Write("second.csproj", "<Project />");

        Run(project).Succeeds();

        CollectionAssert.AreEqual(new[] { "dbcontext Production Production", "database Production Production" }, File.ReadAllLines(project.PathOf("notes.txt")));
    }

    // Whose tools note what they get.
    private static TestProject Project(string line)
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers);
        project.Write("src/Data/Data.csproj", """<Project><Target Name="Restore" /><Target Name="Build" /></Project>""");
        project.Write("state/prod/.gitignore", "*\n");
        project.Write("prod.env", line + "\n");
        project.Write("tools/dotnet-ef", "#!/bin/sh\necho \"$1 ${ASPNETCORE_ENVIRONMENT:--} ${DOTNET_ENVIRONMENT:--}\" >> \"$NOTES\"\n[ \"$1\" = database ]\n");
        File.SetUnixFileMode(project.PathOf("tools/dotnet-ef"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        // Not named as a project: dotnet looks for its tools in the one project of a folder.
        project.Write(
            "calls.xml",
            $$"""
            <Project DefaultTargets="All">
              <UsingTask TaskName="DeployPlan.Drivers.RunDriver" AssemblyFile="{{Workspace.Packages}}/deployplan.drivers/{{Workspace.Version}}/tools/netstandard2.0/DeployPlan.Drivers.dll" />
              <ItemGroup>
                <Call Include="update" Type="migration" Driver="efcore" Inputs="{ &quot;database&quot;: &quot;orders&quot;, &quot;path&quot;: &quot;src/Data&quot;, &quot;conn_env&quot;: &quot;ORDERS_DB&quot; }" />
              </ItemGroup>
              <Target Name="All">
                <RunDriver Operation="@(Call)" ConfigDirectory="$(MSBuildProjectDirectory)" ReleaseDirectory="$(MSBuildProjectDirectory)/state/prod/r1"
                    ResultFile="$(MSBuildProjectDirectory)/state/prod/r1/results/update.json" EnvironmentFile="$(MSBuildProjectDirectory)/prod.env" />
              </Target>
            </Project>
            """);

        return project;
    }

    private static BuildResult Run(TestProject project, string aspNetCore = "", string dotnet = "") =>
        Dotnet.Run(
            project.Folder,
            ["msbuild", "calls.xml", "-nologo", "-tl:off"],
            ("PATH", project.PathOf("tools") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")),
            ("NOTES", project.PathOf("notes.txt")),
            ("ORDERS_DB", "Data Source=orders.db"),
            ("ASPNETCORE_ENVIRONMENT", aspNetCore),
            ("DOTNET_ENVIRONMENT", dotnet));
}
