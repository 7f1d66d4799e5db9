using System.Globalization;
using System.Text;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Documentation;

/// <summary>The examples of docs/diagnostics.md that are told in a sentence, because they are files or too long to show.</summary>
internal static class DescribedExamples
{
    public static IReadOnlyDictionary<string, Func<ExampleFolder, IReadOnlyList<Diagnostic>>> All { get; } =
        new Dictionary<string, Func<ExampleFolder, IReadOnlyList<Diagnostic>>>
        {
            ["DPL1001"] = folder => folder.PlanWhatIsThere(),
            ["DPL1002"] = folder => WithFile(folder, "deploy.yml", 32L << 20, () => folder.PlanWhatIsThere()),
            ["DPL1003"] = SavedAsLatin1,
            ["DPL1018"] = folder => folder.Plan(ExampleFolder.Config + "services:\n" + Lines(10_250, i => $"  s{i}!: {{ image: shop }}")),
            ["DPL1039"] = folder => folder.Plan(
                "project: { name: shop }\nservices:\n" + Lines(2000, i => $"  s{i}: {{ image: shop }}") + "environments:\n" + Lines(1001, i => $"  e{i:0000}: {{ driver: command }}")),
            ["DPL1070"] = folder => [ConfigDiagnostics.NoRepository(folder.PathOf("deploy.yml"), "/src")],
            ["DPL1059"] = folder => OfFrameworks(folder, ""),
            ["DPL1060"] = folder => OfFrameworks(folder, ", publish: { framework: net9.0 }"),
            ["DPL1061"] = OfComposeFile,
            ["DPL1072"] = folder => Init(folder, "chart.yaml", "apiVersion: v2\nname: shop\n"),
            ["DPL1073"] = folder => Init(folder, "compose.yaml", "services: [api]\n"),
            ["DPL1074"] = folder => Init(folder, "compose.yaml", "services:\n  api: { image: api, depends_on: [bd] }\n  db: { image: db }\n"),
            ["DPL1075"] = folder => Init(folder, "azure.yaml", "services:\n  web: { project: ./src/Web, host: appservice }\n"),
            ["DPL1076"] = folder => Init(folder, "manifest.json", "{ \"resources\": { \"db\": { \"type\": \"container.v0\", \"image\": \"postgres\" } } }"),
            ["DPL1077"] = folder => OfVariables(folder, "A=1\nLogging:Level=Debug\n"),
            ["DPL1093"] = OfBrokenSolution,
            ["DPL1094"] = OfAppHost,
            // Nothing is forbidden to an administrator, who may run the tests.
            ["DPL1092"] = folder => [InitDiagnostics.CannotWrite(folder.PathOf("deploy.yml"), "Access is denied.")],
            // A config that has this problem has DPL1029 and is not planned.
            ["DPL2002"] = folder => [PlanningDiagnostics.UnknownDependency(new(folder.PathOf("deploy.yml"), 3, 46, 3, 53), "deploy_prod_api", "catalog", ["api"])],
            ["DPL2070"] = folder => [PlanningDiagnostics.NoVersion(folder.PathOf("deploy.yml"))],
            ["DPL2050"] = folder => [PlanningDiagnostics.NoLongerDeployed(new(folder.PathOf("deploy.yml"), 5, 3, 5, 7), "deploy_prod_worker", "20260102T120000000Z-1a2b3c")],
            ["DPL2071"] = WithoutComposeFile,
            ["DPL2006"] = FileNameWithColon,
            ["DPL2040"] = folder => Scripts(folder, ("V1__orders.sql", "select 1;"), ("U1__orders.sql", "select 2;")),
            ["DPL2041"] = folder => Scripts(folder, ("002_status.sql", "-- +goose Up\ncreate table s (x int);\n-- +goose Down\ndrop table s;\n")),
            ["DPL2042"] = folder => Scripts(folder, ("002_dump.sql", "-- dump\n\\restrict abc123\n")),
            ["DPL2043"] = folder => Scripts(folder, ("002_status.sql", "create table s (x int)\nGO\n")),
            ["DPL2044"] = folder => Scripts(folder, ("002_ef.sql", "-- for __EFMigrationsHistory\nSTART TRANSACTION;\n")),
            ["DPL2045"] = folder => Scripts(folder, ("R__views.sql", "select 1;")),
            ["DPL2046"] = folder => Scripts(folder, ("002_index.sql", "-- +goose NO TRANSACTION\nselect 1;\n")),
            ["DPL2037"] = folder => Scripts(folder, ("bin/002.sql", "select 1;")),
            ["DPL2047"] = folder => Scripts(folder, ("1_a.sql", "select 1;"), ("2_b.sql", "select 2;"), ("10_c.sql", "select 3;")),
            ["DPL2051"] = folder =>
            {
                File.Delete(folder.PathOf("db/orders/001.sql"));
                return Scripts(folder);
            },

            // The engine is tested without MSBuild; the package tests have a project that cannot be evaluated.
            ["DPL2030"] = folder => [SealingDiagnostics.UnknownProject(
                new(folder.PathOf("deploy.yml"), 3, 18, 3, 36), "src/Api/Api.csproj", "dotnet build " + folder.PathOf("src/Api/Api.csproj"), "The imported project \"build/common.props\" was not found")],
            ["DPL2038"] = folder => [SealingDiagnostics.PartlyOutside(new(folder.PathOf("deploy.yml"), 7, 20, 7, 38), "src/Api/Api.csproj", ["../common/Common.csproj", "../common/Money.cs"])],
            ["DPL2031"] = folder => [SealingDiagnostics.Unreadable(folder.PathOf("db/orders/001.sql"), "Access is denied")],
            ["DPL2032"] = folder => [SealingDiagnostics.LinkLeadsOutside(folder.PathOf("db/orders/002.sql"))],
            ["DPL2036"] = folder =>
            {
                folder.Write("compose.yaml", "services:\n\tweb: { build: web }\n");
                return folder.Plan("project: { name: shop }\nenvironments: { prod: { driver: compose } }\nservices: { web: { image: web } }\n");
            },
            ["DPL2035"] = folder => [SealingDiagnostics.LinkedFolder(folder.PathOf("db/orders/common"), isError: true)],
            ["DPL2034"] = folder => [SealingDiagnostics.OutsideRepository(SourceSpan.WholeFile(folder.PathOf("infra/network/main.tf")), "../../../shared/vpc")],
            ["DPL3001"] = folder => WithFile(folder, "bin/deployplan", 0, () => folder.Plan(ExampleFolder.Config)),
            ["DPL3002"] = folder => WithFile(folder, "obj/deployplan", 0, () => folder.Plan(ExampleFolder.Config)),
            // No system lets a test make a file that its owner, or an administrator, cannot remove.
            ["DPL3003"] = folder => [PlanFileDiagnostics.CannotRetract(folder.PathOf("bin/deployplan/prod/plan.json"), "Access is denied.")],
            ["DPL3004"] = folder => [PlanFileDiagnostics.FileProblem(folder.PathOf("deploy.csproj"), "LockPlans", "Access to the path 'deployplan.prod.lock.json' is denied.")],
            ["DPL3020"] = folder => WithFile(folder, "plan.json", PlanReader.LargestFile, () => ReadFile(folder.PathOf("plan.json"))),
        };

    private static IReadOnlyList<Diagnostic> OfVariables(ExampleFolder folder, string lines)
    {
        folder.Write("prod.env", lines);
        return folder.Plan("project: { name: shop }\nenvironments: { prod: { driver: command, env_file: prod.env } }\n");
    }

    private static IReadOnlyList<Diagnostic> OfFrameworks(ExampleFolder folder, string more)
    {
        folder.Write("src/Api/Api.csproj", "<Project><PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup></Project>");
        return folder.Plan($"project: {{ name: shop }}\nservices: {{ api: {{ project: src/Api/Api.csproj{more} }} }}\nenvironments: {{ prod: {{ driver: command }} }}\n");
    }

    private static IReadOnlyList<Diagnostic> Init(ExampleFolder folder, string file, string text)
    {
        Directory.Delete(folder.PathOf("src/Web"), recursive: true);
        folder.Write(file, text);
        return InitCommand.Run(new InitRequest { ProjectFile = folder.PathOf("Shop.csproj"), ConfigFile = folder.PathOf("deploy.yml"), From = folder.PathOf(file) }).Diagnostics;
    }

    private static IReadOnlyList<Diagnostic> OfBrokenSolution(ExampleFolder folder)
    {
        folder.Write("Shop.slnx", "<Solution>\n  <Project Path=\"src/Web/Web.csproj\"\n</Solution>\n");
        return folder.PlanWhatIsThere("-t:DeployPlanInit");
    }

    private static IReadOnlyList<Diagnostic> OfAppHost(ExampleFolder folder)
    {
        folder.Write("Shop.AppHost/Shop.AppHost.csproj", "<Project Sdk=\"Aspire.AppHost.Sdk/13.6.5\" />");
        return Init(folder, "azure.yaml", "services:\n  app: { project: ./Shop.AppHost, host: containerapp }\n");
    }

    private static IReadOnlyList<Diagnostic> OfComposeFile(ExampleFolder folder)
    {
        folder.Write("compose.yaml", "services: { wbe: { image: web } }\n");
        return folder.Plan("project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");
    }

    private static IReadOnlyList<Diagnostic> WithoutComposeFile(ExampleFolder folder)
    {
        File.Delete(folder.PathOf("compose.yaml"));
        return folder.Plan("project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");
    }

    private static IReadOnlyList<Diagnostic> WithFile(ExampleFolder folder, string name, long length, Func<IReadOnlyList<Diagnostic>> run)
    {
        folder.Write(name, "");
        using (var stream = File.OpenWrite(folder.PathOf(name)))
        {
            stream.SetLength(length + 1);
        }

        return run();
    }

    private static IReadOnlyList<Diagnostic> SavedAsLatin1(ExampleFolder folder)
    {
        File.WriteAllBytes(folder.PathOf("deploy.yml"), Encoding.Latin1.GetBytes("project: { name: shop } # für den Laden\n"));
        return folder.PlanWhatIsThere();
    }

    private static IReadOnlyList<Diagnostic> Scripts(ExampleFolder folder, params (string Name, string Text)[] scripts)
    {
        foreach (var (name, text) in scripts)
        {
            folder.Write("db/orders/" + name, text);
        }

        return folder.Plan(ExampleFolder.Config + "databases: { orders: { migrations: { engine: raw, path: db/orders, strategy: manual } } }\n");
    }

    // Windows has no such file.
    private static IReadOnlyList<Diagnostic> FileNameWithColon(ExampleFolder folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return [PlanningDiagnostics.BadFileName(SourceSpan.WholeFile(folder.PathOf("db/orders/12:30.sql")))];
        }

        folder.Write("db/orders/12:30.sql", "select 1;");
        return folder.Plan(ExampleFolder.Config + "databases: { orders: { migrations: { engine: raw, path: db/orders, strategy: manual } } }\n");
    }

    private static IReadOnlyList<Diagnostic> ReadFile(string file)
    {
        var diagnostics = new DiagnosticBag();
        PlanReader.ReadFile(file, diagnostics);
        return diagnostics.ToSortedList();
    }

    private static string Lines(int count, Func<int, FormattableString> line) =>
        string.Concat(Enumerable.Range(0, count).Select(i => line(i).ToString(CultureInfo.InvariantCulture) + "\n"));
}
