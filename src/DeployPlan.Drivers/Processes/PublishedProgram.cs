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
        if (Directory.GetFiles(folder, "*" + RuntimeConfig) is not [var config])
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
}
