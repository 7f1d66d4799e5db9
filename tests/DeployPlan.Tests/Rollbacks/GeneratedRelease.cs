using CsCheck;
using DeployPlan.Changes;
using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Tests.Comparisons;
using DeployPlan.Tests.Planning;
using DeployPlan.Views;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>Plans of generated configs, one version after another, each with a script more, all of which can be undone.</summary>
internal static class GeneratedRelease
{
    /// <summary>A config whose services are all there from the first version on; what there was never before cannot be taken back.</summary>
    public static Gen<GeneratedConfig> Configs { get; } = GeneratedConfig.Any.Where(config => config.Services.Count > 0 && new ExpectedPlan(config).Order() is not null);

    public static Plan Plan(GeneratedConfig config, int version)
    {
        using var tree = new ConfigTree();
        var plan = tree.Plan(config.ToYaml(version), version: $"{version}.0.0");
        var scripts = Enumerable.Range(1, version).SelectMany(number => new[] { $"db/00{number}.down.sql", $"db/00{number}.sql" });
        return plan with { SealedInputs = [.. scripts.Select(script => new SealedInput(script, new string('a', 64)))] };
    }
}
