using DeployPlan.Drivers.Programs;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Processes;

/// <summary>The program in a folder that <c>dotnet publish</c> has written.</summary>
internal static class PublishedProgram
{
    private const string RuntimeConfig = ".runtimeconfig.json";

    /// <summary>How to start it from within the folder; null if there is not exactly one.</summary>
    public static IReadOnlyList<string>? CommandIn(string folder)
    {
        var configs = Directory.GetFiles(folder, "*" + RuntimeConfig);
        if (configs.Length == 0)
        {
            return SingleFileIn(folder);
        }

        if (configs is not [var config])
        {
            return null;
        }

        var name = Path.GetFileName(config).Substring(0, Path.GetFileName(config).Length - RuntimeConfig.Length);

        // A self-contained program includes its runtime and is started by its own host.
        var brings = (JsonText.Read(File.ReadAllText(config)) as DataValue.Entries)?.EntriesOf("runtimeOptions")?.Find("includedFrameworks") is not null;
        return !brings ? [DotnetCommand.Program, name + ".dll"]
            : File.Exists(Path.Combine(folder, name + ".exe")) ? [Path.Combine(folder, name + ".exe")]
            : ["./" + name];
    }

    // PublishSingleFile and PublishAot leave one program, and no file that says how to start it.
    private static IReadOnlyList<string>? SingleFileIn(string folder) =>
        Directory.GetFiles(folder, "*.exe") is [var program] ? [program]
        : UnixCalls.IsUnix && Directory.GetFiles(folder).Where(static file => Path.GetExtension(file) is not (".so" or ".dylib" or ".dll" or ".pdb" or ".dbg") && UnixCalls.IsExecutable(file)).ToList() is [var single] ? ["./" + Path.GetFileName(single)]
        : null;
}
