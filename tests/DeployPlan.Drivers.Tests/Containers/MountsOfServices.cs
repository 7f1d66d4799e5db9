using DeployPlan.Drivers.Compose;

namespace DeployPlan.Drivers.Tests.Containers;

[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public class MountsOfServices
{
    // As docker-compose 1.29 writes it.
    private const string OfDockerCompose = """
        The NOPE variable is not set. Defaulting to a blank string.
        configs:
          a:
            file: /src/a.conf
        services:
          plain:
            image: plain:1
          web:
            build:
              context: /src/web
            configs:
            - source: a
            environment:
              X: ''
              "Y": 'a

                build: b'
            volumes:
            - /src/file.conf:/file.conf:ro
            - read_only: true
              source: /src/conf
              target: /conf
              type: bind
            - data:/data:rw
            - dev:/dev2:rw
            - '/src/with a long name, which goes on in
              the next line.conf:/long.conf:ro'
            - /anonymous
        version: '3.8'
        volumes:
          data: {}
          dev:
            driver: local
            driver_opts:
              device: ./dev
              o: bind,ro
              type: none

        """;

    // As docker compose 2 writes it.
    private const string OfDocker = """
        time="2025-01-01T00:00:00Z" level=warning msg="the attribute `version` is obsolete"
        name: shop-prod
        services:
          plain:
            image: plain:1
            command:
              - sh
              - -c
              - |
                volumes: x
                - /src/no:/no
          web:
            build:
              context: /src/web
              dockerfile: Dockerfile
            configs:
              - source: a
                target: /a
            security_opt:
              - seccomp=./profile.json
              - no-new-privileges:true
            volumes:
              - type: bind
                source: /src/file.conf
                target: /file.conf
                read_only: true
                bind:
                  create_host_path: true
              - type: volume
                source: data
                target: /data
                volume: {}
              - type: volume
                source: "dev"
                target: /dev2
        configs:
          a:
            name: shop-prod_a
            file: /src/a.conf
        volumes:
          data:
            name: shop-prod_data
          dev:
            driver: local
            driver_opts:
              device: ./dev
              o: ro,bind
              type: none

        """;

    [TestMethod]
    [DataRow(OfDockerCompose, "/src/a.conf|/src/conf|/src/deploy/dev|/src/file.conf|/src/with a long name, which goes on in the next line.conf")]
    [DataRow(OfDocker, "/src/a.conf|/src/deploy/dev|/src/deploy/profile.json|/src/file.conf")]
    public void What_the_containers_of_a_service_have_of_this_machine_is_what_compose_says(string text, string expected)
    {
        var services = ResolvedServices.Read(text.Split('\n'), "/src/deploy");

        Assert.AreEqual(expected, string.Join("|", services.MountedBy("web").Order(StringComparer.Ordinal)));
        Assert.IsEmpty(services.MountedBy("plain"));
        CollectionAssert.AreEqual(new[] { "plain", "web" }, services.Names.ToArray());
        Assert.IsTrue(services.Builds("web"));
        Assert.IsFalse(services.Builds("plain"));
    }

    [TestMethod]
    [DataRow("pull_policy: build", true, false)]
    [DataRow("pull_policy: always", false, false)]
    [DataRow("pull_policy: \"missing\"", false, false)]
    [DataRow("profiles:\n    - debug", true, true)]
    public void Compose_builds_what_its_policy_has_it_build_and_starts_no_profile_by_itself(string key, bool builds, bool hasProfiles)
    {
        var services = ResolvedServices.Read($"services:\n  web:\n    build:\n      context: /web\n    {key}\n".Split('\n'), "/src/deploy");

        Assert.AreEqual((builds, hasProfiles), (services.Builds("web"), services.HasProfiles("web")));
    }

    [TestMethod]
    public void The_digest_of_what_is_mounted_is_that_of_the_sealed_files_in_it()
    {
        var (a, b) = (new string('a', 64), new string('b', 64));
        string[] before = [$"{a}  ../conf/sub/1.conf", $"{a}  ../conf2/1.conf", $"{a}  file.conf", $"{a}  file.conf2", $"{a}  web/"];
        var files = MountedFiles.Read(before, "/src/deploy");

        Assert.IsNull(files.DigestOf(["/src/other", "/src/deploy/file", "/src/deploy/web/bin"]));
        Assert.AreEqual(files.DigestOf(["/src/conf"]), files.DigestOf(["/src/conf/", "/src/conf/sub"]));
        Assert.AreEqual(files.DigestOf(["/src/conf", "/src/deploy/file.conf"]), files.DigestOf(["/src/deploy/file.conf", "/src/conf"]));
        Assert.AreNotEqual(files.DigestOf(["/src/conf"]), files.DigestOf(["/src"]));
        Assert.IsNotNull(files.DigestOf(["/src/deploy/web"]));
        Assert.IsNull(files.DigestOf(["/"]), "What is around the repository is of the machine.");

        var after = MountedFiles.Read(before.Select(line => line.EndsWith("  file.conf", StringComparison.Ordinal) ? $"{b}  file.conf" : line), "/src/deploy");

        Assert.AreEqual(files.DigestOf(["/src/conf"]), after.DigestOf(["/src/conf"]));
        Assert.AreNotEqual(files.DigestOf(["/src/deploy/file.conf"]), after.DigestOf(["/src/deploy/file.conf"]));
        Assert.AreNotEqual(files.DigestOf(["/src/deploy"]), after.DigestOf(["/src/deploy"]));
    }

    [TestMethod]
    [DataRow("services:\n  web:\n    build: .\n", true)]
    [DataRow("services:\n  web:\n    extends: { file: a.yml, service: b }\n", true)]
    [DataRow("services:\n  web:\n    <<: *a\n", true)]
    [DataRow("services:\n  web: { build: . }\n", true)]
    [DataRow("services:\n  web: *a\n", true)]
    [DataRow("services: { web: { image: a } }\n", true)]
    [DataRow("include: [b.yml]\nservices:\n  web:\n    image: a\n", true)]
    [DataRow("services:\n  web: &a # of all\n    image: a\n  other:\n    build: .\n", false)]
    public void Compose_is_asked_what_it_builds_where_the_lines_of_a_service_do_not_rule_it_out(string text, bool expected)
    {
        var file = ComposeFile.Read(text.Split('\n'));

        Assert.AreEqual(expected, file.MayBuildOneOf(["web"]));
        Assert.AreEqual(expected || text.Contains("other", StringComparison.Ordinal), file.MayBuild([]));
    }

    [TestMethod]
    public void The_second_file_has_the_digest_of_what_a_service_mounts_as_a_label()
    {
        var over = new ComposeOverride { Version = null, EnvironmentFile = "", Lines = ["stop_grace_period: 5s"] };
        over.Pin("web", null);
        over.Complete(["other"]);
        over.Mount("web", "0123");
        over.Mount("cache", "4567");

        Assert.AreEqual(
            """
            services:
              "cache":
                labels: { "deployplan.mounted": "4567" }
              "other":
                image: "deployed-by-another-operation"
              "web":
                stop_grace_period: 5s
                labels: { "deployplan.mounted": "0123" }

            """,
            over.ToYaml());
    }
}
