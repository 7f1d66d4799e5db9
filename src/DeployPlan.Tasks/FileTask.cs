using DeployPlan.Diagnostics;

namespace DeployPlan.Tasks;

/// <summary>A task that reads and writes files: whatever a file system refuses is an error with a code.</summary>
public abstract class FileTask : Microsoft.Build.Utilities.Task
{
    /// <inheritdoc />
    public sealed override bool Execute()
    {
        try
        {
            SayFirst();
            return !Log.HasLoggedErrors && Run();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.Report([PlanFileDiagnostics.FileProblem(BuildEngine.ProjectFileOfTaskNode, GetType().Name, e.Message)]);
            return false;
        }
    }

    /// <summary>Says what is known before anything is done. An error keeps the task from doing it.</summary>
    private protected virtual void SayFirst()
    {
    }

    /// <summary>Does what the task is for.</summary>
    /// <returns>Whether it succeeded; if not, an error was logged.</returns>
    private protected abstract bool Run();
}
