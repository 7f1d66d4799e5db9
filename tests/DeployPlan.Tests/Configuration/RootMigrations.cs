using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Configuration;

/// <summary>The <c>migrations</c> block that Stagecraft validates and does not use.</summary>
[TestClass]
public class RootMigrations
{
    [TestMethod]
    public void A_complete_block_is_accepted()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("""
            databases: { main: { connection_env: A, migrations: { engine: raw, path: db, strategy: pre_deploy } } }
            migrations:
              enabled: true
              default_engine: raw
              sources: { raw_sql_dir: ./sql, raw_sql_files: [a.sql, b.sql] }
              selection: { ids: ["1"], tags: [x] }
              engine_config: { raw: { any: thing } }
              env: { prod: { selection: { all: true } } }
            """, strict: true).SaysNothing();
    }

    [TestMethod]
    [DataRow("migrations: { default_engine: raw }", "path: migrations")]
    [DataRow("migrations: { default_engine: raw, sources: { raw_sql_dir: db/orders } }", "path: db/orders")]
    [DataRow("migrations: { default_engine: raw }\ndatabases: { main: { connection_env: A } }", "path: migrations")]
    public void One_that_is_all_there_is_of_migrations_plans_none(string sections, string advice)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(sections).Says(Severity.Warning, "DPL1083", 1, 1, advice);
        folder.ReadSections(sections, strict: true).Says(Severity.Error, "DPL1083", 1, 1, advice);
    }

    [TestMethod]
    [DataRow("engine: raw")]
    [DataRow("path: db")]
    [DataRow("databases: { main: {} }")]
    [DataRow("main: { engine: raw, path: db }")]
    public void One_that_is_written_as_that_of_a_database_plans_none(string key)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"migrations: {{ default_engine: raw, {key} }}\ndatabases: {{ main: {{ connection_env: A, migrations: {{ engine: raw, path: db, strategy: pre_deploy }} }} }}").Says(Severity.Warning, "DPL1083", 1, 1, "in 'databases: {");
    }

    [TestMethod]
    [DataRow("migrations: { enabled: false, default_engine: raw }")]
    [DataRow("migrations: { enabled: false, default_engine: raw, env: { prod: { enabled: true } } }")]
    public void One_that_is_switched_off_is_not_missed(string section)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(section).SaysNothing();
    }

    [TestMethod]
    public void An_enabled_block_needs_a_default_engine()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("migrations: { sources: {} }").SaysOnly("DPL1014", 1, 1, "default_engine");
    }

    [TestMethod]
    public void A_disabled_block_needs_none_until_an_environment_enables_it()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("migrations:\n  enabled: false\n  env: { prod: { enabled: true } }").SaysOnly("DPL1014", 3, 10, "default_engine");
    }

    [TestMethod]
    public void All_excludes_ids_and_tags()
    {
        using var folder = new ConfigFolder();

        var read = folder.ReadSections("migrations:\n  default_engine: raw\n  selection: { all: true, ids: [a], tags: [b] }");

        read.Says("DPL1037", 3, 27, "'ids'");
        read.Says("DPL1037", 3, 37, "'tags'");
    }

    [TestMethod]
    public void Nothing_stands_twice_and_no_path_goes_up()
    {
        using var folder = new ConfigFolder();

        var read = folder.ReadSections("migrations:\n  default_engine: raw\n  sources: { raw_sql_dir: a/../b, raw_sql_files: [x.sql, x.sql] }");

        read.Says("DPL1023", 3, 27, "'..'");
        read.Says("DPL1035", 3, 58, "x.sql", "line 3");
    }

    [TestMethod]
    public void An_environment_that_is_not_there_is_a_warning()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("migrations:\n  default_engine: raw\n  env: { live: {} }").Says(Severity.Warning, "DPL1036", 3, 10, "'live'");
    }
}
