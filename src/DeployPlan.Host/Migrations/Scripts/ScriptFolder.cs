using System.Text;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>The scripts of a migration: a folder of them, or one file.</summary>
/// <param name="path">Full path.</param>
/// <param name="seals">What the plan has sealed.</param>
/// <param name="dialect">Whose SQL it is.</param>
internal sealed class ScriptFolder(string path, ScriptSeals seals, SqlDialect dialect)
{
    private const string Ending = ".sql";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;

    /// <summary>The names of the scripts that are run, in ordinal order: exactly the files that the plan has sealed, without the down scripts.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. (File.Exists(path) ? [Path.GetFileName(path)] : new SourceTree(_folder, _folder).ListFiles(".", Ending))
            .Where(static name => !DownScriptName.Is(name)),
    ];

    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Reads scripts, each once: what is run later are the bytes that are checked here. The first one that is not right is a failure.</summary>
    public (IReadOnlyList<Script> Scripts, Failure? Failure) Read(IEnumerable<string> names)
    {
        var scripts = new List<Script>();
        foreach (var name in names)
        {
            var (script, failure) = Read(name);
            if (script is null)
            {
                return (scripts, failure);
            }

            scripts.Add(script);
        }

        return (scripts, null);
    }

    private (Script? Script, Failure? Failure) Read(string name)
    {
        var file = PathOf(name);
        try
        {
            if (FileStamp.IsEndless(file))
            {
                return (null, Failures.NotReadable(file, "it is a pipe or a device, not a file"));
            }

            var bytes = File.ReadAllBytes(file);
            if (seals.ProblemOf(name, bytes) is { } why)
            {
                return (null, Failures.NotAsPlanned(file, why));
            }

            var script = new Script(name, file, Utf8.GetString(bytes).TrimStart('\ufeff'), dialect);
            return script.Text.IndexOf('\0', StringComparison.Ordinal) is var zero and >= 0
                ? (null, Failures.NotReadable(script, zero, "there is a NUL character, as in a UTF-16 file; save it as UTF-8"))
                : (script, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, Failures.NotReadable(file, "it is not UTF-8; save it as UTF-8"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, Failures.NotReadable(file, e.Message));
        }
    }

    private string PathOf(string name) => Path.GetFullPath(Path.Combine(_folder, name));
}
