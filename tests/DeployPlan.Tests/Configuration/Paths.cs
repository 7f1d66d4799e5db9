namespace DeployPlan.Tests.Configuration;

[TestClass]
public class Paths
{
    [TestMethod]
    [DataRow("src/Api/Api.csproj")]
    [DataRow("./src/Api/Api.csproj")]
    [DataRow("src//Web/../Api/./Api.csproj")]
    public void A_path_is_brought_into_one_form(string path)
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual("src/Api/Api.csproj", folder.ReadSections($"services: {{ api: {{ project: {path} }} }}").Prod.Services[0].Build!.Project!.Value.Value);
    }

    [TestMethod]
    [DataRow("src\\Api", "'src/Api'")]
    [DataRow("/etc/passwd", "relative")]
    [DataRow("~/x", "relative")]
    [DataRow("C:/x", "drive")]
    [DataRow("..", "leads out of the repository")]
    [DataRow("../x", "leads out of the repository")]
    [DataRow("src/../../x", "leads out of the repository")]
    [DataRow("ab:c", "some systems")]
    [DataRow("a*", "some systems")]
    [DataRow("src/aux/x", "'aux', which is reserved by Windows")]
    [DataRow("src/NUL.txt", "'NUL.txt', which is reserved by Windows")]
    [DataRow("src/a./x", "ends with a dot or a space")]
    [DataRow("src/a /x", "ends with a dot or a space")]
    public void A_path_that_is_not_within_the_repository_on_every_machine_is_refused(string path, string words)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services:\n  api:\n    project: '{path}'").SaysOnly("DPL1023", 3, 14, words);
    }

    [TestMethod]
    [DataRow("Shop.slnx")]
    [DataRow("src/app.cs")]
    [DataRow("Dockerfile")]
    public void A_file_that_is_no_project_is_refused_at_its_name(string path)
    {
        using var folder = new ConfigFolder();
        folder.Write(path, "");

        folder.ReadSections($"services:\n  api:\n    project: '{path}'").SaysOnly("DPL1023", 3, 14, $"'{path}' is no project file; name the .csproj, .fsproj or .vbproj that is published");
    }

    [TestMethod]
    public void The_path_of_a_driver_of_ones_own_is_what_it_likes_but_does_not_leave_the_repository()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("infra: { a: { provider: x, path: /etc/apt }, b: { provider: x, path: ./infra/ }, c: { provider: x, path: 'C:\\x' } }").SaysNothing();
        folder.ReadSections("infra: { a: { provider: x, path: infra/../../x } }").SaysOnly("DPL1023", 1, 34, "leads out of the repository");
    }

    [TestMethod]
    [DataRow("src", "src/**", DisplayName = "a folder")]
    [DataRow("./src/", "src/**", DisplayName = "a folder as a shell completes it")]
    [DataRow(".", "**", DisplayName = "everything")]
    [DataRow("src/Api/Api.csproj", "src/Api/Api.csproj", DisplayName = "a file")]
    [DataRow("src/**/*.csproj", "src/**/*.csproj", DisplayName = "a pattern")]
    public void An_input_is_a_file_a_folder_or_a_pattern(string written, string expected)
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual(expected, folder.ReadSections($"infra: {{ a: {{ provider: x, inputs: ['{written}'] }} }}").Prod.Infra[0].Inputs.Single());
    }

    [TestMethod]
    [DataRow("nowhere", "DPL2033", "nowhere")]
    [DataRow("src/*.txt", "DPL2033", "src/*.txt")]
    [DataRow("src\\*", "DPL1023", "backslash; write 'src/*'")]
    [DataRow("\\src", "DPL1023", "backslash")]
    [DataRow("../*", "DPL1023", "leads out of the repository")]
    [DataRow("out/*", "DPL1023", "link")]
    [DataRow("out", "DPL1023", "link")]
    public void An_input_that_is_nowhere_or_elsewhere_is_an_error(string written, string code, string words)
    {
        using var folder = new ConfigFolder();
        var elsewhere = Directory.CreateTempSubdirectory("deployplan-");
        try
        {
            Directory.CreateSymbolicLink(folder.PathOf("out"), elsewhere.FullName);
            folder.ReadSections($"infra: {{ a: {{ provider: x, inputs: ['{written}'] }} }}").SaysOnly(code, 1, 37, words);
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [TestMethod]
    [DataRow("env_file: out/prod.env", 52)]
    [DataRow("compose_file: out/compose.yaml", 56)]
    public void A_file_that_a_link_has_elsewhere_is_an_error(string key, int column)
    {
        using var folder = new ConfigFolder();
        var elsewhere = Directory.CreateTempSubdirectory("deployplan-");
        try
        {
            File.WriteAllText(Path.Combine(elsewhere.FullName, "prod.env"), "");
            File.WriteAllText(Path.Combine(elsewhere.FullName, "compose.yaml"), "services: {}\n");
            Directory.CreateSymbolicLink(folder.PathOf("out"), elsewhere.FullName);
            folder.Read($"environments: {{ prod: {{ driver: compose, {key} }} }}\nproject: {{ name: shop }}\nservices: {{}}\n").SaysOnly("DPL1023", 1, column, "link");
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void A_very_long_path_is_refused()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services:\n  api:\n    project: {new string('a', 5000)}").SaysOnly("DPL1023", 3, 14, "too long");
    }

    [TestMethod]
    public void A_path_may_leave_the_folder_of_the_config_within_the_repository()
    {
        using var folder = new ConfigFolder { ConfigDirectory = "deploy/main" };

        Assert.AreEqual("../../db/orders", folder.ReadSections("databases: { d: { migrations: { engine: raw, path: ../../db/orders, strategy: manual } } }").Prod.Databases[0].Migrations!.Path.Value);
        folder.ReadSections("databases: { d: { migrations: { engine: raw, path: ../../../db, strategy: manual } } }").SaysOnly("DPL1023", 1, 52, "leads out of the repository");
    }

    [TestMethod]
    [DataRow("services:\n  api:\n    project: src/Nope.csproj", 3, 14, "'project'")]
    [DataRow("services:\n  api:\n    build: { provider: docker, dockerfile: Nope }", 3, 44, "'dockerfile'")]
    [DataRow("services:\n  api:\n    build: { provider: docker, context: src }", 3, 5, "src/Dockerfile")]
    public void A_missing_file_is_an_error_where_it_is_named(string yaml, int line, int column, string what)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1024", line, column, what, "needs the file");
    }

    [TestMethod]
    public void A_missing_compose_file_is_an_error_where_it_is_named()
    {
        using var folder = new ConfigFolder();

        folder.Read("project: { name: x }\nenvironments:\n  prod: { driver: compose, compose_file: x.yml }").SaysOnly("DPL1024", 3, 42, "'compose_file'");
    }

    [TestMethod]
    [DataRow("databases: { d: { migrations: { engine: raw, path: db/nope, strategy: manual } } }", 52, "'path'")]
    [DataRow("databases: { d: { migrations: { engine: efcore, path: src/Nope, strategy: manual } } }", 55, "'path'")]
    [DataRow("services: { s: { build: { provider: x, context: nope } } }", 49, "'context'")]
    [DataRow("services: { s: { build: { provider: x, workdir: nope } } }", 49, "'workdir'")]
    [DataRow("infra: { i: { provider: terraform, path: nope } }", 42, "'path'")]
    public void A_missing_folder_is_an_error_where_it_is_named(string yaml, int column, string what)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1025", 1, column, what, "needs the folder");
    }

    [TestMethod]
    public void The_path_of_efcore_may_be_a_project()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("databases: { d: { migrations: { engine: efcore, path: src/Api/Api.csproj, strategy: manual } } }").SaysNothing();
    }

    [TestMethod]
    public void An_env_file_need_not_exist()
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual(".env.prod", folder.Read("project: { name: x }\nenvironments: { prod: { driver: x, env_file: ./.env.prod } }").Prod.EnvFile!.Value.Value);
    }

    [TestMethod]
    public void Every_look_at_the_file_system_is_remembered()
    {
        using var folder = new ConfigFolder();

        var tree = folder.ReadSections("services: { api: { build: { provider: docker, dockerfile: src/Web/Dockerfile } } }").Tree;

        Assert.AreEqual("src/Web/Dockerfile yes", string.Join('\n', tree.Observations.Select(o => $"{o.Path} {o.Answer}")));
    }

    [TestMethod]
    public void A_link_that_leads_out_of_the_repository_is_refused()
    {
        using var folder = new ConfigFolder();
        var outside = Directory.CreateTempSubdirectory("deployplan-outside-");
        File.WriteAllText(Path.Combine(outside.FullName, "x.sql"), "");
        Directory.CreateSymbolicLink(folder.PathOf("db/linked"), outside.FullName);

        folder.ReadSections("databases: { d: { migrations: { engine: raw, path: db/linked, strategy: manual } } }").SaysOnly("DPL1023", 1, 52, "through a link");
        folder.ReadSections("services: { s: { build: { provider: docker, dockerfile: db/linked/x.sql } } }").SaysOnly("DPL1023", 1, 57, "through a link");
        foreach (var input in new[] { "db/linked/x.sql", "db/linked", "db/linked/*.sql" })
        {
            folder.ReadSections($"services: {{ s: {{ image: a, inputs: [{input}] }} }}").SaysOnly("DPL1023", 1, 37, "through a link");
        }

        outside.Delete(recursive: true);
    }

    [TestMethod]
    public void A_link_within_the_repository_is_followed()
    {
        using var folder = new ConfigFolder();
        Directory.CreateSymbolicLink(folder.PathOf("linked"), "db/orders");

        folder.ReadSections("databases: { d: { migrations: { engine: raw, path: linked, strategy: manual } } }").SaysNothing();
    }
}
