using System.Globalization;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>What a config says of one service, once it is known what deploys it.</summary>
/// <param name="found">The service.</param>
/// <param name="entry">Its entry of the compose file; null for none.</param>
/// <param name="target">What deploys the services.</param>
/// <param name="scope">What is searched.</param>
/// <param name="paths">The paths of the config.</param>
internal sealed class ServiceChoice(FoundService found, ComposeEntry? entry, ScaffoldedTarget target, SearchScope scope, ConfigPaths paths)
{
    private bool IsCompose => target.ComposeFile is not null;

    public ScaffoldedService Service(IReadOnlyList<ScaffoldedDatabase> databases, HealthChecks health)
    {
        var (url, missing) = health.Of(found, entry);
        string[] used = [.. databases.Where(database => !database.IsComment && Uses(database)).Select(static database => database.Name)];
        var buildsImage = (IsCompose || found.Project is null) && found.Docker is not null;
        return new ScaffoldedService
        {
            Name = found.Name,
            Project = buildsImage || found.Project is null ? null : paths.Show(found.Project.File),
            Framework = buildsImage || found.Project is null ? null : paths.FrameworkOf(found.Project),
            Build = buildsImage ? Shown(found.Docker!) : null,
            Image = found.Image,
            Databases = used,
            DependsOn = found.DependsOn,
            RequiredEnv = [.. found.RequiredEnv.Where(variable => !databases.Any(database => used.Contains(database.Name) && database.VariableOrGuess == variable))],
            Url = !IsCompose && found is { Project.IsWeb: true, Port: { } number } ? $"http://localhost:{number}" : null,
            HasFixedPort = found.FixedPort is not null,
            PassEnv = IsCompose ? [] : [.. found.Connections.Where(variable => !databases.Any(database => !database.IsComment && database.VariableOrGuess == variable && used.Contains(database.Name)) && !found.RequiredEnv.Contains(variable))],
            IsJob = entry is { IsJob: true },
            HealthCheck = url,
            Notes = [.. found.Notes, .. Notes(), .. IsCompose || found.FixedPort is not { } port ? [] : OfPort(port), .. missing],
            IsLeftOut = IsCompose && entry is null && found.Project is not null,
            IsComment = found.Project is null ? !IsCompose || entry is null : !IsCompose && found.Project.IsAzureFunctions,
        };
    }

    // Where nothing says who uses the scripts of a folder, waiting for one migration too many is safe.
    private bool Uses(ScaffoldedDatabase database) =>
        (database.Variable is { } variable && (found.Connections.Contains(variable) || found.RequiredEnv.Contains(variable)))
        || (database.Project is { } project ? found.Project is { } own && scope.WithReferences(own) is var used && (used.Contains(project) || (database.Home is { } home && used.Contains(home)))
            : database.Variable is null || !database.HasKnownUsers);

    private FoundDockerfile Shown(FoundDockerfile docker) => docker with { File = paths.Show(docker.File), Context = paths.Show(docker.Context) };

    private IEnumerable<string> OfPort(FoundPort port)
    {
        var where = $"{YamlText.Comment(paths.Show(port.File))}, line {port.Line.ToString(CultureInfo.InvariantCulture)},";
        return port.Port is null ? [$"{where} says where it listens, over what is written here, and not as text that can be read; write what it is:", $"urls: [http://localhost:{HealthChecks.DefaultPort.ToString(CultureInfo.InvariantCulture)}]"]
            : found.SharesPortWith is { } other ? [$"{where} has it listen on port {port.Port}, which {other} has, too, and one machine cannot run both; change it there."]
            : [$"{where} has it listen on this port, over what is written here; to change it, change both."];
    }

    private IEnumerable<string> Notes()
    {
        if (found.Project is { IsCSharp: false })
        {
            yield return "Its sources are not C#, so they were not read: where it listens, and connection strings (pass_env), are to be said here.";
        }

        if (!IsCompose && found.Project is { IsAzureFunctions: true })
        {
            yield return "The host of Azure Functions runs it, which is no process of its own; with a driver of yours for it, or a compose file that runs it, remove the signs of comment:";
        }
        else if (found.Project is null && !IsCompose)
        {
            yield return "It is no .NET project, and there is no compose file that runs it; with one, and driver: compose, remove the signs of comment:";
        }
        else if (IsCompose && entry is null)
        {
            yield return $"{YamlText.Comment(target.ComposeFile!)} has no service for it, so the environments leave it out; add it there, then remove '~' below.";
        }
        else if (found.Project is not null && !IsCompose && found.Docker is { } docker)
        {
            yield return $"For a driver that runs images, in place of project: {ServiceText.Build(Shown(docker))}";
        }
    }
}
