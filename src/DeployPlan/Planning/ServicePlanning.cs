using DeployPlan.Diagnostics;

namespace DeployPlan.Planning;

/// <summary>The operations of services, and what they wait for.</summary>
internal sealed class ServicePlanning
{
    private readonly List<ServiceOperations> _services = [];
    private readonly Dictionary<string, ServiceOperations> _byName = new(StringComparer.Ordinal);
    private readonly MigrationOperations _migrations;
    private readonly DatabaseUsers _users;

    private ServicePlanning(PlanningContext context, MigrationOperations migrations)
    {
        _migrations = migrations;
        foreach (var service in context.Environment.Services)
        {
            var operations = new ServiceOperations(context, service);
            _services.Add(operations);
            _byName[service.Name.Value] = operations;
        }

        _users = new DatabaseUsers(_services);
    }

    public static IReadOnlyList<DraftOperation> Create(
        PlanningContext context, IReadOnlyList<DraftOperation> infra, MigrationOperations migrations, DiagnosticBag diagnostics)
    {
        var planning = new ServicePlanning(context, migrations);
        if (context.Environment is { Driver: { Value: "compose" } driver, ComposeFile: null, Services.Count: > 0 })
        {
            diagnostics.Add(PlanningDiagnostics.NoComposeFile(driver.Span, context.Environment.Name.Value));
        }

        var builds = planning.ConnectBuilds(context);
        planning.ConnectDeploys(infra, diagnostics);
        planning.ConnectPostDeployMigrations();
        planning.ConnectHealthChecks();

        var drafts = new List<DraftOperation>(builds);
        foreach (var service in planning._services)
        {
            drafts.Add(service.Deploy);
            if (service.HealthCheck is { } check)
            {
                drafts.Add(check);
            }
        }

        return drafts;
    }

    private List<DraftOperation> ConnectBuilds(PlanningContext context)
    {
        var backend = context.Environment.Backend is { } config ? BackendOperations.Build(context, config) : null;
        List<DraftOperation> builds = backend is null ? [] : [backend];
        foreach (var service in _services)
        {
            if (service.Build is { } build)
            {
                builds.Add(build);
                service.Deploy.WaitFor(build, build.Origin, Reasons.ItsBuild);
            }
            else if (backend is not null && service.Config.Image is null)
            {
                service.Deploy.WaitFor(backend, service.Deploy.Origin, Reasons.ItsBuild);
            }
        }

        var images = BuiltImages.ByReference(builds);
        foreach (var service in _services)
        {
            if (service.Build is null && service.Config.Image is { } image && images.TryGetValue(BuiltImages.Reference(image.Value), out var build))
            {
                service.Deploy.WaitFor(build, image.Span, Reasons.BuildOfItsImage);
            }
        }

        if (context.Environment.MigrateAfterBuild)
        {
            foreach (var migration in _migrations.PreDeploy)
            {
                migration.WaitForAll(builds, Reasons.BuildsFirst);
            }
        }

        return builds;
    }

    private void ConnectDeploys(IReadOnlyList<DraftOperation> infra, DiagnosticBag diagnostics)
    {
        foreach (var service in _services)
        {
            foreach (var name in service.Config.DependsOn)
            {
                if (_byName.TryGetValue(name.Value, out var on))
                {
                    service.Deploy.WaitFor(on.Ready, name.Span, Reasons.DependsOn);
                }
                else
                {
                    diagnostics.Add(PlanningDiagnostics.UnknownDependency(name.Span, service.Deploy.Id, name.Value, _byName.Keys));
                }
            }

            service.Deploy.WaitForAll(infra, Reasons.InfraFirst);
            if (service.Config.Databases is { } databases)
            {
                foreach (var database in databases)
                {
                    if (_migrations.PreDeployOf(database.Value) is { } migration)
                    {
                        service.Deploy.WaitFor(migration, database.Span, Reasons.ItsPreDeployMigrations);
                    }
                }
            }
            else
            {
                service.Deploy.WaitForAll(_migrations.PreDeploy, Reasons.ItsPreDeployMigrations);
            }
        }
    }

    private void ConnectPostDeployMigrations()
    {
        foreach (var migration in _migrations.PostDeploy)
        {
            foreach (var service in _users.Of(migration.Name))
            {
                migration.WaitFor(service.Deploy, migration.Origin, Reasons.ServicesOnDatabase);
            }
        }
    }

    private void ConnectHealthChecks()
    {
        foreach (var service in _services)
        {
            if (service.HealthCheck is not { } check)
            {
                continue;
            }

            check.WaitFor(service.Deploy, check.Origin, Reasons.ItsDeploy);
            if (service.Config.Databases is { } databases)
            {
                foreach (var database in databases)
                {
                    if (_migrations.PostDeployOf(database.Value) is { } migration)
                    {
                        check.WaitFor(migration, database.Span, Reasons.ItsPostDeployMigrations);
                    }
                }
            }
        }

        WaitForImpliedMigrations();
    }

    // Implied dependencies yield to all others: if what a migration waits for needs this service to be healthy, the service cannot wait for that migration.
    private void WaitForImpliedMigrations()
    {
        var checks = _services.Where(static service => service.Config.Databases is null).Select(static service => service.HealthCheck).OfType<DraftOperation>().ToList();
        var needed = checks.Count == 0 ? [] : NeededChecks();
        var waits = needed.Count == 0 ? [] : _migrations.PostDeploy.ToDictionary(static migration => migration, migration => BeforeMigration(migration, needed));
        foreach (var check in checks)
        {
            var isNeeded = needed.Contains(check);
            foreach (var migration in _migrations.PostDeploy.Where(migration => !isNeeded || !waits[migration].Contains(check)))
            {
                check.WaitFor(migration, migration.Origin, Reasons.ItsPostDeployMigrations);
                foreach (var other in isNeeded ? waits.Where(other => other.Value.Contains(check) && !other.Value.Contains(migration)).ToList() : [])
                {
                    other.Value.Add(migration);
                    other.Value.UnionWith(waits[migration]);
                }
            }
        }
    }

    // Only what others depend on can lead back to a health check.
    private HashSet<DraftOperation> NeededChecks() =>
        [.. _services.SelectMany(static service => service.Config.DependsOn).Select(on => _byName.TryGetValue(on.Value, out var service) ? service.HealthCheck : null).OfType<DraftOperation>()];

    private HashSet<DraftOperation> BeforeMigration(DraftOperation migration, HashSet<DraftOperation> needed) =>
        [.. migration.Before().Where(before => needed.Contains(before) || before.Phase == Phase.PostDeployMigration)];
}
