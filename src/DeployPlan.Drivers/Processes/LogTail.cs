using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Processes;

/// <summary>The end of a log, for a message.</summary>
internal static class LogTail
{
    private const int Lines = 10;
    private const string Unhandled = "Unhandled exception. ";
    private const string InnerEnd = "<---";

    // Some exceptions only say that there is another one.
    private static readonly Regex Wrapper = new(
        @"^(---> )?(\(Inner Exception #[0-9]+\) )?[\w.+]*(Aggregate|TypeInitialization|TargetInvocation|HostAborted)Exception\b|: Exception of type '|\bsee (the )?inner exception", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // How the host of .NET programs begins to say what it misses, and what of it helps no one here.
    private static readonly Regex Host = new(@"^(You must install .*\.NET|It was not possible to find any |The framework '.*' was not found\.|A fatal error (was encountered|occurred)\. )", RegexOptions.CultureInvariant);
    private static readonly Regex Aside = new(@"^((App|Architecture|App host version|Learn more|To install missing framework, download|Download the \.NET runtime|The specified framework can be found at):|\.NET location: (?!Not found)|You can resolve |(- )?https?://)", RegexOptions.CultureInvariant);

    /// <summary>The last lines that are not empty, as one line without the period at its end; of an exception that nothing caught, what it said and not where.</summary>
    /// <param name="file">Full path of the log.</param>
    /// <param name="mask">Masks the secrets of a line: a piece of one is known only while it is a line.</param>
    public static string Of(string file, Func<string, string> mask) => OfLines(File.Exists(file) ? File.ReadAllLines(file).Select(mask) : []).TrimEnd('.');

    /// <summary>As <see cref="Of"/>, of lines.</summary>
    public static string OfLines(IEnumerable<string> all)
    {
        var written = all.Select(static line => line.Trim()).Where(static line => line.Length > 0).ToList();
        var lines = written.Where(static line => !IsOfStack(line)).ToList();
        var thrown = lines.FindLastIndex(static line => line.StartsWith(Unhandled, StringComparison.Ordinal));
        var host = lines.FindLastIndex(Host.IsMatch);
        if (host > thrown)
        {
            return Missing(lines, host);
        }

        if (thrown >= 0)
        {
            return Reason(lines, thrown);
        }

        // A host, or a logger, that reports the exception which ends it: what it says is above the frames.
        var logged = written.Exists(IsOfStack) ? lines.FindLastIndex(IsThrown) : -1;
        return lines.Count == 0 ? "it wrote nothing"
            : logged >= 0 && lines.Skip(logged + 1).Count(static line => !IsInner(line)) < Lines ? string.Join(" | ", lines.Skip(logged + 1).Where(static line => !IsInner(line)).Prepend(Reason(lines, logged)))
            : string.Join(" | ", lines.Skip(Math.Max(0, lines.Count - Lines)));
    }

    private static string Missing(List<string> lines, int host)
    {
        while (host > 0 && Host.IsMatch(lines[host - 1]))
        {
            host--;
        }

        return string.Join(" | ", lines.Skip(host).Where(static line => !Aside.IsMatch(line)).Take(Lines));
    }

    private static string Reason(List<string> lines, int thrown)
    {
        var text = lines[thrown].StartsWith(Unhandled, StringComparison.Ordinal) ? lines[thrown].Substring(Unhandled.Length) : lines[thrown];
        if (!Wrapper.IsMatch(text))
        {
            return text;
        }

        var inner = lines.Skip(thrown + 1).TakeWhile(static line => IsInner(line) || !IsThrown(line)).Where(IsInner).Select(static line => line.EndsWith(InnerEnd, StringComparison.Ordinal) ? line.Substring(0, line.Length - InnerEnd.Length) : line).ToList();
        var saying = inner.Where(static line => !Wrapper.IsMatch(line)).ToList();
        return string.Join(" ", [text, .. saying.Count > 0 ? saying : inner.Skip(inner.Count - 1)]);
    }

    private static bool IsThrown(string line) => Regex.IsMatch(line, @"^[A-Za-z_][\w.+`]*(Exception|Error)( \(\w+\))?: ");

    private static bool IsInner(string line) => line.StartsWith("---> ", StringComparison.Ordinal);

    private static bool IsOfStack(string line) => Regex.IsMatch(line, @"^(at [\w.<>`+\[\]]+\(.*|at [\w.<>`+]+.* in .*:line \d+|--- End of .*---)$");
}
