using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>Scripts by their names: those that undo others, where they are, and what they were called before.</summary>
[TestClass]
public class NamesOfScripts
{
    [TestMethod]
    [DataRow("001.sql", "001.down.sql")]
    [DataRow("001.up.sql", "001.down.sql")]
    [DataRow("a/up.sql", "a/down.sql")]
    [DataRow("up.sql", "down.sql")]
    [DataRow("backup.sql", "backup.down.sql")]
    [DataRow("001.SQL", "001.down.sql")]
    [DataRow("001.UP.SQL", "001.down.sql")]
    [DataRow("001", "001.down.sql")]
    public void A_script_is_undone_by_the_one_beside_it(string script, string down) => Assert.AreEqual(down, DownScriptName.Of(script));

    [TestMethod]
    [DataRow("down.sql", true)]
    [DataRow("001.down.sql", true)]
    [DataRow("a/down.sql", true)]
    [DataRow("001.DOWN.SQL", true)]
    [DataRow("shutdown.sql", false)]
    [DataRow("down.sql.bak", false)]
    [DataRow("own.sql", false)]
    public void A_script_that_undoes_another_one_is_known_by_its_name(string script, bool isDown) => Assert.AreEqual(isDown, DownScriptName.Is(script));

    [TestMethod]
    [DataRow(".", "001.sql", "001.sql", "001.down.sql")]
    [DataRow("db", "001.sql", "db/001.sql", "db/001.down.sql")]
    [DataRow("db/001.sql", "001.sql", "db/001.sql", "db/001.down.sql")]
    [DataRow("001.sql", "001.sql", "001.sql", "001.down.sql")]
    [DataRow("db/x001.sql", "001.sql", "db/x001.sql/001.sql", "db/x001.sql/001.down.sql")]
    public void A_script_is_in_the_folder_of_its_migrations_or_is_that_path(string path, string script, string full, string down)
    {
        var migration = MigrationInputs.Empty with { Path = path };

        Assert.AreEqual((full, down), (DownScript.PathOfScript(migration, script), DownScript.PathOf(migration, script)));
    }

    [TestMethod]
    [DataRow("001.sql", "100.sql", DisplayName = "a script")]
    [DataRow("002.sql", "002.sql", DisplayName = "one that was not renamed")]
    [DataRow("old/002.sql", "new/002.sql", DisplayName = "one in a folder")]
    [DataRow("old/deep/002.sql", "elsewhere/002.sql", DisplayName = "one in the inner folder")]
    [DataRow("old/001.sql", "first.sql", DisplayName = "a script of a folder that has a new name of its own")]
    [DataRow("older/002.sql", "older/002.sql", DisplayName = "a folder with a longer name")]
    [DataRow("file.sql/x", "file.sql/x", DisplayName = "no folder")]
    [DataRow("flat/002.sql", "002.sql", DisplayName = "a folder whose scripts went up")]
    public void The_innermost_rename_counts_and_that_of_a_script_before_all(string before, string now)
    {
        KeyValuePair<string, string>[] renamed =
        [
            new("001.sql", "100.sql"), new("file.sql", "x/"), new("flat/", "./"), new("old/", "new/"), new("old/001.sql", "first.sql"), new("old/deep/", "elsewhere/"),
        ];

        Assert.AreEqual(now, ScriptRenames.NewName(renamed, before));
    }

    [TestMethod]
    [DataRow("001.sql", "all/001.sql")]
    [DataRow("all/001.sql", "all/001.sql")]
    [DataRow("sub/001.sql", "all/sub/001.sql")]
    public void Where_all_went_into_a_folder_what_is_in_it_already_was_not_renamed(string before, string now) =>
        Assert.AreEqual(now, ScriptRenames.NewName([new("./", "all/")], before));

    [TestMethod]
    public void A_folder_is_not_renamed_to_a_script() => Assert.AreEqual("a/1.sql", ScriptRenames.NewName([new("a/", "b.sql")], "a/1.sql"));
}
