namespace DeployPlan.Tests.Configuration;

/// <summary>Problems of sections that have a rule of their own, each with all that is said of it.</summary>
[TestClass]
public sealed class ReportedProblems : IDisposable
{
    private readonly ConfigFolder _folder = new() { ConfigDirectory = "app" };

    public ReportedProblems()
    {
        foreach (var file in new[] { "app/Dockerfile", "app/db/1.sql", "app/src/a.cs" })
        {
            _folder.Write(file, "x\n");
        }
    }

    [TestMethod]
    [DataRow("migrations: { enabled: false, colour: red }", "1,31 DPL1013 The key 'colour' in 'migrations' is unknown")]
    [DataRow("migrations: { enabled: false, env: 5 }", "1,36 DPL1012 'env' in 'migrations' must be a mapping")]
    [DataRow("migrations: { enabled: false, env: { prod: { colour: red } } }", "1,46 DPL1013 The key 'colour' in 'prod' in 'env' of 'migrations' is unknown")]
    [DataRow("migrations: { enabled: false, env: { prods: {} } }", "1,38 DPL1036 'env' of 'migrations'")]
    [DataRow("migrations: { enabled: false, env: { prod: {} } }", "")]
    [DataRow("migrations: { enabled: false, env: { prod: { enabled: true } } }", "1,38 DPL1014 is missing the key 'default_engine'; add it, for example 'default_engine: raw'")]
    [DataRow("migrations: { enabled: false, env: { prod: { enabled: true, default_engine: raw } } }", "")]
    [DataRow("migrations: { enabled: false, default_engine: raw, env: { prod: { enabled: true } } }", "")]
    [DataRow("migrations: { enabled: false, sources: { colour: red } }", "1,42 DPL1013 The key 'colour' in 'sources' of 'migrations' is unknown")]
    [DataRow("migrations: { enabled: false, sources: { raw_sql_dir: ../db } }", "1,55 DPL1023 has a '..' segment")]
    [DataRow("migrations: { enabled: false, sources: { raw_sql_dir: db/../x } }", "1,55 DPL1023 has a '..' segment")]
    [DataRow("migrations: { enabled: false, sources: { raw_sql_files: [a.sql, b/../c.sql] } }", "1,65 DPL1023 has a '..' segment")]
    [DataRow("migrations: { enabled: false, selection: { colour: red } }", "1,44 DPL1013 The key 'colour' in 'selection' of 'migrations' is unknown")]
    [DataRow("migrations: { enabled: false, selection: { all: true, ids: [], tags: [] } }", "")]
    [DataRow("migrations: { enabled: false, selection: { all: true, ids: [a], tags: [b] } }", "1,55 DPL1037 'ids'|1,65 DPL1037 'tags'")]
    [DataRow("migrations: { enabled: false, selection: { ids: [a] } }", "")]
    public void Of_a_block_of_migrations(string yaml, string expected) => AssertSaid(yaml, expected);

    [TestMethod]
    [DataRow("{ provider: other, providers: { other: { build: 5 } } }", "")]
    [DataRow("{ provider: generic, providers: { other: {} } }", "1,31 DPL1014 'providers' of 'backend' is missing the key 'generic'; add it, for example 'generic: {}'")]
    [DataRow("{ providers: { generic: {} } }", "1,1 DPL1014 'backend' is missing the key 'provider'; add it, for example 'provider: generic'")]
    [DataRow("{ provider: generic, providers: { generic: 5 } }", "1,53 DPL1012 'generic' in 'providers' of 'backend' must be a mapping")]
    [DataRow("{ provider: generic, providers: { generic: { build: { context: nowhere } } } }", "1,73 DPL1025 'context' in 'build' of 'generic' of 'providers' of 'backend'")]
    [DataRow("{ provider: generic, providers: { generic: { build: { dockerfile: nowhere } } } }", "1,76 DPL1024 'dockerfile' in 'build' of 'generic' of 'providers' of 'backend'")]
    [DataRow("{ provider: encore-ts, providers: { encore-ts: { build: { workdir: nowhere } } } }", "1,77 DPL1025 'workdir' in 'build' of 'encore-ts' of 'providers' of 'backend'")]
    [DataRow("{ provider: encore-ts, providers: { encore-ts: { build: { image_name: A } } } }", "1,80 DPL1038 'image_name' in 'build' of 'encore-ts' of 'providers' of 'backend'")]
    public void Of_a_backend(string backend, string expected) => AssertSaid("backend: " + backend, expected);

    [TestMethod]
    [DataRow("infra: { a: { provider: x, depends_on: [b] } }", "1,41 DPL1029 'depends_on' of infra entry 'a' names the infra entry 'b', which is not in 'infra'")]
    [DataRow("services: { a: { image: x, depends_on: [zz] } }", "1,41 DPL1029 'depends_on' of service 'a' names the service 'zz', which is not in 'services'")]
    [DataRow("services: { a: { image: x, databases: [zz] } }", "1,40 DPL1029 'databases' of service 'a' names the database 'zz', which is not in 'databases'")]
    [DataRow("databases: { aa: {} }\nservices: { ab: { image: x, databases: [ab] } }", "2,41 DPL1029 did you mean 'aa'?")]
    [DataRow("services: { ab: { image: x, depends_on: [ac] } }", "1,42 DPL1029 add it there or correct the name")]
    public void Of_a_name_that_is_nowhere(string yaml, string expected) => AssertSaid(yaml, expected);

    [TestMethod]
    [DataRow("infra: { b: ~ }", "6,41 DPL1029 which is not among the infra of environment 'prod'")]
    [DataRow("services: { b: ~ }", "7,41 DPL1029 which is not among the services of environment 'prod'")]
    [DataRow("databases: { d: ~ }", "8,41 DPL1029 which is not among the databases of environment 'prod'")]
    public void Of_a_name_that_an_overlay_takes_away(string overlay, string expected)
    {
        var read = _folder.Read($$"""
            project: { name: shop }
            environments:
              dev: { driver: command }
              prod: { driver: command, {{overlay}} }
              test: { driver: command }
            infra: { a: { provider: x, depends_on: [b] }, b: { provider: x } }
            services: { a: { image: x, depends_on: [b] }, b: { image: y },
              c: { image: z,            databases: [d] } }
            databases: { d: {} }
            """);

        AssertSaid(read, expected);
    }

    [TestMethod]
    [DataRow("services: { apj: { image: y } }", "")]
    [DataRow("services: { apj: { build: { provider: own } } }", "")]
    [DataRow("services: { apj: { project: src/Api.csproj } }", "4,56 DPL1024 src/Api.csproj")]
    [DataRow("services: { apj: { colour: y } }", "4,40 DPL1045 'apj'|4,47 DPL1013 colour")]
    [DataRow("services: { other: {} }", "")]
    [DataRow("databases: { mail: { connection_env: A } }", "4,41 DPL1045 'mail'")]
    [DataRow("databases: { mail: { connection_env: A, migrations: { engine: raw, path: db, strategy: manual } } }", "")]
    [DataRow("infra: { ner: { provider: own } }", "")]
    [DataRow("infra: { ner: { size: 5 } }", "4,37 DPL1014 provider|4,37 DPL1045 'ner'")]
    [DataRow("services: { api: { project: src/Api.csproj } }", "4,56 DPL1024 src/Api.csproj")]
    [DataRow("services: { built: { project: src/Api.csproj } }", "4,49 DPL1031 to replace 'build', write 'build: ~' beside it|4,58 DPL1024 src")]
    [DataRow("services: { made: { build: { provider: own } } }", "4,48 DPL1031 The overlay 'build' of environment 'prod' on line 4 contradicts its base on line 7, which is 'project'; to replace 'project', write 'project: ~' beside it")]
    [DataRow("services: { made: { project: ~, build: { provider: own } } }", "")]
    [DataRow("services: { api: { health_check: none } }", "4,47 DPL1031 give both the same shape, or rename one of the keys")]
    public void Of_an_overlay(string overlay, string expected)
    {
        _folder.Write("app/src/Web.csproj", "<Project />");
        var read = _folder.Read($$"""
            project: { name: shop }
            environments:
              dev: { driver: command }
              prod: { driver: command, {{overlay}} }
            services:
              api: { image: x, health_check: { url: http://a } }
              made: { project: src/Web.csproj }
              built: { build: { provider: own } }
            databases: { main: {} }
            infra: { net: { provider: own } }
            """);

        AssertSaid(read, expected);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertSaid(string yaml, string expected) => AssertSaid(_folder.ReadSections(yaml), expected);

    // Each "line,column code fragment", with "|" between them.
    internal static void AssertSaid(ReadConfig read, string expected)
    {
        var parts = expected.Length == 0 ? [] : expected.Split('|');
        Assert.HasCount(parts.Length, read.Diagnostics, read.Text);
        foreach (var (part, found) in parts.Zip(read.Diagnostics))
        {
            var words = part.Split(' ', 3);
            Assert.AreEqual($"{words[0]} {words[1]}", $"{found.Span.Line},{found.Span.Column} {found.Code}", read.Text);
            Assert.Contains(words[2], found.Message);
        }
    }
}
