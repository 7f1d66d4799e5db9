using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The manifest that an AppHost of Aspire writes: projects, containers, and which of them reference which.</summary>
/// <param name="source">The file.</param>
internal sealed class AspireManifest(ImportSource source)
{
    private static readonly Regex Reference = new(@"\{(?<name>[\w-]+)\.(?<rest>[\w.-]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly string[] Said = ["type", "path", "build", "context", "buildArgs", "env", "args", "bindings", "image", "connectionString", "waitFor", "dependsOn"];
    private static readonly string[] SaidOfBuild = ["context", "dockerfile", "args", "stage"];

    private readonly Dictionary<string, MappingNode> _resources = source.Entries(source.Root.Get("resources"), "resources").ToDictionary(static entry => entry.Name, static entry => entry.Value, StringComparer.Ordinal);

    public static bool Is(string name, MappingNode root) => root.Find("resources") is not null && (root.Find("services") is null || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase));

    public static ImportedFile Read(ImportSource source) => new AspireManifest(source).Read();

    private ImportedFile Read()
    {
        var entries = source.Root.Get("resources").AsEntries().Where(entry => _resources.ContainsKey(entry.Key.Text)).ToList();
        return new ImportedFile
        {
            File = source.File,
            Services = [.. entries.Where(entry => IsService(_resources[entry.Key.Text])).Select(Service)],
            Databases = [.. entries.Where(IsConnection).Select(Database)],
            Notes = [.. entries.Where(entry => !IsService(_resources[entry.Key.Text]) && !IsConnection(entry)).Select(Note)],
        };
    }

    private FoundService Service(MappingEntry entry)
    {
        var (name, resource) = (entry.Key.Text, _resources[entry.Key.Text]);
        var type = TypeOf(resource);
        var path = type.StartsWith("project.", StringComparison.Ordinal) && source.Required(resource, "path", $"'{name}'") is not null ? source.PathOf(resource.Get("path")) : null;
        var docker = source.PathOf(resource.Get("build", "dockerfile") ?? (type == "dockerfile.v0" ? resource.Get("path") : null));
        var env = resource.Get("env").AsEntries();
        var found = source.Service(name, source.ProjectAt(path, resource.Get("path")));
        var args = source.BuildArguments(resource.Get("build", "args") ?? resource.Get("buildArgs"));
        var context = source.PathOf(resource.Get("build", "context") ?? resource.Get("context")) ?? found.Docker?.Context;
        return found with
        {
            Docker = (docker ?? found.Docker?.File) is not { } file ? null : new FoundDockerfile(file, context ?? Path.GetDirectoryName(file)!)
            {
                Target = resource.Get("build", "stage").AsText() ?? (docker is null ? found.Docker?.Target : null),
                Args = args.Values,
            },
            DependsOn = [.. References(resource).Where(other => other != name && IsService(_resources[other])).Select(ImportSource.Safe).Distinct()],
            Connections = [.. found.Connections.Concat(env.Select(static variable => variable.Key.Text).Where(static variable => ConnectionVariables.NameOf(variable) is not null && NameRules.IsVariableName(variable))).Distinct()],
            RequiredEnv = [.. env.Where(IsSecret).Select(static variable => variable.Key.Text).Where(NameRules.IsVariableName)],
            Port = found.FixedPort is not null ? found.Port : Bindings(resource).Select(static binding => binding.Get("port").AsText()).FirstOrDefault(static port => port is not null) ?? found.Port,
            Notes = [.. args.Notes, .. Unsaid(resource, env)],
        };
    }

    private ScaffoldedDatabase Database(MappingEntry entry) => new()
    {
        Name = Names.Safe(entry.Key.Text, "database"),
        Variable = ConnectionVariables.OfConnection(entry.Key.Text),
        Why = $"The connection string {YamlText.Comment(entry.Key.Text)} of {source.LineOf(entry)}. No migrations of it were found; with some: migrations: {{ engine: raw, path: db }}",
    };

    // A container without a project is run by others: the drivers of DeployPlan start what a compose file describes.
    private string Note(MappingEntry entry)
    {
        var resource = _resources[entry.Key.Text];
        var what = resource.Get("image").AsText() is { } image ? $"the container {image}" : TypeOf(resource);
        return $"{entry.Key.Text} ({what}; {source.LineOf(entry)}) is not carried over" + (TypeOf(resource).StartsWith("parameter.", StringComparison.Ordinal)
            ? ": set what is made of it in the environment of the build, or in the env_file."
            : ": provide it, or run it with the compose file of an environment.");
    }

    // What no key of a config says.
    private IEnumerable<string> Unsaid(MappingNode resource, IReadOnlyList<MappingEntry> env)
    {
        foreach (var variable in env.Where(variable => !IsSecret(variable) && !variable.Key.Text.StartsWith("OTEL_", StringComparison.Ordinal)))
        {
            yield return $"The AppHost sets {variable.Key.Text} ({source.LineOf(variable)})";
        }

        foreach (var entry in resource.Entries.Where(static entry => !Said.Contains(entry.Key.Text)).Concat(resource.Get("build").AsEntries().Where(static entry => !SaidOfBuild.Contains(entry.Key.Text))))
        {
            yield return $"{entry.Key.Text} ({source.LineOf(entry)}) is not carried over.";
        }

        if (resource.Find("args") is { } args)
        {
            yield return $"The AppHost passes arguments ({source.LineOf(args)})";
        }
    }

    // {orders.connectionString}, {api.bindings.http.url}; and what waits, where a version of Aspire says it.
    private IEnumerable<string> References(MappingNode resource)
    {
        var values = resource.Get("env").AsEntries().Select(static entry => entry.Value).Concat(resource.Get("args").AsItems());
        foreach (var value in values)
        {
            foreach (Match match in Reference.Matches(value.AsText() ?? ""))
            {
                if (_resources.ContainsKey(match.Groups["name"].Value))
                {
                    yield return match.Groups["name"].Value;
                }
                else
                {
                    source.Unknown(value, match.Groups["name"].Value, _resources.Keys);
                }
            }
        }

        foreach (var name in new[] { "waitFor", "dependsOn" }.SelectMany(key => resource.Get(key).AsNames()).Where(_resources.ContainsKey))
        {
            yield return name;
        }
    }

    private bool IsSecret(MappingEntry variable) => Reference.Matches(variable.Value.AsText() ?? "").Cast<Match>().Any(match =>
        _resources.TryGetValue(match.Groups["name"].Value, out var resource) && (IsParameter(resource) || match.Groups["rest"].Value == "connectionString"));

    private bool IsConnection(MappingEntry entry) =>
        ConnectionVariables.OfConnection(entry.Key.Text) is { } && _resources[entry.Key.Text] is var resource && resource.Find("connectionString") is not null
        && (TypeOf(resource) is "value.v0" || IsParameter(resource)) && _resources.Values.Any(other => other.Get("env").AsEntries().Any(variable => variable.Key.Text == ConnectionVariables.OfConnection(entry.Key.Text)));

    private static bool IsParameter(MappingNode resource) => TypeOf(resource).StartsWith("parameter.", StringComparison.Ordinal);

    private static bool IsService(MappingNode resource) => TypeOf(resource) is var type && (type.StartsWith("project.", StringComparison.Ordinal) || type == "dockerfile.v0" || resource.Find("build") is not null);

    private static IEnumerable<DocumentNode> Bindings(MappingNode resource) => resource.Get("bindings").AsEntries().Select(static entry => entry.Value).Where(static binding => binding.Get("scheme").AsText() == "http");

    private static string TypeOf(MappingNode resource) => resource.Get("type").AsText() ?? "";
}
