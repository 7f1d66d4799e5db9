using DeployPlan.Configuration;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>Where the values of inputs come from, by the names that they have in plan.json; most are keys with the same name in deploy.yml.</summary>
internal sealed class InputOrigins(ValueList values, Subject subject)
{
    private readonly string _environment = subject.Environment.Name.Value;
    private readonly string[] _service = ["services", subject.Name];

    // Infra that is a host of a Stagecraft file.
    private readonly bool _isHost = values.Written.Find("infra", subject.Name) is null;

    public string[] EntryOf(InfraInputs infra) => _isHost ? ["cloud", "providers", infra.Provider, "hosts", _environment, subject.Name] : ["infra", subject.Name];

    /// <summary>Its own labels, else those of the environment.</summary>
    public ValueOrigin OfRunsOn()
    {
        string[] own = subject.Operation.Inputs switch
        {
            InfraInputs infra => [.. EntryOf(infra), "runs_on"],
            MigrationInputs => ["databases", subject.Name, "runs_on"],
            _ => [.. _service, "runs_on"],
        };
        return ValueOrigin.Key(values.Written.Find(own) is null ? ["environments", _environment, "runs_on"] : own);
    }

    public ValueOrigin OfInfra(string field, InfraInputs infra) => field switch
    {
        "name" => ValueOrigin.Of(values.Named(EntryOf(infra))),
        "driver" or "provider" => _isHost ? ValueOrigin.Key("cloud", "provider") : ValueOrigin.Key([.. EntryOf(infra), "provider"]),
        "variables" => ValueOrigin.Key([.. EntryOf(infra), "required_env"]),
        _ => ValueOrigin.Key([.. EntryOf(infra), field]),
    };

    public ValueOrigin OfMigration(string field) => field switch
    {
        "database" => ValueOrigin.Of(values.Named("databases", subject.Name)),
        "driver" => ValueOrigin.Key("databases", subject.Name, "migrations", "engine"),
        "conn_env" => ValueOrigin.Key("databases", subject.Name, "connection_env"),
        _ => ValueOrigin.Key("databases", subject.Name, "migrations", field),
    };

    public ValueOrigin OfBuild(string field, BuildInputs build) => field switch
    {
        "image" => ValueOrigin.Of(ImageOrigins.Name(values, subject.Name)),
        "tag" => ValueOrigin.Of(ImageOrigins.Tag(values, subject.Name, build.Image)),
        _ when values.Written.Find("services", subject.Name, "project") is { } project => OfProject(field, build, Origin.Named(project)),
        "driver" or "provider" => ValueOrigin.Key(WayOfBuild("provider")),
        "context" when build.Provider == "encore-ts" && values.Written.Find(WayOfBuild("context")) is null => ValueOrigin.Key(WayOfBuild("workdir")),
        _ => ValueOrigin.Key(WayOfBuild(field)),
    };

    public ValueOrigin OfDeploy(string field, DeployInputs deploy) => field switch
    {
        "environment" => ValueOrigin.Of(values.Named("environments", _environment)),
        "driver" or "env_file" => ValueOrigin.Key("environments", _environment, field),
        "project_name" => values.Written.Find("environments", _environment, "compose_project") is null
            ? ValueOrigin.Of(values.Named("project", "name"))
            : ValueOrigin.Key("environments", _environment, "compose_project"),
        "variables" => ValueOrigin.Of(Variables()),
        _ when field.StartsWith("variable_values", StringComparison.Ordinal) => ValueOrigin.Key([.. _service, "environment", .. field.Split('.').Skip(1)]),
        "services" => ValueOrigin.Of(values.Named(subject.Name.Length == 0 ? ["backend"] : _service)),
        "image" => ValueOrigin.Of(ImageOrigins.Name(values, subject.Name)),
        "tag" => ValueOrigin.Of(ImageOrigins.Tag(values, subject.Name, deploy.Image)),
        "compose_path" => values.Written.Find("environments", _environment, "compose_file") is null
            ? ValueOrigin.Of(new Origin("default: the first compose file beside the config"))
            : ValueOrigin.Key("environments", _environment, "compose_file"),
        "pull" or "detach" or "rollout.mode" => ValueOrigin.Fixed,
        "rollout.targets" => ValueOrigin.Of(Targets()),
        _ => ValueOrigin.Key([.. _service, field]),
    };

    public ValueOrigin OfHealthCheck(string field, HealthCheckInputs check) => (field, isWhole: subject.Name.Length == 0) switch
    {
        ("environment", _) => ValueOrigin.Of(values.Named("environments", _environment)),
        ("driver", true) => ValueOrigin.Key("environments", _environment, field),
        ("services", true) => ValueOrigin.Of(check.Services.Count == 0 ? Origin.Default : values.Named("backend")),
        (_, true) => ValueOrigin.Fixed,
        ("services", _) => check.Services.Count == 0 ? ValueOrigin.Fixed : ValueOrigin.Of(values.Named(_service)),
        ("driver", _) => ValueOrigin.Of(values.Named([.. _service, "health_check", check.Command.Count > 0 ? "command" : "url"])),
        ("endpoints.tls_ca", _) => ValueOrigin.Key([.. _service, "health_check", "tls", "ca"]),
        ("endpoints.tls_insecure", _) => ValueOrigin.Key([.. _service, "health_check", "tls", "insecure"]),
        ("endpoints.name", _) => ValueOrigin.Of(values.Named(_service)),
        _ => ValueOrigin.Key([.. _service, "health_check", field.Substring(field.IndexOf('.') + 1)]),
    };

    private ValueOrigin OfProject(string field, BuildInputs build, Origin project) => field switch
    {
        "driver" or "provider" => build.Provider == "publish"
            ? ValueOrigin.Of(project, values.Named("environments", _environment, "driver"))
            : ValueOrigin.Of(project),
        "project" => ValueOrigin.Of(project with { What = "" }),
        "workdir" or "context" => ValueOrigin.Of(project),
        _ when field.StartsWith("publish.", StringComparison.Ordinal) => ValueOrigin.Key([.. _service, .. field.Split('.')]),
        _ => ValueOrigin.Fixed,
    };

    private string[] WayOfBuild(string key) =>
        values.Written.Find("services", subject.Name, "build") is not null ? ["services", subject.Name, "build", key]
        : key == "provider" ? ["backend", key]
        : ImageOrigins.BackendWay(values.Written, key);

    private Origin[] Variables()
    {
        string[][] ways = [[.. _service, "required_env"], [.. _service, "pass_env"], values.Written.Find([.. _service, "databases"]) is null ? ["databases"] : [.. _service, "databases"]];
        return [.. ways.Select(way => values.Written.Find(way)).OfType<WrittenValue>().Select(Origin.Named).DefaultIfEmpty(Origin.Default)];
    }

    private Origin Targets()
    {
        string[] role = [.. _service, "role"];
        var hosts = values.Written.Find(role) is { Data: DataValue.Text text } ? values.Written.Find("hosts", text.Value) : null;
        return hosts is null ? Origin.Default : new Origin($"{string.Join(".", role)} and {hosts.Key}", hosts.Span, hosts.IsOverlay);
    }
}
