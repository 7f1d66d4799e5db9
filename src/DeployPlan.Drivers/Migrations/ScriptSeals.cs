using DeployPlan.Text;

namespace DeployPlan.Drivers.Migrations;

/// <summary>The sha256 of each script, as the plan of the release has sealed it, in a file for the migrator. Disposing it deletes the file.</summary>
internal sealed class ScriptSeals : IDisposable
{
    private readonly string _file;

    private ScriptSeals(string file) => _file = file;

    /// <summary>The options for the migrator; none where there is no plan, as in a call of the task alone.</summary>
    public string[] Options => _file.Length > 0 ? ["--seals", _file] : [];

    /// <summary>What is sealed of a path of the plan: a folder, or one file.</summary>
    public static ScriptSeals Of(OperationContext operation, string path)
    {
        var plan = Path.Combine(operation.ReleaseDirectory, "plan.json");
        if (!File.Exists(plan) || JsonText.Read(File.ReadAllText(plan)) is not DataValue.Entries read)
        {
            return new ScriptSeals("");
        }

        var file = Path.Combine(operation.ReleaseDirectory, "logs", $"{operation.Id}-{Guid.NewGuid():N}.seals");
        File.WriteAllLines(file, Hashes(read, path).Select(static script => $"{script.Hash} {script.Name}"));
        return new ScriptSeals(file);
    }

    public void Dispose()
    {
        if (_file.Length > 0)
        {
            File.Delete(_file);
        }
    }

    // By the name that the migrator has for a script: relative to the folder of scripts.
    private static IEnumerable<(string Name, string Hash)> Hashes(DataValue.Entries plan, string path)
    {
        var folder = path is "." or "" ? "" : path.TrimEnd('/') + "/";
        foreach (var input in ((plan.Find("sealedInputs") as DataValue.Items)?.Values ?? []).OfType<DataValue.Entries>())
        {
            if (input.TextOf("path") is { } sealedPath && input.TextOf("sha256") is { } hash)
            {
                if (sealedPath == path)
                {
                    yield return (Path.GetFileName(sealedPath), hash);
                }
                else if (sealedPath.StartsWith(folder, StringComparison.Ordinal))
                {
                    yield return (sealedPath.Substring(folder.Length), hash);
                }
            }
        }
    }
}
