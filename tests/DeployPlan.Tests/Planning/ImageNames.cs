using DeployPlan.Planning;

namespace DeployPlan.Tests.Planning;

/// <summary>How the name and the tag of an image are made and taken apart.</summary>
[TestClass]
public class ImageNames
{
    [TestMethod]
    [DataRow("redis", "redis", null)]
    [DataRow("redis:7", "redis", "7")]
    [DataRow("acme/api:1.2.3-rc.1", "acme/api", "1.2.3-rc.1")]
    [DataRow("localhost:5000/api", "localhost:5000/api", null)]
    [DataRow("localhost:5000/api:7", "localhost:5000/api", "7")]
    [DataRow("api@sha256:abc", "api@sha256:abc", null)]
    [DataRow("api:7@sha256:abc", "api:7@sha256:abc", null)]
    [DataRow(":7", "", "7")]
    [DataRow("@sha256:abc", "@sha256:abc", null)]
    public void What_follows_the_last_colon_is_the_tag_unless_it_is_a_port_or_a_digest(string reference, string name, string? tag) =>
        Assert.AreEqual((name, tag), ImageReference.Split(reference));

    [TestMethod]
    [DataRow("1.0.0", "1.0.0")]
    [DataRow("1.0.0+abc", "1.0.0-abc")]
    [DataRow("azAZ09_.-", "azAZ09_.-")]
    [DataRow("1`{@[/:ä", "1-------")]
    [DataRow(".1", "_1")]
    [DataRow("-1", "_1")]
    [DataRow("+1", "_1")]
    [DataRow("_1", "_1")]
    [DataRow("--", "_-")]
    [DataRow("..", "_.")]
    [DataRow("<version>", "<version>")]
    [DataRow("<version>-encore+x", "<version>-encore-x")]
    [DataRow("1<version>", "1-version-")]
    public void A_version_becomes_a_tag_in_the_characters_that_a_tag_may_have(string version, string tag) => Assert.AreEqual(tag, ImageReference.TagOf(version));

    [TestMethod]
    [DataRow(127, 127)]
    [DataRow(128, 128)]
    [DataRow(129, 128)]
    public void A_tag_has_at_most_128_characters(int length, int kept) => Assert.AreEqual(new string('1', kept), ImageReference.TagOf(new string('1', length)));

    [TestMethod]
    public void Metadata_name_the_image_with_its_tag_where_a_build_makes_it_and_as_written_where_none_does()
    {
        using var planned = Planned.From("""
            services:
              built: { project: src/App.csproj }
              named: { project: src/App.csproj, image: "acme/named:7" }
              ready: { image: "acme/ready:7" }
              untagged: { image: acme/untagged }
            """);

        CollectionAssert.AreEqual(
            new[] { "shop/built:1.2.3", "acme/named:7", "shop/built:1.2.3", "acme/named:7", "acme/ready:7", "acme/untagged" },
            planned.Plan!.Operations.Select(operation => operation.Metadata.Single(pair => pair.Key == "image").Value).ToArray());
    }

    [TestMethod]
    public void What_has_no_image_of_its_own_runs_that_of_the_backend_and_waits_for_its_build()
    {
        using var planned = Planned.From("""
            backend: { provider: generic, providers: { generic: { build: { dockerfile: Dockerfile } } } }
            services:
              api: { health_check: { url: "http://localhost/" } }
              cache: { image: "redis:7" }
            """);

        Assert.AreEqual("shop/backend:1.2.3", planned["deploy_prod_api"].Metadata.Single(pair => pair.Key == "image").Value);
        CollectionAssert.AreEqual(new[] { "build_backend" }, planned.WaitsFor("deploy_prod_api").ToArray());
        Assert.AreEqual("redis:7", planned["deploy_prod_cache"].Metadata.Single(pair => pair.Key == "image").Value);
        Assert.IsEmpty(planned.WaitsFor("deploy_prod_cache"));
    }

    [TestMethod]
    public void Without_any_image_the_compose_file_names_it()
    {
        using var planned = Planned.From("services:\n  api: {}\n");

        Assert.IsFalse(planned["deploy_prod_api"].Metadata.Any(pair => pair.Key == "image"));
    }
}
