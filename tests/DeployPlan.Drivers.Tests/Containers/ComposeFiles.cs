using DeployPlan.Drivers.Compose;

namespace DeployPlan.Drivers.Tests.Containers;

[TestClass]
public class ComposeFiles
{
    private const string Usual = """
        # The shop.
        version: "3.8" # of the file
        x-common: &common
          image: common:1
        services:

          api: &api
            environment:
              image: no image of a service
            command: ["a",
              "b"]
          "web":
            image: web:1 # or 2
            ports:
            - "80:80"
          built: { build: . }
          worker:
            build: worker
            image: worker:1
          copy:
            <<: *api
        volumes:
          data:
        """;

    [TestMethod]
    [DataRow("pull_policy: never", true)]
    [DataRow("pull_policy: \"never\" # as it is", true)]
    [DataRow("pull_policy: always", false)]
    [DataRow("image: never", false)]
    public void A_service_can_say_that_its_image_is_not_pulled(string line, bool expected)
    {
        var file = Read($"services:\n  api:\n    {line}\n  web:\n    image: web:1\n");

        Assert.AreEqual(expected, file.NeverPulls("api"));
        Assert.IsFalse(file.NeverPulls("web"));
    }

    [TestMethod]
    public void The_services_of_a_file_and_which_of_them_name_an_image_are_known()
    {
        var file = Read(Usual);

        CollectionAssert.AreEqual(new[] { "api", "built", "copy" }, file.WithoutImage.ToArray());
        Assert.IsTrue(file.Pulls("web"));
        Assert.IsFalse(file.Pulls("worker"));
        Assert.IsFalse(file.Pulls("api"));
        Assert.IsTrue(file.Has("api", "command"));
        Assert.IsFalse(file.Has("api", "image"));
        Assert.IsFalse(file.Lacks("api"));
        Assert.IsTrue(file.Lacks("data"));
        Assert.AreEqual("3.8", file.Version);
    }

    [TestMethod]
    [DataRow("services: { web: { image: a } }")]
    [DataRow("{ services: { web: { image: a } } }")]
    [DataRow("include: [other.yaml]\nservices:\n  web: { image: a }")]
    [DataRow("services:\n    web:\n      image: a\n  api:\n    image: b")]
    [DataRow("services: *services")]
    [DataRow("")]
    public void A_file_that_only_compose_can_read_lacks_nothing(string text)
    {
        Assert.IsFalse(Read(text).Lacks("nothing"));
        Assert.IsEmpty(Read(text).WithoutImage);
    }

    [TestMethod]
    [DataRow("a b", "\"a b\"")]
    [DataRow("Bearer ${TOKEN}", "\"Bearer ${TOKEN}\"")]
    [DataRow("$5 $${A} \"q\"", "\"$$5 $${A} \\\"q\\\"\"")]
    [DataRow("${A}$B${C}", "\"${A}$$B${C}\"")]
    public void A_value_is_written_so_that_compose_replaces_its_references_and_nothing_else(string value, string written) => Assert.AreEqual(written, ComposeOverride.WithReferences(value));

    [TestMethod]
    public void The_second_file_pins_the_service_of_the_plan_and_makes_the_others_readable()
    {
        var over = new ComposeOverride { Version = "3.8", EnvironmentFile = "/a b/$x\".env" };
        over.Pin("web", "localhost:5000/web@sha256:0123");
        over.Complete(["api"]);

        Assert.AreEqual(
            """
            version: "3.8"
            services:
              "api":
                image: "deployed-by-another-operation"
              "web":
                image: "localhost:5000/web@sha256:0123"
                env_file: ["/a b/$$x\".env"]

            """,
            over.ToYaml());
    }

    [TestMethod]
    public void Without_image_and_env_file_there_is_no_second_file()
    {
        var over = new ComposeOverride { Version = null, EnvironmentFile = "" };
        over.Pin("web", null);

        Assert.IsTrue(over.IsEmpty);
    }

    private static ComposeFile Read(string text) => ComposeFile.Read(text.Split('\n'));
}
