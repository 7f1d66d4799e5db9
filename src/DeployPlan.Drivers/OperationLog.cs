using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Drivers;

/// <summary>Lines of a driver, for the log file of its operation and for the build. The values of secret variables do not get into either.</summary>
internal sealed class OperationLog : IDisposable
{
    private const string Mask = "***";

    // A shorter value would mask half of every line and hide nothing.
    private const int ShortestSecret = 4;

    private readonly TaskLoggingHelper _log;
    private readonly string _operation;
    private readonly List<string> _secrets = [];
    private readonly StreamWriter? _file;

    public OperationLog(TaskLoggingHelper log, string operation, string file, IEnumerable<string> secrets)
    {
        _log = log;
        _operation = operation;
        _secrets.AddRange(secrets.Where(static secret => secret.Length >= ShortestSecret));

        // The longest first, so that a value that holds another one is gone as a whole.
        _secrets.Sort(static (a, b) => b.Length.CompareTo(a.Length));
        if (file.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _file = new StreamWriter(file, append: true, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        }
    }

    public void Line(string text)
    {
        text = Masked(text);
        _file?.WriteLine(text);
        _log.LogMessage(MessageImportance.High, "{0}", $"{_operation}: {text}");
    }

    /// <summary>An error where no attempt follows; a line where one does: an error that MSBuild has seen fails the build for good.</summary>
    public void Failure(string code, string text, bool isLastAttempt)
    {
        text = Masked(text);
        _file?.WriteLine(text);
        if (isLastAttempt)
        {
            _log.LogError(null, code, null, null, 0, 0, 0, 0, "{0}", $"{_operation}: {text}");
        }
        else
        {
            _log.LogMessage(MessageImportance.High, "{0}", $"{_operation}: {code}: {text}");
        }
    }

    public void Dispose() => _file?.Dispose();

    private string Masked(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mask);
        }

        return text;
    }
}
