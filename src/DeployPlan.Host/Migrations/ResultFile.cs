using System.Text.Json;
using DeployPlan.Files;

namespace DeployPlan.Host.Migrations;

/// <summary>The file that records what was done, for later releases and for rollbacks. It is complete after each script, even if this program is killed.</summary>
internal sealed class ResultFile(string file, string key)
{
    private readonly List<string> _names = [];
    private readonly List<string> _present = [];

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>Starts with what earlier attempts of this release did.</summary>
    /// <param name="names">That.</param>
    /// <param name="present">Every script that the database has.</param>
    public void Begin(IEnumerable<string> names, IEnumerable<string> present)
    {
        _names.AddRange(names);
        _present.AddRange(present);
        Write();
    }

    public void Add(string name)
    {
        Count++;
        _names.Remove(name);
        _names.Add(name);
        _present.Remove(name);
        if (key == "applied")
        {
            _present.Add(name);
        }

        Write();
    }

    private void Write()
    {
        if (file.Length > 0)
        {
            AtomicFile.WriteIfChanged(file, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, List<string>> { [key] = _names, ["present"] = [.. _present.Order(StringComparer.Ordinal)] }));
        }
    }
}
