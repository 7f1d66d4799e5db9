using DeployPlan.Tests.Configuration;

namespace DeployPlan.Tests.Documents;

[TestClass]
public class AliasesAndMergeKeys
{
    [TestMethod]
    public void An_alias_is_what_it_names()
    {
        using var folder = new ConfigFolder();

        var prod = folder.ReadSections("services:\n  a: &web { image: web, health_check: &check { url: \"http://x/\" } }\n  b: *web\n  c: { image: c, health_check: *check }").Prod;

        Assert.AreEqual("web web c", string.Join(' ', prod.Services.Select(s => s.Image!.Value.Value)));
        Assert.AreEqual("a b c", string.Join(' ', prod.Services.Select(s => s.Name.Value)));
        Assert.AreEqual("http://x/", prod.Services[2].HealthCheck!.Url.Value);
    }

    [TestMethod]
    public void Own_keys_win_over_merged_ones()
    {
        using var folder = new ConfigFolder();

        var check = folder.ReadSections("""
            services:
              a: { health_check: &check { url: "http://a/", retries: 3 } }
              b: { health_check: { <<: *check, url: "http://b/" } }
            """).Prod.Services[1].HealthCheck!;

        Assert.AreEqual(("http://b/", 3), (check.Url.Value, check.Retries));
    }

    [TestMethod]
    public void Of_several_merged_mappings_the_first_wins()
    {
        using var folder = new ConfigFolder();

        var check = folder.ReadSections("""
            services:
              a: { health_check: &one { url: "http://a/", retries: 1 } }
              b: { health_check: &two { url: "http://b/", retries: 2, interval_seconds: 5 } }
              c: { health_check: { <<: [*one, *two] } }
            """).Prod.Services[2].HealthCheck!;

        Assert.AreEqual(("http://a/", 1, 5), (check.Url.Value, check.Retries, check.IntervalSeconds));
    }

    [TestMethod]
    public void A_merge_key_takes_nothing_but_mappings()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("services:\n  a: { <<: text }").SaysOnly("DPL1015", 2, 12);
    }

    [TestMethod]
    public void A_quoted_merge_key_is_a_key()
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual("DPL1013", folder.ReadSections("services: { a: { \"<<\": {} } }").Diagnostics.Single().Code);
    }

    [TestMethod]
    public void An_anchor_on_a_key_changes_nothing()
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual("a", folder.ReadSections("services: { &n a : { image: x } }").Prod.Services.Single().Name.Value);
    }

    [TestMethod]
    public void An_unknown_alias_suggests_the_nearest_anchor()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("services:\n  a: &web { image: x }\n  b: *wbe").SaysOnly("DPL1006", 3, 6, "'*wbe'", "did you mean 'web'?");
    }

    [TestMethod]
    public void JSON_is_read_as_YAML_is()
    {
        using var folder = new ConfigFolder();

        folder.Read("{\n\"project\": {\"name\": \"shop\"},\n\"environments\": {\n\"prod\": {\"driver\": \"x\"}\n}\n}\n").SaysNothing();
    }
}
