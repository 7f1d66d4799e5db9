using System.Text;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>Disks that are full, and a folder that several hosts share: each in namespaces of its own, with its own network, name and process numbers.</summary>
[TestClass]
[TestCategory("Stores")]
public sealed class FoldersOfSeveralHosts : IDisposable
{
    private readonly FolderPlace _place = new();

    public void Dispose() => _place.Dispose();

    [TestMethod]
    public void Hosts_that_share_a_folder_take_turns()
    {
        var hosts = Enumerable.Range(0, 3).Select(i => new HostProcess(_place.Location, _place.Folder, [.. Namespaces("--net", "--uts", "--pid", "--fork", "--kill-child=KILL"), "sh", "-c", $"hostname host{i}; exec \"$@\"", "host"])).ToList();
        try
        {
            var answers = Waiting.Racing(3, i => hosts[i].Take($"r{i}", 3));
            var winner = Array.FindIndex(answers, static answer => answer.IsTaken);
            Assert.HasCount(1, answers.Where(static answer => answer.IsTaken));

            Waiting.Racing(3, i =>
            {
                for (var done = 0; done < 10;)
                {
                    var now = hosts[i].Client.Read(["shop/prod/count"])[0];
                    var next = now is null ? 1 : int.Parse(Encoding.UTF8.GetString(now.Bytes), System.Globalization.CultureInfo.InvariantCulture) + 1;
                    done += hosts[i].Client.Write([new DocumentWrite("shop/prod/count", Encoding.UTF8.GetBytes($"{next}"), now?.Version ?? "")], "") is null ? 0 : 1;
                }

                return 0;
            });
            Assert.AreEqual("30", Encoding.UTF8.GetString(hosts[0].Client.Read(["shop/prod/count"])[0]!.Bytes));

            hosts[winner].Kill();
            var other = hosts[(winner + 1) % 3];
            LeaseAnswer answer;
            do
            {
                answer = other.Take("r9", 60);
            }
            while (!answer.IsTaken);

            Assert.AreEqual((2, $"r{winner}"), (answer.Now.Token, answer.Before!.Release));
        }
        finally
        {
            hosts.ForEach(static host => host.Dispose());
        }
    }

    [TestMethod]
    public void A_full_disk_is_refused_and_what_was_there_is_still_there()
    {
        Directory.CreateDirectory(_place.Location);
        using var host = new HostProcess(_place.Location, _place.Folder, [.. OnSmallDisk(_place.Location)]);
        var kept = host.Client.Write([new DocumentWrite("shop/prod/kept", "kept"u8.ToArray(), "")], "kept")![0];

        var refused = FillUp(host);

        Assert.AreEqual(StoreFault.Refused, refused.Fault);
        Assert.StartsWith($"the disk of {_place.Location} is full, or its limit is reached: No space left on device", refused.Message);
        Assert.EndsWith("; free space there, then do the same again", refused.Message);
        var now = host.Client.Read(["shop/prod/kept"])[0]!;
        Assert.AreEqual((kept, "kept"), (now.Version, Encoding.UTF8.GetString(now.Bytes)));
        foreach (var document in host.Client.List("shop/prod/x"))
        {
            Assert.HasCount(100_000, host.Client.Read([document.Name])[0]!.Bytes);
        }

        host.Client.Write([new DocumentWrite("shop/prod/x1", null, null)], "");
        Assert.IsNotNull(host.Client.Write([new DocumentWrite("shop/prod/kept", "new"u8.ToArray(), kept)], "new"));
        Assert.AreEqual("kept", host.Client.Lines("shop/prod/kept")[0]);
        Assert.AreEqual("new", host.Client.Lines("shop/prod/kept")[1]);
    }

    [TestMethod]
    public void A_remote_whose_disk_is_full_is_refused_with_its_words()
    {
        using var git = new GitPlace();
        var disk = Path.Combine(_place.Folder, "disk");
        Directory.CreateDirectory(disk);
        git.Clone.Git("remote", "set-url", "origin", disk + "/remote.git");
        using var host = new HostProcess(git.Location, git.Folder, [.. OnSmallDisk(disk, $"git init -q --bare {disk}/remote.git")]);
        var kept = host.Client.Write([new DocumentWrite("shop/prod/kept", "kept"u8.ToArray(), "")], "kept")![0];

        var refused = FillUp(host);

        Assert.AreEqual(StoreFault.Refused, refused.Fault, refused.Message);
        Assert.Contains("No space left on device", refused.Message);
        Assert.AreEqual(kept, host.Client.Read(["shop/prod/kept"])[0]!.Version);
    }

    private static StoreException FillUp(HostProcess host)
    {
        // Nothing that git could make smaller.
        var bytes = new byte[100_000];
        new Random(3).NextBytes(bytes);
        return Assert.ThrowsExactly<StoreException>(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                bytes[i] ^= 0xff;
                new Random(i).NextBytes(bytes);
                host.Client.Write([new DocumentWrite($"shop/prod/x{i}", bytes, "")], $"{i}");
            }
        });
    }

    private static string[] OnSmallDisk(string folder, string first = ":") =>
        [.. Namespaces("--mount"), "sh", "-c", $"mount -t tmpfs -o size=2m tmpfs '{folder}' && {first} && exec \"$@\"", "host"];

    private static string[] Namespaces(params string[] which) => Environment.UserName == "root" ? ["unshare", .. which] : ["unshare", "--map-root-user", .. which];
}
