using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Configuration;

/// <summary>Environments that compose would not keep apart: each deploy of one would replace the containers of the other.</summary>
internal static class ComposeProjectCheck
{
    /// <summary>Reports each environment that has the project of an earlier one, unless both say so: they may be on different machines.</summary>
    public static void Check(string project, IEnumerable<EnvironmentConfig> environments, DiagnosticBag diagnostics)
    {
        var taken = new Dictionary<string, EnvironmentConfig>(StringComparer.Ordinal);
        foreach (var environment in environments.Where(static environment => environment.Driver.Value == "compose"))
        {
            var name = ComposeProjectName.Of(environment.ComposeProject ?? ComposeProjectName.Default(project, environment.Name.Value));
            if (!taken.TryGetValue(name, out var other))
            {
                taken.Add(name, environment);
            }
            else if (environment.ComposeProject is null || other.ComposeProject is null)
            {
                diagnostics.Add(ConfigDiagnostics.ComposeProjectTwice(environment.Name.Span, environment.Name.Value, other.Name.Value, other.Name.Span, name));
            }
        }
    }
}
