using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Tests.Planning;

namespace DeployPlan.Tests.Releases;

/// <summary>A file of SQLite that a migration and a service would open in different folders.</summary>
[TestClass]
public class DatabaseFiles
{
    private const string Raw = "{ connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }";
    private const string Relative = "Data Source=app.db";

    [TestMethod]
    [DataRow("process", "project: src/App.csproj", "the folder of its release")]
    [DataRow("compose", "image: a", "its container")]
    public void A_relative_path_that_a_migration_and_a_service_open_in_different_folders_is_an_error(string driver, string service, string folder)
    {
        var error = Check(Raw, $"{{ {service} }}", driver, Relative).Single();

        Assert.AreEqual("DPL4270", error.Code);
        Assert.Contains($"ORDERS_DB names a SQLite file by a relative path, which migration_orders_pre_deploy would open in the folder of the config, but deploy_prod_api in {folder}; write an absolute path", error.Message);
        Assert.DoesNotContain("app.db", error.Message);
    }

    [TestMethod]
    [DataRow("process", "{ image: a, command: [./run.sh] }", Relative, DisplayName = "A service without a project runs in the folder of the config, as the scripts do.")]
    [DataRow("command", "{ image: a, command: [./run.sh] }", Relative, DisplayName = "So does what a command starts.")]
    [DataRow("process", "{ project: src/App.csproj, databases: [] }", Relative, DisplayName = "It does not use the database.")]
    [DataRow("helm", "{ project: src/App.csproj }", Relative, DisplayName = "A driver of someone else knows.")]
    [DataRow("process", "{ project: src/App.csproj }", "Data Source=/srv/app.db")]
    [DataRow("process", "{ project: src/App.csproj }", "Data Source=file:///srv/app.db?mode=rwc")]
    [DataRow("process", "{ project: src/App.csproj }", "Filename=file:/srv/app.db")]
    [DataRow("process", "{ project: src/App.csproj }", "Data Source=tcp:db,1433;Password=p")]
    [DataRow("process", "{ project: src/App.csproj }", "Data Source=.\\SQLEXPRESS")]
    [DataRow("process", "{ project: src/App.csproj }", "Host=db;Database=app.db")]
    [DataRow("process", "{ project: src/App.csproj }", "postgres://db/app.db")]
    [DataRow("process", "{ project: src/App.csproj }", "nonsense")]
    public void What_all_of_them_open_in_one_folder_and_what_is_no_file_is_none(string driver, string service, string value) =>
        Assert.IsEmpty(Check(Raw, service, driver, value));

    [TestMethod]
    [DataRow("Data Source=./app.db;Pooling=false")]
    [DataRow("DataSource=app")]
    [DataRow("filename=~/app.db")]
    [DataRow("Data Source=|DataDirectory|app.db")]
    [DataRow("Data Source=file:app.db?cache=shared")]
    [DataRow("Data Source=.\\app.db;Mode=ReadWriteCreate")]
    public void Every_way_to_write_a_relative_path_counts(string value) => Assert.AreEqual("DPL4270", Check(Raw, "{ project: src/App.csproj }", "process", value).Single().Code);

    [TestMethod]
    [DataRow("Data Source=:memory:")]
    [DataRow("Data Source=app;Mode=Memory;Cache=Shared")]
    [DataRow("Data Source=file:app?mode=memory&cache=shared")]
    [DataRow("Data Source=file::memory:")]
    public void A_database_in_memory_is_gone_with_its_migration(string value) => Assert.AreEqual("DPL4271", Check(Raw, "{ image: a }", "helm", value).Single().Code);

    [TestMethod]
    [DataRow("path: src", "src")]
    [DataRow("path: db, args: [--startup-project, ./src/App.csproj]", "src")]
    [DataRow("path: db, args: [--startup-project=src]", "src")]
    [DataRow("path: db, args: [-s, src/]", "src")]
    public void The_tools_of_EF_Core_run_in_the_folder_of_the_program(string migrations, string folder)
    {
        var database = $"{{ connection_env: ORDERS_DB, migrations: {{ engine: efcore, {migrations}, strategy: pre_deploy }} }}";

        Assert.Contains($"would open in {folder}, but deploy_prod_api in the folder of the config", Check(database, "{ image: a, command: [./run.sh] }", "process", Relative).Single().Message);
        Assert.IsEmpty(Check(database, "{ image: a, databases: [] }", "process", Relative));
    }

    [TestMethod]
    public void A_service_that_gets_the_value_under_another_name_gets_it() =>
        Assert.AreEqual("DPL4270", Check(Raw, "{ project: src/App.csproj, databases: [], environment: { ConnectionStrings__orders: \"${ORDERS_DB}\" } }", "process", Relative).Single().Code);

    [TestMethod]
    public void A_migration_that_a_service_waits_for_is_compared_with_another_one()
    {
        var databases = Raw + "\n  again: { connection_env: ORDERS_DB, migrations: { engine: efcore, path: src, strategy: post_deploy } }";

        Assert.Contains("migration_again_post_deploy in src", Check(databases, "{ image: a }", "helm", Relative).Single().Message);
    }

    private static IReadOnlyList<Diagnostic> Check(string database, string service, string driver, string value)
    {
        using var planned = Planned.From($"databases:\n  orders: {database}\nservices:\n  api: {service}\nenvironments:\n  prod: {{ driver: {driver}{(driver == "compose" ? ", compose_file: Dockerfile" : "")} }}\n");
        var diagnostics = new DiagnosticBag();
        DatabaseFileCheck.Check("/work/plan.json", planned.Plan!, name => name == "ORDERS_DB" ? value : null, diagnostics);
        return diagnostics.ToSortedList();
    }
}
