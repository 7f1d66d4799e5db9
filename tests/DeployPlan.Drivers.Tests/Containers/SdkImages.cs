using System.Security.Cryptography;
using System.Text;
using DeployPlan.Drivers.Builds;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>Whether what an engine has under a name is what the SDK has made.</summary>
[TestClass]
public class SdkImages
{
    private const string Manifest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Other = "sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
    private const string Index = """{"schemaVersion":2}""";

    private const string Configuration = """
        {"config":{"Labels":{"b":"2","a":"1"},"Env":["PATH=/bin"],"WorkingDir":"/app/","Entrypoint":["dotnet","/app/Api.dll"]},"rootfs":{"type":"layers","diff_ids":["sha256:1","sha256:2"]}}
        """;

    private const string SameContent = """
        "Config":{"Labels":{"a":"1","b":"2"},"Env":["PATH=/bin"],"WorkingDir":"/app/","Entrypoint":["dotnet","/app/Api.dll"],"Cmd":null,"User":"","Volumes":{}},"RootFS":{"Type":"layers","Layers":["sha256:1","sha256:2"]}
        """;

    [TestMethod]
    public void An_image_is_known_by_its_configuration_its_manifest_or_its_index()
    {
        var id = DigestOf(Configuration);

        Assert.AreEqual(id, Made(Configuration).IdIn(Answer(id, "")));
        Assert.AreEqual(id, Made(Configuration).IdIn(Answer(id["sha256:".Length..], "")), "Podman says it without its kind.");
        Assert.AreEqual(Manifest, Made(Configuration).IdIn(Answer(Manifest, "")));
        Assert.AreEqual(DigestOf(Index), Made("", Index).IdIn(Answer(DigestOf(Index), "")));
        Assert.AreEqual(Manifest, Made("").IdIn(Answer(Manifest, "")));
    }

    [TestMethod]
    public void An_engine_that_gives_an_image_a_manifest_of_its_own_has_the_same_content()
    {
        Assert.AreEqual(Other, Made(Configuration).IdIn(Answer(Other, SameContent)));
    }

    [TestMethod]
    [DataRow("\"sha256:2\"", "\"sha256:3\"", DisplayName = "another program")]
    [DataRow(",\"sha256:2\"", "", DisplayName = "a layer less")]
    [DataRow("PATH=/bin", "PATH=/usr/bin", DisplayName = "other variables")]
    [DataRow("\"b\":\"2\"", "\"b\":\"3\"", DisplayName = "another build")]
    [DataRow("\"b\":\"2\"", "\"b\":\"2\",\"c\":\"3\"", DisplayName = "one label more")]
    [DataRow("\"Cmd\":null", "\"Cmd\":[\"--old\"]", DisplayName = "an argument that the SDK did not set")]
    public void An_image_of_another_content_is_not_the_one_that_was_made(string right, string wrong)
    {
        Assert.Contains(right, SameContent);
        Assert.IsNull(Made(Configuration).IdIn(Answer(Other, SameContent.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [TestMethod]
    public void Where_the_SDK_or_the_engine_does_not_say_it_nothing_is_known()
    {
        Assert.IsNull(Made(Configuration).IdIn(null));
        Assert.IsNull(Made(Configuration).IdIn(Answer("latest", SameContent)));
        Assert.IsNull(Made(Configuration).IdIn(Answer(Other, "")));
        Assert.IsNull(Made("").IdIn(Answer(Other, SameContent)));
        Assert.IsNull(Made("").IdIn(Answer(DigestOf(""), "")));
        Assert.IsNull(Made("{}").IdIn(Answer(Other, "\"Config\":{}")), "Nothing is equal to nothing, and says nothing.");
        Assert.IsNull(Made(Configuration[..20]).IdIn(Answer(Other, SameContent)));
    }

    private static SdkImage Made(string configuration, string index = "") => new(new DataValue.Entries(
    [
        new("GeneratedContainerConfiguration", new DataValue.Text(configuration)),
        new("GeneratedContainerDigest", new DataValue.Text(index.Length == 0 ? Manifest : "")),
        new("GeneratedImageIndex", new DataValue.Text(index)),
    ]));

    private static DataValue? Answer(string id, string more) => JsonText.Read($$"""{"Id":"{{id}}"{{(more.Length == 0 ? "" : ",")}}{{more}}}""");

    private static string DigestOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
