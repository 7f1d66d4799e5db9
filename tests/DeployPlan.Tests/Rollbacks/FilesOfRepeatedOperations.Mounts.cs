namespace DeployPlan.Tests.Rollbacks;

/// <summary>What the containers of services have of the repository.</summary>
public sealed partial class FilesOfRepeatedOperations
{
    [TestMethod]
    [DataRow("db: { image: postgres, volumes: [ './conf:/conf:ro' ] }", true)]
    [DataRow("db: { image: postgres, volumes: [ { type: bind, source: ./conf, target: /conf, read_only: true } ] }", true)]
    [DataRow("db: { image: postgres, configs: [ here ] }", true)]
    [DataRow("db: { image: postgres, configs: [ { source: here, target: /conf } ] }", true)]
    [DataRow("db: { image: postgres, configs: [ '${WHERE}' ] }", true)]
    [DataRow("db: { image: postgres, volumes: [ 'bound:/conf' ] }", true)]
    [DataRow("db: { extends: other }, other: { image: postgres, volumes: [ './conf:/conf:ro' ] }", true)]
    [DataRow("db: { image: postgres, volumes_from: [ 'other:ro' ] }, other: { image: postgres, volumes: [ './conf:/conf:ro' ] }", true)]
    [DataRow("db: { extends: { file: more.yaml, service: base } }", true)]
    [DataRow("db: { image: postgres }, other: { image: postgres, volumes: [ './conf:/conf:ro' ] }", false)]
    [DataRow("db: { image: postgres }, other: { image: postgres, configs: [ here ] }", false)]
    [DataRow("db: { image: postgres, volumes: [ 'named:/conf' ] }, other: { image: postgres, volumes: [ 'bound:/conf' ] }", false)]
    public void What_a_service_mounts_counts_for_its_own_deploys(string services, bool counts)
    {
        Project.Write("more.yaml", "services: { base: { image: postgres, volumes: [ './conf:/conf:ro' ] } }\n");
        Project.Write("compose.yaml", $$"""
            services: { web: { image: shop }, {{services}} }
            configs: { here: { file: ./conf } }
            volumes: { named: {}, bound: { driver_opts: { type: none, o: 'bind,ro', device: ./conf } } }

            """);
        Configure("services: { web: { image: shop }, db: {} }");
        var plan = Plan();
        Assert.AreEqual("", Found(plan, "deploy_prod_db"));

        Project.Write("conf/a.conf", "changed");
        Project.Write("conf/b.conf", "new");

        Assert.AreEqual("", Found(plan));
        Assert.AreEqual(
            !counts ? "" : "conf/a.conf: 'deploy_prod_db' needs this file as it was in release older, but it has changed since; check out the commit of older for the rollback\n"
                + "conf/b.conf: 'deploy_prod_db' would use this file, which was not there in release older; check out the commit of older for the rollback",
            Found(plan, "deploy_prod_db"));
    }

    [TestMethod]
    [DataRow("conf/a.conf", "db: { image: postgres, volumes: [ './conf:/conf:ro' ] }", true)]
    [DataRow("conf/a.conf", "db: { image: postgres, volumes: [ '.:/all:ro' ] }", true)]
    [DataRow("conf/a.conf", "db: { image: postgres, volumes: [ './conf/a.conf:/a:ro' ] }", false)]
    [DataRow("conf/**", "db: { image: postgres, volumes: [ './conf/a.conf:/a:ro' ] }", true)]
    public void What_an_entry_declares_is_used_whatever_else_mounts_it(string declared, string other, bool counts)
    {
        Project.Write("compose.yaml", $"services: {{ web: {{ image: shop }}, {other} }}\n");
        Configure($"services: {{ web: {{ image: shop, inputs: ['{declared}'] }} }}");
        var plan = Plan();

        Project.Write("conf/a.conf", "changed");

        Assert.AreEqual(counts, Found(plan).Contains("conf/a.conf: 'deploy_prod_web' needs this file", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_mount_that_a_variable_names_may_be_any()
    {
        Project.Write("compose.yaml", "services: { web: { image: shop, volumes: [ '${CONF:-./conf}:/conf:ro' ] }, db: { image: postgres, volumes: [ './conf:/conf:ro' ] } }\n");
        var plan = Plan();

        Project.Write("conf/a.conf", "changed");

        Assert.Contains("conf/a.conf: 'deploy_prod_web' needs this file", Found(plan));
    }

    [TestMethod]
    public void What_is_in_a_folder_that_is_written_to_counts_where_another_service_has_it_sealed()
    {
        Project.Write("compose.yaml", "services: { web: { image: shop, volumes: [ './conf:/conf' ] }, db: { image: postgres, volumes: [ './conf/a.conf:/a:ro' ] } }\n");
        var plan = Plan();

        Project.Write("conf/a.conf", "changed");

        Assert.Contains("conf/a.conf: 'deploy_prod_web' needs this file", Found(plan));
    }

    [TestMethod]
    public void A_Dockerfile_that_is_mounted_as_well_counts()
    {
        Project.Write("compose.yaml", "services: { web: { build: web, volumes: [ './web:/app:ro' ] } }\n");
        var plan = Plan();

        Project.Write("web/Dockerfile", "changed");

        Assert.Contains("web/Dockerfile: 'deploy_prod_web' needs this file", Found(plan));
    }
}
