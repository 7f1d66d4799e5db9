using DeployPlan.Rollbacks;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>What a rollback has put beside its plan is deleted, and nothing that a person has put there.</summary>
[TestClass]
public sealed class ScriptsBesideThePlan : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployplan-").FullName;

    private string Folder => Path.Combine(_root, RestoredScripts.Folder);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void They_go_with_their_folders()
    {
        Write("migration_orders_down/001.down.sql");
        Write("migration_orders_down_2/parts/002.down.sql");

        RestoredScripts.Delete(Folder);

        Assert.IsFalse(Directory.Exists(Folder));
        RestoredScripts.Delete(Folder);
    }

    [TestMethod]
    public void What_is_not_ours_stays()
    {
        Write("migration_orders_down/001.down.sql");
        Write("migration_orders_down/notes.txt");
        Write("mine/001.down.sql");
        Write("rollback.sh");

        RestoredScripts.Delete(Folder);

        CollectionAssert.AreEquivalent(
            new[] { "migration_orders_down/notes.txt", "mine/001.down.sql", "rollback.sh" },
            Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).ToArray());
    }

    private void Write(string path)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
    }
}
