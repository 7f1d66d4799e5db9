namespace DeployPlan.Tests.Configuration;

/// <summary>References to images, by the grammar of the OCI distribution specification.</summary>
[TestClass]
public class Images
{
    private const string Sha256 = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [TestMethod]
    [DataRow("api")]
    [DataRow("api:UPPER_tag")]
    [DataRow("acme/api:1.0")]
    [DataRow("localhost/api")]
    [DataRow("localhost:5000/acme/api")]
    [DataRow("localhost:5000/acme/api:1")]
    [DataRow("Registry.Example.com:443/a/b/c/d")]
    [DataRow("[::1]:5000/api:1")]
    [DataRow("my-host/api")]
    [DataRow("x/a.b_c__d---e/f1:_x.y-z")]
    [DataRow("api@" + Sha256)]
    [DataRow("registry.example.com/acme/api:1@" + Sha256)]
    [DataRow("acme/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [DataRow("x123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [DataRow("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde")]
    [DataRow("api@multi+sum:0123456789abcdef0123456789abcdef")]
    public void What_the_grammar_allows_is_an_image(string image)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ s: {{ image: \"{image}\" }} }}").SaysNothing();
    }

    [TestMethod]
    [DataRow("sha256", 64, true)]
    [DataRow("sha256", 63, false)]
    [DataRow("sha256", 65, false)]
    [DataRow("sha512", 128, true)]
    [DataRow("sha512", 64, false)]
    [DataRow("sha512", 127, false)]
    [DataRow("a", 32, true)]
    [DataRow("z", 32, true)]
    [DataRow("az09+._-", 32, true)]
    [DataRow("a", 31, false)]
    [DataRow("A", 32, false)]
    [DataRow("a/b", 32, false)]
    [DataRow("{", 32, false)]
    [DataRow("`", 32, false)]
    [DataRow("", 64, false)]
    public void A_digest_is_as_long_as_its_algorithm_makes_it(string algorithm, int length, bool expected)
    {
        Assert.AreEqual(expected, DeployPlan.Configuration.ImageRules.WhyNot($"api@{algorithm}:{new string('f', length)}") is null);
        Assert.IsNotNull(DeployPlan.Configuration.ImageRules.WhyNot($"api@{algorithm}:{new string('g', length)}"));
    }

    [TestMethod]
    [DataRow("@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "empty part")]
    [DataRow(":tag", "empty part")]
    [DataRow("/api", "empty part")]
    [DataRow("://api", "scheme")]
    [DataRow("api@", "not a digest")]
    [DataRow("api@sha256", "not a digest")]
    [DataRow("api:", "not a tag")]
    [DataRow("localhost:0/api", "not a host")]
    [DataRow("localhost:65536/api", "not a host")]
    [DataRow("localhost:/api", "not a host")]
    [DataRow("[::1/api", "not a host")]
    [DataRow("[x]/api", "not a part")]
    [DataRow("api{", "not a part")]
    public void An_empty_or_broken_part_is_named(string image, string why) => Assert.Contains(why, DeployPlan.Configuration.ImageRules.WhyNot(image)!);

    [TestMethod]
    [DataRow("z/9:a", null)]
    [DataRow("[::1]:65535/z", null)]
    [DataRow("localhost:1/a", null)]
    public void An_image_may_be_short(string image, string? why) => Assert.AreEqual(why, DeployPlan.Configuration.ImageRules.WhyNot(image));

    [TestMethod]
    [DataRow("Acme", "acme")]
    [DataRow("/Acme", "/acme")]
    [DataRow("Registry.example.com", "Registry.example.com")]
    [DataRow("Registry.example.com/Acme", "Registry.example.com/acme")]
    [DataRow(".x/Acme", ".x/acme")]
    [DataRow(":X/Acme", ":X/acme")]
    [DataRow("Acme/Shop", "acme/shop")]
    public void A_host_keeps_its_case(string name, string expected) => Assert.AreEqual(expected, DeployPlan.Configuration.ImageRules.LowerPath(name));

    [TestMethod]
    [DataRow("http://x/y", "scheme")]
    [DataRow("a b", "not a part")]
    [DataRow("localhost:5000/Acme/Api", "write 'acme'")]
    [DataRow("Acme/api", "write 'acme'")]
    [DataRow("acme/-api", "'-api'")]
    [DataRow("acme/api-", "'api-'")]
    [DataRow("acme/a..b", "'a..b'")]
    [DataRow("acme/a___b", "'a___b'")]
    [DataRow("acme/a._b", "'a._b'")]
    [DataRow("acme//api", "empty part")]
    [DataRow("acme/", "empty part")]
    [DataRow("/api", "empty part")]
    [DataRow("api:", "not a tag")]
    [DataRow("api:-1", "not a tag")]
    [DataRow("api:1+2", "not a tag")]
    [DataRow("api:1:2", "'api:1'")]
    [DataRow("host:99999/api", "not a host")]
    [DataRow("-host.example.com/api", "not a host")]
    [DataRow("ho_st.example.com/api", "not a host")]
    [DataRow("[::1/api", "not a host")]
    [DataRow("api@sha256:0123", "not a digest")]
    [DataRow("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "64 hex digits")]
    [DataRow("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef:1", "64 hex digits")]
    [DataRow("api@latest", "not a digest")]
    [DataRow("api@SHA256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "not a digest")]
    public void Anything_else_is_an_error_at_its_line(string image, string why)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ s: {{ image: \"{image}\" }} }}").SaysOnly("DPL1038", 1, 25, "'image' in service 's'", why);
    }

    [TestMethod]
    public void A_tag_and_a_name_have_a_longest_length()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ s: {{ image: \"a:{new string('1', 128)}\" }}, t: {{ image: {new string('a', 255)} }} }}").SaysNothing();
        folder.ReadSections($"services: {{ s: {{ image: \"a:{new string('1', 129)}\" }} }}").SaysOnly("DPL1038", 1, 25, "not a tag");
        folder.ReadSections($"services: {{ s: {{ image: \"{new string('a', 256)}\" }} }}").SaysOnly("DPL1038", 1, 25, "255");
    }

    [TestMethod]
    [DataRow("ghcr.io/AcmeCorp")]
    [DataRow("localhost:5000")]
    [DataRow("registry.example.com")]
    [DataRow("acme")]
    public void A_registry_is_a_host_a_port_and_a_path(string registry)
    {
        using var folder = new ConfigFolder();

        folder.Read($"project: {{ name: x, registry: \"{registry}\" }}\nenvironments: {{ prod: {{ driver: x }} }}").SaysNothing();
    }

    [TestMethod]
    [DataRow("https://registry.example.com")]
    [DataRow("registry.example.com/")]
    [DataRow("registry.example.com/a:1")]
    [DataRow("registry.example.com/a b")]
    [DataRow("host:port")]
    public void Anything_else_is_none(string registry)
    {
        using var folder = new ConfigFolder();

        folder.Read($"project: {{ name: x, registry: \"{registry}\" }}\nenvironments: {{ prod: {{ driver: x }} }}").SaysOnly("DPL1038", 1, 31, "'registry'");
    }

    [TestMethod]
    public void Further_tags_are_tags()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("services: { s: { build: { provider: docker, tags: [latest, \"1.0+x\"] } } }").SaysOnly("DPL1056", 1, 60, "'1.0+x'", "128 letters");
    }
}
