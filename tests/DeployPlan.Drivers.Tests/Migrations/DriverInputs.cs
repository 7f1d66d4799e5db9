namespace DeployPlan.Drivers.Tests.Migrations;

/// <summary>What the drivers make of the inputs of an operation, in one build that calls the task itself.</summary>
[TestClass]
public class DriverInputs
{
    [TestMethod]
    public void Every_input_that_a_driver_cannot_work_with_has_its_code_and_down_takes_back()
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers);
        project.Write("db/1.sql", "create table a (id int);");
        project.Write("db/1.down.sql", "drop table a;");
        project.Write("two/a.csproj", "");
        project.Write("two/b.csproj", "");
        var calls = new[]
        {
            Call("no_variable", "raw", "\"path\": \"db\""),
            Call("arguments", "raw", "\"path\": \"db\", \"conn_env\": \"ORDERS_DB\", \"args\": [ \"--fast\" ]"),
            Call("other_database", "raw", "\"path\": \"db\", \"conn_env\": \"OTHER_DB\""),
            Call("up", "raw", "\"path\": \"db\", \"conn_env\": \"ORDERS_DB\""),
            Call("down", "raw", "\"path\": \"db\", \"conn_env\": \"ORDERS_DB\", \"direction\": \"down\", \"scripts\": [ \"1.sql\" ]"),
            Call("down_without_script", "raw", "\"path\": \"db\", \"conn_env\": \"ORDERS_DB\", \"direction\": \"down\", \"scripts\": [ \"2.sql\" ]"),
            Call("no_project", "efcore", "\"path\": \"db\", \"conn_env\": \"ORDERS_DB\""),
            Call("two_projects", "efcore", "\"path\": \"two\", \"conn_env\": \"ORDERS_DB\""),
            Call("efcore_down", "efcore", "\"path\": \"two\", \"conn_env\": \"ORDERS_DB\", \"direction\": \"down\""),
        };
        project.Write(
            "Calls.proj",
            $"""
            <Project DefaultTargets="All">
              <UsingTask TaskName="DeployPlan.Drivers.RunDriver" AssemblyFile="{Workspace.Packages}/deployplan.drivers/{Workspace.Version}/tools/netstandard2.0/DeployPlan.Drivers.dll" />
              <Target Name="All">
            {string.Join("\n", calls)}
              </Target>
            </Project>
            """);

        var output = Dotnet.Run(
            project.Folder, ["msbuild", "Calls.proj", "-nologo", "-tl:off"], ("ORDERS_DB", $"Data Source={project.PathOf("orders.db")}"), ("OTHER_DB", "Server=x;Nonsense=geheim")).Fails().Output;

        Assert.Contains("error DPL4121: no_variable: The database orders has no connection; add 'connection_env: NAME_OF_A_VARIABLE'", output);
        Assert.Contains("error DPL4130: arguments: ", output);
        Assert.Contains("error DPL4122: other_database: The value of OTHER_DB is not the connection string of a PostgreSQL, SQLite, SQL Server, MySQL or MariaDB database", output);
        Assert.Contains("up: 1 applied, 0 already applied", output);
        Assert.Contains("down: reverted 1.sql", output);
        Assert.Contains("error DPL4128: down_without_script: There is no '2.down.sql'", output);
        Assert.Contains("error DPL4131: no_project: There is no project in 'db'", output);
        Assert.Contains("error DPL4131: two_projects: There are 2 projects in 'two'", output);
        Assert.Contains("error DPL4133: efcore_down: ", output);
        Assert.DoesNotContain("geheim", output);
        Assert.Contains("{\"reverted\":[\"1.sql\"]", File.ReadAllText(project.PathOf("state/prod/r1/results/down.json")));
    }

    private static string Call(string id, string driver, string inputs) =>
        $$"""
            <ItemGroup>
              <Call Remove="@(Call)" />
              <Call Include="{{id}}" Type="migration" Driver="{{driver}}" Inputs="{{$$"""{ "database": "orders", {{inputs}} }""".Replace("\"", "&quot;", StringComparison.Ordinal)}}" />
            </ItemGroup>
            <RunDriver Operation="@(Call)" ConfigDirectory="$(MSBuildProjectDirectory)" ReleaseDirectory="$(MSBuildProjectDirectory)/state/prod/r1"
                ResultFile="$(MSBuildProjectDirectory)/state/prod/r1/results/{{id}}.json" ContinueOnError="ErrorAndContinue" />
        """;
}
