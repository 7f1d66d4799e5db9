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
    private readonly FileStream? _file;

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

            // Without a buffer: nothing is left to write when it is closed, which could fail once more.
            _file = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        }
    }

    public void Line(string text)
    {
        text = Masked(text);
        Write(text);
        _log.LogMessage(MessageImportance.High, "{0}", $"{_operation}: {text}");
    }

    /// <summary>An error where no attempt follows; a line where one does: an error that MSBuild has seen fails the build for good.</summary>
    public void Failure(DriverFailure failure, bool isLastAttempt)
    {
        var text = Masked(failure.Text);
        if (isLastAttempt)
        {
            var file = failure.File.Length > 0 ? failure.File : null;
            _log.LogError(null, failure.Code, null, file, failure.Line, failure.Column, 0, 0, "{0}", $"{_operation}: {text}");
        }
        else
        {
            _log.LogMessage(MessageImportance.High, "{0}", $"{_operation}: {failure.Code}: {text}");
        }

        try
        {
            Write(text);
        }
        catch (IOException)
        {
            // The build has it. That the file cannot be written may be the very failure.
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + Environment.NewLine);
        _file?.Write(bytes, 0, bytes.Length);
    }

    private string Masked(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mask);
        }

        return text;
    }
}
