namespace DeployPlan.Planning;

/// <summary>The operations of a file without a <c>services</c> section, and what they wait for.</summary>
internal static class BackendPlanning
{
    // These deploy what the config names; any other driver may deploy an environment as a whole, as those of Stagecraft do.
    private static readonly string[] DriversOfServices = ["process", "command", "compose"];

    public static IReadOnlyList<DraftOperation> Create(PlanningContext context, IReadOnlyList<DraftOperation> infra, MigrationOperations migrations)
    {
        if (context.Environment.Backend is null && DriversOfServices.Contains(context.Environment.Driver.Value))
        {
            return [];
        }

        var deploy = BackendOperations.Deploy(context);
        var healthCheck = BackendOperations.HealthCheck(context);
        var drafts = new List<DraftOperation> { deploy, healthCheck };
        if (context.Environment.Backend is { } backend)
        {
            var build = BackendOperations.Build(context, backend);
            drafts.Add(build);
            deploy.WaitFor(build, backend.Provider.Span, Reasons.ItsBuild);
            if (context.Environment.MigrateAfterBuild)
            {
                foreach (var migration in migrations.PreDeploy)
                {
                    migration.WaitFor(build, migration.Origin, Reasons.BuildsFirst);
                }
            }
        }

        deploy.WaitForAll(infra, Reasons.InfraFirst);
        deploy.WaitForAll(migrations.PreDeploy, Reasons.ItsPreDeployMigrations);
        foreach (var migration in migrations.PostDeploy)
        {
            migration.WaitFor(deploy, migration.Origin, Reasons.ServicesOnDatabase);
        }

        healthCheck.WaitFor(deploy, healthCheck.Origin, Reasons.ItsDeploy);
        healthCheck.WaitForAll(migrations.PostDeploy, Reasons.ItsPostDeployMigrations);
        return drafts;
    }
}
