using System.Globalization;
using System.Text;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>What every store promises. A class for each kind of store inherits these tests.</summary>
public abstract class StoreConformance : IDisposable
{
    private static readonly string[] OddNames =
    [
        "shop/prod/.hidden", "shop/prod/..", "shop/.git/config", "shop/prod/con.json", "shop/prod/nul", "shop/prod/ends with a dot.", "shop/prod/a:b*?<>|\"\\c", "shop/prod/100%41", "shop/prod/é日本🚀.json",
        "shop/prod/ ", "shop/prod/-x", "shop/prod/~", "shop/prod/a'b`$(c)", "shop/prod/line\nbreak\ttab", "shop/prod/" + new string('x', 60), "shop/a/b/c/d/e/f/g/h.json",
    ];

    private IStorePlace? _place;
    private IDocumentStore? _store;

    private protected IStorePlace Place => _place ??= NewPlace();

    private protected IDocumentStore Store => _store ??= Place.Open();

    /// <summary>How often each of those that race has to win.</summary>
    private protected virtual int RoundsOfRaces => 3;

    private protected abstract IStorePlace NewPlace();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        _store?.Dispose();
        _place?.Dispose();
    }

    [TestMethod]
    public void Nothing_is_there_at_first()
    {
        Assert.IsEmpty(Store.List(""));
        Assert.IsEmpty(Store.Lines(""));
        Assert.IsNull(Store.Read(["shop/prod/lease.json"])[0]);
    }

    [TestMethod]
    public void What_was_written_is_read_by_others_with_its_version()
    {
        var version = Create("shop/prod/lease.json", "one");
        using var other = Place.Open();

        var read = other.Read(["shop/prod/lease.json"])[0]!;

        Assert.AreEqual(("shop/prod/lease.json", version, "one"), (read.Name, read.Version, Text(read)));
        Assert.AreEqual(new DocumentVersion("shop/prod/lease.json", version), other.List("shop/").Single());
    }

    [TestMethod]
    public void A_list_has_all_names_with_the_prefix_in_ordinal_order()
    {
        string[] names = ["shop/prod/2.json", "shop/prod/10.json", "shop/prod-a/1.json", "shop/Prod/1.json", "shop/prod/a/b.json", "shop/prod/_.json", "shop/prod/é.json", "other/prod/1.json"];
        Assert.IsNotNull(Store.Write([.. names.Select(static name => new DocumentWrite(name, [1], DocumentWrite.Absent))], ""));

        foreach (var prefix in new[] { "", "shop/", "shop/prod", "shop/prod/", "shop/prod/1", "shop/prod/a/", "shop/prod/é", "none/" })
        {
            CollectionAssert.AreEqual(
                names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList(), Store.List(prefix).Select(static found => found.Name).ToList(), prefix);
        }
    }

    [TestMethod]
    public void Many_are_read_in_the_order_that_was_asked_for()
    {
        Create("shop/prod/a", "A");
        Create("shop/prod/b", "B");

        var read = Store.Read(["shop/prod/b", "shop/prod/none", "shop/prod/a", "shop/prod/b"]);

        Assert.AreEqual("B,,A,B", string.Join(',', read.Select(static document => document is null ? "" : Text(document))));
    }

    [TestMethod]
    public void One_that_must_not_be_there_is_created_once()
    {
        var version = Create("shop/prod/a", "first");

        Assert.IsNull(Write("shop/prod/a", "second", DocumentWrite.Absent));

        Assert.AreEqual(("first", version), Now("shop/prod/a"));
    }

    [TestMethod]
    public void Only_who_expects_the_version_that_is_there_writes()
    {
        var first = Create("shop/prod/a", "1");
        var second = Write("shop/prod/a", "2", first);

        Assert.IsNotNull(second);
        Assert.IsNull(Write("shop/prod/a", "3", first));
        Assert.IsNull(Write("shop/prod/none", "3", first));
        Assert.IsNull(Write("shop/prod/a", "3", "no version"));
        Assert.AreEqual(("2", second), Now("shop/prod/a"));
        Assert.IsNull(Store.Read(["shop/prod/none"])[0]);
    }

    [TestMethod]
    public void Whatever_is_there_is_replaced_where_no_version_is_expected()
    {
        Assert.IsNotNull(Write("shop/prod/a", "1", null));
        Assert.IsNotNull(Write("shop/prod/a", "2", null));

        Assert.AreEqual("2", Now("shop/prod/a").Text);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_change_in_which_one_is_not_as_expected_is_not_made(bool isFirstExpected)
    {
        var first = Create("shop/prod/1", "old");
        var second = Create("shop/prod/2", "old");
        var third = Create("shop/prod/3", "old");
        Write("shop/prod/2", "of another", second);

        Assert.IsNull(Store.Write(
            [new DocumentWrite("shop/prod/1", "new"u8.ToArray(), isFirstExpected ? first : null), new DocumentWrite("shop/prod/2", "new"u8.ToArray(), second), new DocumentWrite("shop/prod/3", "new"u8.ToArray(), third)], ""));

        Assert.AreEqual("old", Now("shop/prod/1").Text);
        Assert.AreEqual("of another", Now("shop/prod/2").Text);
        Assert.AreEqual("old", Now("shop/prod/3").Text);
    }

    [TestMethod]
    public void Each_document_of_a_change_has_the_version_that_was_given_back()
    {
        var kept = Create("shop/prod/b", "old");
        var gone = Create("shop/prod/c", "old");

        var versions = Store.Write(
            [new DocumentWrite("shop/prod/b", [2], kept), new DocumentWrite("shop/prod/c", null, gone), new DocumentWrite("shop/prod/a", [1], DocumentWrite.Absent)], "three at once")!;

        Assert.AreEqual("", versions[1]);
        CollectionAssert.AreEqual(new[] { new DocumentVersion("shop/prod/a", versions[2]), new DocumentVersion("shop/prod/b", versions[0]) }, Store.List("").ToList());
    }

    [TestMethod]
    public void Who_deletes_must_expect_the_right_version_too()
    {
        var old = Create("shop/prod/a", "1");
        var version = Write("shop/prod/a", "2", old)!;

        Assert.IsNull(Delete("shop/prod/a", old));
        Assert.AreEqual("2", Now("shop/prod/a").Text);
        Assert.IsNotNull(Delete("shop/prod/a", version));
        Assert.IsNull(Store.Read(["shop/prod/a"])[0]);
        Assert.IsEmpty(Store.List(""));
        Assert.IsNull(Delete("shop/prod/a", version));
        Assert.IsNotNull(Delete("shop/prod/a", null));
    }

    [TestMethod]
    public void A_version_never_comes_back()
    {
        var seen = new HashSet<string>();
        string? last = DocumentWrite.Absent;
        foreach (var text in new[] { "A", "B", "A", "A", null, "A", "", "A" })
        {
            last = text is null ? Delete("shop/prod/a", last) : Write("shop/prod/a", text, last);
            Assert.IsNotNull(last, text);
            Assert.IsTrue(text is null || seen.Add(last), $"{text}: {last}");
        }

        Assert.HasCount(7, seen);
    }

    [TestMethod]
    public void Lines_are_kept_in_order_below_what_they_are_about()
    {
        var version = Store.Write([new DocumentWrite("shop/prod/a", [1], "")], "first: # 'quoted' \"é\" %s")![0];
        Store.Write([new DocumentWrite("shop/prod/a", [2], version)], "");
        Store.Write([new DocumentWrite("shop/test/b", [2], "")], "elsewhere");
        Assert.IsNull(Store.Write([new DocumentWrite("shop/prod/a", [3], version)], "lost"));
        Store.Write([new DocumentWrite("shop/prod/x/b", [2], ""), new DocumentWrite("shop/prod/x/c", [2], "")], "second,\nin two\r\nlines");
        Store.Write([new DocumentWrite("shop/prod/a", null, null)], "third");

        CollectionAssert.AreEqual(new[] { "first: # 'quoted' \"é\" %s", "second, in two  lines", "third" }, Store.Lines("shop/prod/").ToList());
        CollectionAssert.AreEqual(new[] { "second, in two  lines" }, Store.Lines("shop/prod/x/").ToList());
        Assert.HasCount(4, Store.Lines("shop/"));
        Assert.HasCount(4, Store.Lines(""));
    }

    [TestMethod]
    public void Any_name_will_do()
    {
        Assert.IsNotNull(Store.Write([.. OddNames.Select(static name => new DocumentWrite(name, Encoding.UTF8.GetBytes(name), DocumentWrite.Absent))], "odd"));

        CollectionAssert.AreEqual(OddNames.Order(StringComparer.Ordinal).ToList(), Store.List("shop/").Select(static found => found.Name).ToList());
        CollectionAssert.AreEqual(OddNames, Store.Read(OddNames).Select(static found => Text(found!)).ToList());
        Assert.IsNotNull(Store.Write([.. Store.List("").Select(static found => new DocumentWrite(found.Name, null, found.Version))], "odd"));
        Assert.IsEmpty(Store.List(""));
    }

    [TestMethod]
    public void Any_content_will_do()
    {
        var large = new byte[1024 * 1024];
        new Random(1).NextBytes(large);
        byte[][] contents = [[], large, "\r\n"u8.ToArray(), [0], [0xff, 0xfe], [.. "{}\n"u8, .. Enumerable.Repeat((byte)' ', 64)], [(byte)'\n', .. Enumerable.Repeat((byte)'\t', 64)], Encoding.UTF8.GetBytes(new string(' ', 200))];
        Assert.IsNotNull(Store.Write([.. contents.Select(static (content, i) => new DocumentWrite(NameOf(i), content, DocumentWrite.Absent))], ""));

        var read = Store.Read([.. contents.Select(static (_, i) => NameOf(i))]);

        for (var i = 0; i < contents.Length; i++)
        {
            CollectionAssert.AreEqual(contents[i], read[i]!.Bytes, NameOf(i));
        }
    }

    [TestMethod]
    public void A_change_of_hundreds_of_documents_is_made()
    {
        DocumentWrite[] writes = [.. Enumerable.Range(0, 300).Select(static i => new DocumentWrite(NameOf(i), Encoding.UTF8.GetBytes(NameOf(i)), DocumentWrite.Absent))];

        CollectionAssert.AreEqual(writes.Zip(Store.Write(writes, "begins")!, static (write, version) => new DocumentVersion(write.Name, version)).OrderBy(static document => document.Name, StringComparer.Ordinal).ToList(), Store.List("").ToList());
    }

    [TestMethod]
    public void Of_eight_that_create_a_document_in_a_new_store_one_does()
    {
        _ = Place;
        var written = Waiting.Racing(8, i =>
        {
            using var store = Place.Open();
            return store.Write([new DocumentWrite("shop/prod/lease.json", Encoding.UTF8.GetBytes($"{i}"), DocumentWrite.Absent)], $"{i} was here")?[0];
        });

        var winner = Array.FindIndex(written, static version => version is not null);
        Assert.HasCount(1, written.Where(static version => version is not null));
        Assert.AreEqual((winner.ToString(CultureInfo.InvariantCulture), written[winner]!), Now("shop/prod/lease.json"));
        Assert.AreEqual($"{winner} was here", Store.Lines("").Single());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Of_eight_that_race_for_a_document_one_wins_each_version(bool haveOneStore)
    {
        Create("shop/prod/count", "0");
        Waiting.Racing(8, i =>
        {
            var store = haveOneStore ? Store : Place.Open();
            for (var done = 0; done < RoundsOfRaces;)
            {
                var now = store.Read(["shop/prod/count"])[0]!;
                var next = int.Parse(Text(now), CultureInfo.InvariantCulture) + 1;
                done += store.Write([new DocumentWrite("shop/prod/count", Encoding.UTF8.GetBytes($"{next}"), now.Version)], $"{next}") is null ? 0 : 1;
            }

            return haveOneStore ? null : store;
        }).ToList().ForEach(static opened => opened?.Dispose());

        Assert.AreEqual($"{8 * RoundsOfRaces}", Now("shop/prod/count").Text);
        var lines = Store.Lines("").Select(static line => int.Parse(line, CultureInfo.InvariantCulture));
        CollectionAssert.AreEqual(Enumerable.Range(1, 8 * RoundsOfRaces).ToList(), (Place.IsAllOrNone ? lines : lines.Order()).ToList());
    }

    [TestMethod]
    public void Whoever_writes_other_documents_is_not_in_the_way()
    {
        Create("shop/prod/a", "0");
        Waiting.Racing(4, i =>
        {
            using var store = Place.Open();
            var version = DocumentWrite.Absent;
            for (var round = 0; round < 4; round++)
            {
                version = store.Write([new DocumentWrite(NameOf(i), [(byte)round], version)], "")![0];
            }

            return version;
        });

        Assert.HasCount(5, Store.List("shop/prod/"));
    }

    private static string NameOf(int i) => $"shop/prod/r/{i:0000}.json";

    private static string Text(StoredDocument document) => Encoding.UTF8.GetString(document.Bytes);

    private (string Text, string Version) Now(string name) => Store.Read([name])[0] is { } document ? (Text(document), document.Version) : ("", "");

    private string Create(string name, string text) => Write(name, text, DocumentWrite.Absent)!;

    private string? Write(string name, string text, string? expected) => Store.Write([new DocumentWrite(name, Encoding.UTF8.GetBytes(text), expected)], "")?[0];

    private string? Delete(string name, string? expected) => Store.Write([new DocumentWrite(name, null, expected)], "")?[0];
}
