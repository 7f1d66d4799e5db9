using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Drivers;

/// <summary>Lines of a driver, for the log file of its operation and for the build. The values of secret variables do not get into either.</summary>
internal sealed class OperationLog : IDisposable
{
    private const string Mask = "***";

    // Masking shorter values would garble every line and hide nothing.
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

        // The longest first, so that a value that contains another is masked as a whole.
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

    /// <summary>An error on the last attempt, otherwise a line: an error logged to MSBuild would fail the build.</summary>
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
            // The build has the line; failing to write the file may be the very problem being reported.
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
