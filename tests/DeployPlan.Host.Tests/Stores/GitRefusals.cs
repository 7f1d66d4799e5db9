using DeployPlan.Host.Stores;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>A remote that says no, or is not there.</summary>
[TestClass]
[TestCategory("Stores")]
public class GitRefusals
{
    [TestMethod]
    public void A_push_that_a_rule_rejects_is_refused_with_its_words_and_changes_nothing()
    {
        using var place = new GitPlace();
        using var store = place.Open();
        store.Write([new DocumentWrite("shop/prod/a", [1], "")], "first");
        place.Remote.Hook("pre-receive", "echo 'GL-HOOK-ERR: You may not push to deployplan.' >&2; exit 1");

        var refused = Assert.ThrowsExactly<StoreException>(() => store.Write([new DocumentWrite("shop/prod/b", [1], "")], "second"));

        Assert.AreEqual(StoreFault.Refused, refused.Fault);
        Assert.AreEqual(
            "the remote rejects the push to the branch 'deployplan' (pre-receive hook declined): GL-HOOK-ERR: You may not push to deployplan.; let the job push this branch: "
            + "'permissions: contents: write' on GitHub, a token with 'write_repository' on GitLab, 'Contribute' for the build service on Azure DevOps; and let no rule protect the branch",
            refused.Message);
        Assert.AreEqual("shop/prod/a", string.Join(',', store.List("").Select(static document => document.Name)));
        place.Remote.Hook("pre-receive", "exit 0");
        Assert.IsNotNull(store.Write([new DocumentWrite("shop/prod/b", [1], "")], "second"));
    }

    [TestMethod]
    public void A_user_who_may_not_push_is_told_what_to_allow()
    {
        using var server = new HttpGitServer();
        using var place = new GitPlace(server);
        using var store = place.Open();
        store.Write([new DocumentWrite("shop/prod/a", [1], "")], "first");
        server.MayPush = false;

        var refused = Assert.ThrowsExactly<StoreException>(() => store.Write([new DocumentWrite("shop/prod/b", [1], "")], "second"));

        Assert.AreEqual(StoreFault.Refused, refused.Fault);
        Assert.Contains("403", refused.Message);
        Assert.Contains("contents: write", refused.Message);
        Assert.HasCount(1, store.List(""));
    }

    [TestMethod]
    public void Without_a_password_no_one_is_asked_for_one()
    {
        using var place = new GitPlace(new HttpGitServer());
        place.Clone.Git("config", "--unset", "http.extraHeader");

        var refused = ToFirstRead(place.Location, place.Folder);

        Assert.AreEqual(StoreFault.Refused, refused.Fault);
        Assert.Contains("could not read Password", refused.Message);
    }

    [TestMethod]
    public void A_host_key_that_is_not_known_is_refused()
    {
        using var place = new GitPlace(new SshServer());
        place.Clone.Git("config", "--unset", "core.sshCommand");

        var refused = ToFirstRead(place.Location, place.Folder);

        Assert.AreEqual(StoreFault.Refused, refused.Fault);
        Assert.Contains("Host key verification failed", refused.Message);
        Assert.Contains("known_hosts", refused.Message);
    }

    [TestMethod]
    [DataRow("git:upstream", "upstream")]
    [DataRow("git:/nowhere/repository.git#x", "/nowhere/repository.git")]
    [DataRow("git:--upload-pack=touch#x", "write 'git:origin#deployplan'")]
    [DataRow("git:origin#a..b", "write 'git:origin#deployplan'")]
    public void What_is_no_remote_and_branch_is_refused(string location, string expected)
    {
        using var place = new GitPlace();

        var refused = ToFirstRead(location, place.Folder);

        Assert.AreEqual(StoreFault.Refused, refused.Fault, refused.Message);
        Assert.Contains(expected, refused.Message);
    }

    [TestMethod]
    public void A_folder_that_is_in_no_repository_is_refused()
    {
        using var place = new FolderPlace();

        var refused = ToFirstRead("git:origin", place.Folder);

        Assert.AreEqual(StoreFault.Refused, refused.Fault);
    }

    [TestMethod]
    public void A_server_that_does_not_answer_may_be_asked_again_and_its_password_is_not_shown()
    {
        using var place = new GitPlace();

        var gone = ToFirstRead($"git:http://ann:canary-of-url@127.0.0.1:{FreePort.Find()}/shop.git", place.Folder);

        Assert.AreEqual(StoreFault.Unreachable, gone.Fault);
        Assert.DoesNotContain("canary", gone.Message);
    }

    private static StoreException ToFirstRead(string location, string folder) => Assert.ThrowsExactly<StoreException>(() =>
    {
        using var store = DocumentStores.Open(location, folder);
        store.Read(["shop/prod/a"]);
    });
}
