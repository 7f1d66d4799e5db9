namespace DeployPlan.Package.Tests.Support;

/// <summary>The repository as someone has it who has just cloned it: what is ignored by git is not there.</summary>
internal static class FreshClone
{
    private static readonly string[] Folders = ["artifacts", "bin", "obj"];

    public static string Make()
    {
        var clone = Workspace.NewFolder("fresh clone");
        foreach (var file in Directory.GetFiles(Workspace.Repository))
        {
            File.Copy(file, Path.Combine(clone, Path.GetFileName(file)));
        }

        foreach (var folder in new[] { "build", "samples", "src" })
        {
            Copy(Path.Combine(Workspace.Repository, folder), Path.Combine(clone, folder));
        }

        Directory.CreateDirectory(Path.Combine(clone, "artifacts", "feed"));
        return clone;
    }

    /// <summary>A sample alone, in a folder of its own, which is given back.</summary>
    public static string MakeSample(string name)
    {
        var folder = Workspace.NewFolder(name);
        Copy(Path.Combine(Workspace.Repository, "samples", name), folder);
        return folder;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.GetDirectories(from).Where(folder => !Folders.Contains(Path.GetFileName(folder))))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
