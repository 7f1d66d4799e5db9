using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Tests.Support;

/// <summary>What strace has written of a program and all that it started, a line for each call: in the order of their ends, but where a program starts another one, in the order of its start.</summary>
internal sealed partial class SystemCalls
{
    private readonly List<string> _calls = [];

    private SystemCalls(IEnumerable<string> lines)
    {
        var begun = new Dictionary<string, string>();
        foreach (var match in lines.Select(static line => Line().Match(line)))
        {
            var (thread, text) = (match.Groups["thread"].Value, match.Groups["text"].Value);
            if (text.EndsWith(" <unfinished ...>", StringComparison.Ordinal) && !text.StartsWith("execve", StringComparison.Ordinal))
            {
                begun[thread] = text[..^" <unfinished ...>".Length];
            }
            else
            {
                _calls.Add(Resumed().Match(text) is { Success: true } end ? begun.GetValueOrDefault(thread) + end.Groups["text"].Value : text);
            }
        }
    }

    /// <summary>Runs a program below strace.</summary>
    public static SystemCalls Of(string folder, IEnumerable<string> command, params (string Name, string Value)[] variables)
    {
        var file = Path.Combine(folder, "calls.txt");
        Dotnet.RunProgram("strace", folder, ["-f", "-qq", "-y", "-s", "300", "-e", "signal=none", "-e", "trace=execve,fsync,fdatasync,write,pwrite64,rename,renameat,renameat2,link,linkat", "-o", file, .. command], variables).Succeeds();
        return new SystemCalls(File.ReadLines(file));
    }

    /// <summary>The number of the last call before that one which has all of these texts; fails if there is none.</summary>
    public int LastBefore(int end, params string[] texts)
    {
        var number = _calls.FindLastIndex(end - 1, end, call => Array.TrueForAll(texts, text => call.Contains(text, StringComparison.Ordinal)) && !call.Contains(" = -1 ", StringComparison.Ordinal));
        Assert.IsGreaterThanOrEqualTo(0, number, $"No call {string.Join(" … ", texts)} before {(end < _calls.Count ? _calls[end] : "the end")}");
        return number;
    }

    /// <summary>The first call that has all of these texts.</summary>
    public int First(params string[] texts)
    {
        var number = _calls.FindIndex(call => Array.TrueForAll(texts, text => call.Contains(text, StringComparison.Ordinal)));
        Assert.IsGreaterThanOrEqualTo(0, number, $"No call {string.Join(" … ", texts)}");
        return number;
    }

    [GeneratedRegex(@"^(?<thread>\d+) +(?<text>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(?<text>.*)$")]
    private static partial Regex Resumed();
}
