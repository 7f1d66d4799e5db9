using System.Text;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Migrator.Scripts;

/// <summary>The scripts of a migration: a folder of them, or one file.</summary>
/// <param name="path">Full path.</param>
internal sealed class ScriptFolder(string path)
{
    private const string Ending = ".sql";

    private readonly string _folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;

    /// <summary>The names of the scripts that are run, in ordinal order: exactly the files that the plan has sealed, without the down scripts.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. (File.Exists(path) ? [Path.GetFileName(path)] : new SourceTree(_folder, _folder).ListFiles(".", Ending))
            .Where(static name => !DownScriptName.Is(name)),
    ];

    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Reads scripts; the first one that cannot be read is a failure.</summary>
    public (IReadOnlyList<Script> Scripts, Failure? Failure) Read(IEnumerable<string> names)
    {
        var scripts = new List<Script>();
        foreach (var name in names)
        {
            var file = PathOf(name);
            try
            {
                using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
                scripts.Add(new Script(name, file, reader.ReadToEnd()));
            }
            catch (DecoderFallbackException)
            {
                return (scripts, Failures.NotReadable(file, "it is not UTF-8; save it as UTF-8"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return (scripts, Failures.NotReadable(file, e.Message));
            }
        }

        return (scripts, null);
    }

    private string PathOf(string name) => Path.GetFullPath(Path.Combine(_folder, name));
}
