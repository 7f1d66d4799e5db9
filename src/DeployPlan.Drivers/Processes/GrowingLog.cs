using System.Text;

namespace DeployPlan.Drivers.Processes;

/// <summary>The lines of a log that is still written to.</summary>
internal sealed class GrowingLog(TextReader reader)
{
    private readonly StringBuilder _begun = new();

    /// <summary>The lines that have ended since the last call. One that was only begun waits for its end: half of a secret would not be recognized, and the other half neither.</summary>
    public IEnumerable<string> NextLines()
    {
        while (reader.Read() is >= 0 and var c)
        {
            if (c == '\n')
            {
                yield return Begun();
            }
            else
            {
                _begun.Append((char)c);
            }
        }
    }

    /// <summary>What follows the last end of a line; empty if nothing does.</summary>
    public string Begun()
    {
        var line = _begun.ToString().TrimEnd('\r');
        _begun.Clear();
        return line;
    }
}
