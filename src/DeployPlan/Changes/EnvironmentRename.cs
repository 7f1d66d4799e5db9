using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>
/// A plan as it would be for an environment of another name. Ids, and the few texts that hold the name because the planner puts it there, follow; what a person
/// wrote, such as a URL with the name in it, stays.
/// </summary>
internal static class EnvironmentRename
{
    public static Plan Apply(Plan plan, string environment)
    {
        if (plan.Environment == environment)
        {
            return plan;
        }

        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in plan.Operations)
        {
            ids.Add(operation.Id, IdOf(operation, plan.Environment, environment));
        }

        // A service of one environment may have the id of another one's after this; then nothing can be matched by id.
        if (new HashSet<string>(ids.Values, StringComparer.Ordinal).Count < ids.Count)
        {
            return plan;
        }

        return plan with
        {
            Environment = environment,
            Operations = [.. plan.Operations.Select(operation => Rename(operation, ids, plan, environment))],
        };
    }

    private static Operation Rename(Operation operation, Dictionary<string, string> ids, Plan plan, string to)
    {
        var from = plan.Environment;
        var dependsOn = operation.DependsOn.Select(id => ids.TryGetValue(id, out var renamed) ? renamed : id).ToArray();
        Array.Sort(dependsOn, StringComparer.Ordinal);
        return operation with
        {
            Id = ids[operation.Id],
            Description = Descriptions.ForEnvironment(operation, from, to),
            DependsOn = dependsOn,
            Metadata = [.. operation.Metadata.Select(pair => pair.Key == "environment" && pair.Value == from ? new(pair.Key, to) : pair)],
            Inputs = operation.Inputs switch
            {
                DeployInputs deploy when deploy.Environment == from => deploy with
                {
                    Environment = to,
                    ProjectName = deploy.ProjectName == ComposeProjectName.Default(plan.Project, from) ? ComposeProjectName.Default(plan.Project, to) : deploy.ProjectName,
                },
                HealthCheckInputs check when check.Environment == from => check with { Environment = to },
                var inputs => inputs,
            },
        };
    }

    private static string IdOf(Operation operation, string from, string to)
    {
        var start = operation.Type switch
        {
            OperationType.Deploy => "deploy_",
            OperationType.HealthCheck => "health_check_",
            _ => "",
        };
        var named = start + from;
        return start.Length > 0 && (operation.Id == named || operation.Id.StartsWith(named + "_", StringComparison.Ordinal))
            ? start + to + operation.Id.Substring(named.Length)
            : operation.Id;
    }
}
