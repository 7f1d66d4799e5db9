using DeployPlan.Tests.Planning;

namespace DeployPlan.Tests.Comparisons;

/// <summary>Something that a person may do to a config or to the files around it, and the operations whose own inputs that must change.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">The config after it; null where there is nothing to do it to.</param>
/// <param name="Fields">Ids of the operations that change in what they say, beyond what the structure of the config decides.</param>
/// <param name="Yaml">What is done to the text of the config.</param>
internal sealed record ScriptedEdit(
    string Name,
    Func<GeneratedConfig, GeneratedConfig?> Apply,
    Func<GeneratedConfig, IEnumerable<string>>? Fields = null,
    Func<string, string>? Yaml = null)
{
    public bool EditsScript { get; init; }

    public static IReadOnlyList<ScriptedEdit> All { get; } =
    [
        new("add a service", config => config with { Services = [.. config.Services, new GeneratedService("zz", [], [], true, true)] }),
        new("remove a service", config => Last(config.Services) is { } last && config.Services.All(s => !s.DependsOn.Contains(last.Name)) ? config with { Services = [.. config.Services.SkipLast(1)] } : null),
        new("add infra", config => config with { Infra = [.. config.Infra, new GeneratedInfra("zz", [])] }),
        new("remove infra", config => Last(config.Infra) is null ? null : config with { Infra = [.. config.Infra.SkipLast(1)] }),
        new("add a database", config => config with { Databases = [.. config.Databases, new GeneratedDatabase("zz", "pre_deploy")] }),
        new("remove a database", config => Last(config.Databases) is { } last && config.Services.All(s => s.Databases?.Contains(last.Name) != true) ? config with { Databases = [.. config.Databases.SkipLast(1)] } : null),
        new("change a strategy", config => Last(config.Databases) is not { } last ? null : config with
        {
            Databases = [.. config.Databases.SkipLast(1), last with { Strategy = last.Strategy == "manual" ? "pre_deploy" : "manual" }],
        }),
        new("let a service wait for another", config => config.Services.Count < 2 || config.Services[^1].DependsOn.Contains(config.Services[0].Name) ? null : config with
        {
            Services = [.. config.Services.SkipLast(1), config.Services[^1] with { DependsOn = [.. config.Services[^1].DependsOn, config.Services[0].Name] }],
        }),
        new(
            "build a service, or stop building it",
            config => Last(config.Services) is not { } last ? null : config with { Services = [.. config.Services.SkipLast(1), last with { IsBuilt = !last.IsBuilt }] },
            config => ["deploy_prod_" + config.Services[^1].Name]),
        new("check a service, or stop checking it", config => Last(config.Services) is not { } last ? null : config with { Services = [.. config.Services.SkipLast(1), last with { IsChecked = !last.IsChecked }] }),
        new("migrate after the builds, or not", config => config with { MigrateAfterBuild = !config.MigrateAfterBuild }),
        new(
            "change the URL of the checks",
            config => config,
            config => config.Services.Where(s => s.IsChecked).Select(s => "health_check_prod_" + s.Name),
            yaml => yaml.Replace("http://localhost/", "http://localhost/live", StringComparison.Ordinal)),
        new(
            "change the command of the infrastructure",
            config => config,
            config => config.Infra.Select(i => "infra_" + i.Name),
            yaml => yaml.Replace("command: [\"true\"]", "command: [\"false\"]", StringComparison.Ordinal)),
        new("edit a script", config => config) { EditsScript = true },
    ];

    private static T? Last<T>(IReadOnlyList<T> list)
        where T : class => list.Count == 0 ? null : list[^1];
}
