namespace DeployPlan.Tests.Planning;

/// <summary>The names of the images that a plan builds.</summary>
[TestClass]
public class BuiltImages
{
    [TestMethod]
    public void All_but_the_host_of_a_registry_is_written_in_lower_case()
    {
        using var planned = Planned.From("project: { name: Shop, registry: GHCR.io/AcmeCorp }\nservices:\n  Api: { project: src/App.csproj }\n");

        Assert.AreEqual("GHCR.io/acmecorp/shop/api:1.2.3", planned["build_Api"].Metadata.Single(pair => pair.Key == "image").Value);
    }

    [TestMethod]
    [DataRow("project: { name: My Shop }\nservices:\n  api: { project: src/App.csproj }\n", "'my shop/api'")]
    [DataRow("project: { name: shop }\nservices:\n  a-: { project: src/App.csproj }\n", "'shop/a-'")]
    [DataRow("project: { name: shop }\nservices:\n  a._b: { build: { provider: docker } }\n", "'shop/a._b'")]
    public void A_name_of_which_no_image_can_be_made_is_an_error_at_its_line(string yaml, string image)
    {
        using var planned = Planned.From(yaml);

        Assert.AreEqual(("DPL2060", 3, 3), (planned.Error.Code, planned.Error.Span.Line, planned.Error.Span.Column));
        Assert.Contains(image, planned.Error.Message);
    }

    [TestMethod]
    [DataRow("  a: { image: acme/x, project: src/App.csproj }\n  b: { image: acme/x, build: { provider: docker } }\n", "acme/x:1.2.3")]
    [DataRow("  a: { image: acme/x:1, project: src/App.csproj }\n  b: { image: acme/x:1, project: src/App.csproj }\n", "acme/x:1")]
    [DataRow("  a: { image: acme/x:1, build: { provider: docker, tags: [stable] } }\n  b: { image: acme/x:2, build: { provider: docker, tags: [stable] } }\n", "acme/x:stable")]
    [DataRow("  a: { image: x:1, project: src/App.csproj }\n  b: { image: docker.io/library/x:1, project: src/App.csproj }\n", "docker.io/library/x:1")]
    [DataRow("  a: { image: docker.io/x, project: src/App.csproj }\n  b: { image: index.docker.io/library/x, project: src/App.csproj }\n", "index.docker.io/library/x:1.2.3")]
    [DataRow("  a: { image: Example.com:5000/x:1, project: src/App.csproj }\n  b: { image: example.com:5000/x:1, project: src/App.csproj }\n", "example.com:5000/x:1")]
    public void Two_builds_of_one_image_are_an_error_at_the_line_of_the_second(string services, string image)
    {
        using var planned = Planned.From("services:\n" + services);

        Assert.AreEqual(("DPL2061", 4, 3), (planned.Error.Code, planned.Error.Span.Line, planned.Error.Span.Column));
        Assert.Contains($"'build_b' and 'build_a' (line 3) both build '{image}'", planned.Error.Message);
    }

    [TestMethod]
    public void One_image_may_run_as_several_services()
    {
        using var planned = Planned.From("services:\n  a: { image: acme/x:1, project: src/App.csproj }\n  b: { image: acme/x:1 }\n  c: { image: acme/x, build: { provider: docker, tags: [1.2.3] } }\n");

        Assert.IsNotNull(planned.Plan);
    }

    [TestMethod]
    public void A_build_cannot_have_a_digest()
    {
        using var planned = Planned.From($"services:\n  a: {{ image: \"acme/x@sha256:{new string('0', 64)}\", project: src/App.csproj }}\n");

        Assert.AreEqual(("DPL2062", 3, 3), (planned.Error.Code, planned.Error.Span.Line, planned.Error.Span.Column));
    }
}
