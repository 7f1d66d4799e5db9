using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>
/// What the inputs of an operation name, without a look at any file. Plans of format 1.0 and 1.1 consume just this; a newer plan says itself what each operation consumes.
/// Paths are relative to the config.
/// </summary>
/// <param name="Files">Files that it names.</param>
/// <param name="Folders">Folders, or single files, of which it takes what has one of the endings.</param>
/// <param name="Arguments">Words of a command that may name a script: a file is part of what is reviewed, whatever else is on the command line is text.</param>
internal sealed record NamedFiles(IReadOnlyList<string> Files, IReadOnlyList<ConsumedFolder> Folders, IReadOnlyList<string> Arguments)
{
    private static readonly NamedFiles Nothing = new([], [], []);

    /// <summary>Every path that it names, folders among them.</summary>
    public IEnumerable<string> Paths => Files.Concat(Folders.Select(static folder => folder.Path)).Concat(Arguments);

    /// <summary>What the inputs of an operation name.</summary>
    public static NamedFiles Of(OperationInputs inputs) => inputs switch
    {
        MigrationInputs { Direction: not MigrationDirection.Up } migration => Nothing with { Files = ScriptsOf(migration) },
        MigrationInputs migration => Nothing with { Folders = [new(migration.Path, ConsumedFolder.EndingsOf(migration.Engine))] },
        BuildInputs { Dockerfile: { } dockerfile } => Nothing with { Files = [dockerfile] },
        DeployInputs deploy => Nothing with { Files = deploy.ComposePath is { } compose ? [compose] : [], Arguments = PathsIn(deploy.Settings.Command) },
        InfraInputs infra => OfSettings(infra),
        HealthCheckInputs check => Nothing with { Files = [.. check.Endpoints.Select(static endpoint => endpoint.CaFile).OfType<string>()], Arguments = PathsIn(check.Command) },
        _ => Nothing,
    };

    /// <summary>The scripts that a migration names: those that undo, or those that are only noted.</summary>
    public static IReadOnlyList<string> ScriptsOf(MigrationInputs migration) =>
        [.. migration.Scripts.Select(script => migration.Direction == MigrationDirection.Down ? DownScript.PathOf(migration, script) : DownScript.PathOfScript(migration, script))];

    private static NamedFiles OfSettings(InfraInputs infra)
    {
        var folders = new List<ConsumedFolder>();
        var arguments = new List<string>();
        foreach (var setting in infra.Settings.Values)
        {
            // Of another driver it may be anything, such as a folder on another machine.
            if (setting is { Key: "path", Value: DataValue.Text path } && RelativePath.Normalize(path.Value) is { } folder)
            {
                folders.Add(new(folder, ConsumedFolder.EndingsOf(infra.Provider)));
            }
            else if (setting is { Key: "command", Value: DataValue.Items command })
            {
                arguments.AddRange(PathsIn(command.Values.OfType<DataValue.Text>().Select(static argument => argument.Value)));
            }
        }

        return new NamedFiles([], folders, arguments);
    }

    private static IReadOnlyList<string> PathsIn(IEnumerable<string> command) => [.. command.Select(RelativePath.Normalize).OfType<string>()];
}
