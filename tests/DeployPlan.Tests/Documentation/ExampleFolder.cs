using System.Text.RegularExpressions;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Documentation;

/// <summary>The project of the examples in docs/diagnostics.md: a few files that a config may name, and the usual output folders.</summary>
internal sealed partial class ExampleFolder : IDisposable
{
    public const string Config = "project: { name: shop }\nenvironments: { prod: { driver: command } }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;

    public ExampleFolder()
    {
        Write("Dockerfile", "FROM scratch\n");

        // What an included file has, only compose knows.
        Write("compose.yaml", "include: [services.yaml]\n");
        Write("db/orders/001.sql", "create table orders (id int primary key);\n");
        Write("src/Api/Api.csproj", "<Project />\n");
        Write("src/Web/Web.csproj", "<Project />\n");
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public IReadOnlyList<Diagnostic> Plan(string config, string command = "")
    {
        Write("deploy.yml", config);
        return PlanWhatIsThere(command);
    }

    /// <summary>What the planner says about the deploy.yml that is there, or is not.</summary>
    /// <param name="command">A command line with the properties that are not the default.</param>
    public IReadOnlyList<Diagnostic> PlanWhatIsThere(string command = "")
    {
        if (command.Contains("-t:DeployPlanInit", StringComparison.Ordinal))
        {
            return InitCommand.Run(new InitRequest { ProjectFile = PathOf("Shop.csproj"), ConfigFile = PathOf("deploy.yml") }).Diagnostics;
        }

        var properties = Property().Matches(command).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        string[] chosen = properties.TryGetValue("DeployPlanServices", out var services) ? services.Split("%3B") : [];
        if (command.Contains("-t:DeployPlanExplain", StringComparison.Ordinal))
        {
            return ExplainCommand.Run(new ExplainRequest
            {
                ConfigFile = PathOf("deploy.yml"),
                OperationId = properties.GetValueOrDefault("DeployPlanOperationId", ""),
                Environment = properties.GetValueOrDefault("Env"),
                Services = chosen,
                Version = "1.0.0",
                RepositoryRoot = _folder,
            }).Diagnostics;
        }

        var outcome = PlanCommand.Run(new PlanRequest
        {
            ConfigFile = PathOf("deploy.yml"),
            Environment = properties.GetValueOrDefault("Env"),
            Services = chosen,
            Strict = properties.ContainsKey("DeployPlanStrict"),
            Version = "1.0.0",
            OutputDirectory = PathOf("bin/deployplan"),
            IntermediateDirectory = PathOf("obj/deployplan"),
            RepositoryRoot = _folder,
            Drivers = [Driver.Empty with { Name = "command", Type = "deploy" }],
        });
        foreach (var plan in outcome.Environments)
        {
            PlanText.AssertIsReadable(File.ReadAllBytes(plan.PlanFile));
        }

        return outcome.Diagnostics;
    }

    /// <summary>The diagnostic as the page shows it: as a build prints it, but without the folder and without the end of the place.</summary>
    public string ToLine(Diagnostic diagnostic)
    {
        var (code, severity, message, at) = diagnostic;
        var file = Path.IsPathRooted(at.File) ? Path.GetRelativePath(_folder, at.File).Replace('\\', '/') : at.File;
        var place = at.Line == 0 ? " " : $"({at.Line},{at.Column})";
        var word = severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "message" };
        return $"{file}{place}: {word} {code}: {message}";
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"-p:(\w+)=(\S+)")]
    private static partial Regex Property();
}
