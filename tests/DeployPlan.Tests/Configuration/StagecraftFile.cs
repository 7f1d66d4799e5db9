using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Configuration;

[TestClass]
public class StagecraftFile
{
    private const string BasicNode = """
        project:
          name: basic-node
        backend:
          provider: generic
          providers:
            generic:
              dev: { command: [npm, run, dev], env: { PORT: "4000" } }
              build: { dockerfile: ./Dockerfile, context: . }
        databases:
          main:
            connection_env: DATABASE_URL
            migrations: { engine: raw, path: ./db/orders, strategy: pre_deploy }
        environments:
          dev: { driver: local, env_file: .env.local }
          staging: { driver: digitalocean, region: fra1 }
          prod: { driver: digitalocean, rollout: { enabled: true } }
        infra: { bootstrap: { packages: [docker] } }
        frontend: { provider: generic, providers: { generic: {} } }
        network: { provider: tailscale, providers: { tailscale: {} } }
        dev: { domains: { frontend: app.localdev.test } }
        hosts: { app: [web-2, web-1] }
        """;

    [TestMethod]
    public void The_real_shape_reads_as_it_stands_even_when_strict()
    {
        using var folder = new ConfigFolder();

        folder.Read(BasicNode, strict: true).SaysNothing();
    }

    [TestMethod]
    public void It_has_a_backend_and_no_services()
    {
        using var folder = new ConfigFolder();

        var prod = folder.Read(BasicNode).Prod;

        Assert.IsFalse(prod.HasServices);
        Assert.AreEqual(("generic", "Dockerfile", "."), (prod.Backend!.Provider.Value, prod.Backend.Build.Dockerfile!.Value.Value, prod.Backend.Build.Context));
    }

    [TestMethod]
    public void Its_bootstrap_is_no_infrastructure()
    {
        using var folder = new ConfigFolder();

        Assert.IsEmpty(folder.Read(BasicNode).Prod.Infra);
    }

    [TestMethod]
    public void A_service_gets_the_hosts_of_its_role()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(BasicNode + "\nservices: { api: { role: app }, other: { role: none } }\n");

        Assert.AreEqual("web-1 web-2", string.Join(' ', read.Prod.Services[0].Hosts));
        Assert.IsEmpty(read.Prod.Services[1].Hosts);
    }

    [TestMethod]
    public void The_hosts_of_the_cloud_are_infra_of_their_environment_alone()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(BasicNode + "\ncloud: { provider: digitalocean, providers: { digitalocean: { hosts: { prod: { web-1: { role: app, size: s-1 } } } } } }\n");

        Assert.AreEqual("web-1", read.Prod.Infra.Single().Name.Value);
        Assert.AreEqual("digitalocean", read.Prod.Infra[0].Provider.Value);
        Assert.AreEqual("role size", string.Join(' ', read.Prod.Infra[0].Settings.Values.Select(s => s.Key)));
        Assert.IsEmpty(read["staging"].Infra);
    }

    [TestMethod]
    public void A_host_with_the_name_of_an_infra_entry_is_refused()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("""
            infra: { web-1: { provider: command, command: [x] } }
            cloud:
              provider: d
              providers: { d: { hosts: { prod: { web-1: {} } } } }
            """).SaysOnly("DPL1034", 4, 38, "web-1", "line 1");
    }

    [TestMethod]
    public void Hosts_of_an_environment_that_is_not_there_are_a_warning()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("cloud: { provider: d, providers: { d: { hosts: { prd: {} } } } }")
            .Says(Severity.Warning, "DPL1036", 1, 50, "'prd'", "did you mean 'prod'?");
    }

    [TestMethod]
    public void A_provider_without_its_block_is_missing()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("backend:\n  provider: encore-ts\n  providers: { generic: {} }").SaysOnly("DPL1014", 3, 3, "'providers' of 'backend'", "'encore-ts'");
    }

    [TestMethod]
    public void Encore_names_its_image_and_its_workdir()
    {
        using var folder = new ConfigFolder();

        var backend = folder.ReadSections("backend: { provider: encore-ts, providers: { encore-ts: { build: { workdir: ./src, image_name: acme/api, docker_tag_suffix: -rc } } } }").Prod.Backend!;

        Assert.AreEqual(("src", "acme/api", "-rc", null), (backend.Build.Workdir, backend.Image!.Value.Value, backend.Build.TagSuffix, backend.Build.Dockerfile));
    }

    [TestMethod]
    public void A_backend_provider_of_ones_own_needs_only_its_block()
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual("mine", folder.ReadSections("backend: { provider: mine, providers: { mine: { any: [thing] } } }").Prod.Backend!.Provider.Value);
    }
}
