using System.Text;
using DeployPlan.Drivers.Secrets;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Drivers;

/// <summary>Lines of a driver, for the log file of its operation and for the build. The values of secret variables do not get into either.</summary>
internal sealed class OperationLog : IDisposable
{
    private readonly TaskLoggingHelper _log;
    private readonly string _operation;
    private readonly SecretMask _mask;
    private readonly FileStream? _file;
    private readonly string _path;

    public OperationLog(TaskLoggingHelper log, string operation, string file, IEnumerable<string> secrets)
    {
        _log = log;
        _operation = operation;
        _path = file;
        _mask = new SecretMask(secrets);
        if (file.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);

            // Without a buffer: nothing is left to write when it is closed, which could fail once more.
            _file = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        }
    }

    public void Line(string text)
    {
        text = _mask.Of(text);
        Write(text);
        _log.LogMessage(MessageImportance.High, "{0}", $"{_operation}: {text}");
    }

    /// <summary>A line for the build alone, as it is but for secrets.</summary>
    public void Show(string text) => _log.LogMessage(MessageImportance.High, "{0}", _mask.Of(text));

    /// <summary>A line for the log file alone.</summary>
    public void Detail(string text) => Write(_mask.Of(text));

    /// <summary>An error on the last attempt, otherwise a line: an error logged to MSBuild would fail the build.</summary>
    public void Failure(DriverFailure failure, bool isLastAttempt)
    {
        var text = _mask.Of(failure.Text);
        if (isLastAttempt)
        {
            // Without a place of its own it is at what there is to read about it. MSBuild would name the targets of the package.
            var file = failure.File.Length > 0 ? failure.File : _path.Length > 0 ? _path : null;
            _log.LogError(null, failure.Code, null, file, failure.Line, failure.Column, 0, 0, "{0}", $"{_operation}: {text}");
        }
        else
        {
            _log.LogMessage(MessageImportance.High, "{0}", $"{_operation}: {failure.Code}: {text}");
        }

        if (_path.Length > 0)
        {
            Releases.FailureNote.Write(_path, $"{failure.Code}: {text}");
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

    /// <summary>The text as it may be shown and kept.</summary>
    public string Masked(string text) => string.Join("\n", text.Split('\n').Select(_mask.Of));
}
