using System.Globalization;
using Microsoft.Build.Framework;

namespace DeployPlan.Drivers;

/// <summary>Runs the program that an operation names, with its arguments, without a shell.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunCommand : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly ManualResetEvent _cancelled = new(initialState: false);

    /// <summary>The id of the operation.</summary>
    [Required]
    public string OperationId { get; set; } = "";

    /// <summary>The typed inputs as JSON: <c>command</c> of a deploy, <c>settings.command</c> of an infra_provision, each a list of text.</summary>
    [Required]
    public string Inputs { get; set; } = "";

    /// <summary>The folder to run in; a program with a path is looked for in it.</summary>
    [Required]
    public string WorkingDirectory { get; set; } = "";

    /// <summary>The file that takes the output.</summary>
    public string LogFile { get; set; } = "";

    /// <summary>The limit in seconds; 0 for none.</summary>
    public int TimeoutSeconds { get; set; }

    /// <summary>After how many seconds without output to say that it still runs.</summary>
    public int HeartbeatSeconds { get; set; } = 30;

    /// <summary>Whether no further attempt follows a failure.</summary>
    public bool IsLastAttempt { get; set; } = true;

    /// <summary>Names of the environment variables whose values must not be shown.</summary>
    public string[] SecretVariables { get; set; } = [];

    /// <inheritdoc />
    public override bool Execute()
    {
        using var log = new OperationLog(Log, OperationId, LogFile, SecretVariables);
        var inputs = OperationJson.Read(Inputs);
        var command = OperationJson.Texts(inputs.Element("command") ?? inputs.Element("settings")?.Element("command"));
        if (command.Length == 0 || command[0].Length == 0)
        {
            return Fail(log, "DPL4101", "The operation names no command; add 'command: [program, argument]' to its entry in deploy.yml");
        }

        using var program = new ChildProgram(command, WorkingDirectory, log.Line);
        if (program.Start() is { } why)
        {
            return Fail(log, "DPL4102", $"'{command[0]}' cannot be started: {why}; correct the path, or install the program");
        }

        switch (program.Wait(_cancelled, TimeSpan.FromSeconds(TimeoutSeconds), TimeSpan.FromSeconds(HeartbeatSeconds)))
        {
            case null when _cancelled.WaitOne(0):
                return Fail(log, "DPL4105", $"'{command[0]}' was stopped, because the build was cancelled");
            case null:
                return Fail(log, "DPL4103", string.Format(CultureInfo.InvariantCulture, "'{0}' was stopped, because it did not end within {1} s", command[0], TimeoutSeconds));
            case 0:
                return true;
            case { } code:
                return Fail(log, "DPL4104", string.Format(CultureInfo.InvariantCulture, "'{0}' ended with exit code {1}", command[0], code));
        }
    }

    /// <inheritdoc />
    public void Cancel() => _cancelled.Set();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();

    private bool Fail(OperationLog log, string code, string text)
    {
        if (!IsLastAttempt)
        {
            Attempt.AllowSilentFailure(BuildEngine);
        }

        log.Failure(code, text, IsLastAttempt);
        return false;
    }
}
