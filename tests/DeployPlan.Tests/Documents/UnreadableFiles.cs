using DeployPlan.Tests.Configuration;

namespace DeployPlan.Tests.Documents;

[TestClass]
public class UnreadableFiles
{
    [TestMethod]
    public void A_folder_instead_of_a_file_is_an_error()
    {
        using var folder = new ConfigFolder();

        folder.ReadFile(folder.PathOf("src")).SaysOnly("DPL1001", 0, 0, "it is a folder");
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_an_error()
    {
        using var folder = new ConfigFolder();

        folder.ReadFile(folder.PathOf("nope.yml")).SaysOnly("DPL1001", 0, 0, "does not exist");
        folder.ReadFile(folder.PathOf("nope/nope.yml")).SaysOnly("DPL1001", 0, 0, "does not exist");
    }

    [TestMethod]
    public void A_file_that_somebody_else_has_locked_is_an_error()
    {
        using var folder = new ConfigFolder();
        folder.Write("locked.yml", "a: b");
        using var locked = new FileStream(folder.PathOf("locked.yml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        folder.ReadFile(folder.PathOf("locked.yml")).SaysOnly("DPL1001", 0, 0, "cannot be read");
    }

    [TestMethod]
    public void No_permission_is_an_error_that_says_what_to_do()
    {
        var diagnostic = DeployPlan.Text.DocumentSource.Explain("x.yml", new UnauthorizedAccessException("EACCES"), "");

        Assert.AreEqual("DPL1001", diagnostic.Code);
        Assert.Contains("access is denied; let the user who runs the build read it", diagnostic.Message);
    }
}
