namespace DeployPlan.Fuzzing;

/// <summary>An input in a file of its own, for what reads files.</summary>
internal sealed class InputFile : IDisposable
{
    public InputFile(byte[] bytes, string name)
    {
        Folder = Directory.CreateTempSubdirectory("deployplan-fuzz-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Folder { get; }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
