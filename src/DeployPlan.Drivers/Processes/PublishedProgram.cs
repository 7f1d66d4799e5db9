using DeployPlan.Drivers.Programs;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Processes;

/// <summary>The program in a folder that <c>dotnet publish</c> has written.</summary>
internal static class PublishedProgram
{
    private const string RuntimeConfig = ".runtimeconfig.json";

    /// <summary>How to start it from within the folder; null if it is not certain what to start.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="project">Path of the project that was published; null if it is not known.</param>
    public static IReadOnlyList<string>? CommandIn(string folder, string? project)
    {
        var configs = Directory.GetFiles(folder, "*" + RuntimeConfig);
        if (configs.Length == 0)
        {
            return SingleFileIn(folder);
        }

        // A server of Blazor has the program of the browser beside its own.
        if ((configs is [var single] ? single : Array.Find(configs, file => NameOf(file) == Path.GetFileNameWithoutExtension(project))) is not { } config)
        {
            return null;
        }

        var name = NameOf(config);

        // A self-contained program includes its runtime and is started by its own host.
        var brings = (JsonText.Read(File.ReadAllText(config)) as DataValue.Entries)?.EntriesOf("runtimeOptions")?.Find("includedFrameworks") is not null;
        return !brings ? [DotnetCommand.Program, name + ".dll"]
            : File.Exists(Path.Combine(folder, name + ".exe")) ? [Path.Combine(folder, name + ".exe")]
            : ["./" + name];
    }

    private static string NameOf(string config) => Path.GetFileName(config).Substring(0, Path.GetFileName(config).Length - RuntimeConfig.Length);

    // PublishSingleFile and PublishAot leave one program, and no file that says how to start it.
    private static IReadOnlyList<string>? SingleFileIn(string folder) =>
        Directory.GetFiles(folder, "*.exe") is [var program] ? [program]
        : UnixCalls.IsUnix && Directory.GetFiles(folder).Where(static file => Path.GetExtension(file) is not (".so" or ".dylib" or ".dll" or ".pdb" or ".dbg") && UnixCalls.IsExecutable(file)).ToList() is [var single] ? ["./" + Path.GetFileName(single)]
        : null;
}
