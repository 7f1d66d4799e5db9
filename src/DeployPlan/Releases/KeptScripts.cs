using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>The down scripts of a release, kept with its records: who takes it back has a checkout of an earlier one, which does not have them.</summary>
internal static class KeptScripts
{
    /// <summary>The folder in that of a release; its files are named by what the plan has sealed.</summary>
    public const string Folder = "scripts";

    /// <summary>The bytes of the down scripts of a plan, by the digest that it has sealed. One that has changed since is left out: it would be refused anyway.</summary>
    public static IReadOnlyDictionary<string, byte[]> Of(Plan plan, SourceTree tree)
    {
        var kept = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var files = new SealedFiles(plan);
        foreach (var operation in plan.Operations.Where(static operation => operation.Inputs is MigrationInputs { Engine: DownScript.Engine, Direction: MigrationDirection.Up }))
        {
            foreach (var input in files.Of(operation).Select(number => plan.SealedInputs[number]).Where(static input => input.Count is null && DownScriptName.Is(input.Path)))
            {
                if (tree.HashInput(input.Path) == input.Sha256 && tree.ReadFile(input.Path) is { } bytes)
                {
                    kept[input.Sha256] = bytes;
                }
            }
        }

        return kept;
    }

    /// <summary>Full path of a kept script; it need not exist.</summary>
    /// <param name="release">Full path of the folder of the release.</param>
    /// <param name="sha256">What its plan has sealed.</param>
    public static string PathOf(string release, string sha256) => Path.Combine(release, Folder, sha256);
}
