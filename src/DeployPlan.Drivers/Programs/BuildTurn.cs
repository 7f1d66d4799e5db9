using DeployPlan.Files;

namespace DeployPlan.Drivers.Programs;

/// <summary>Only one build of projects at a time: each builds what it refers to where any other build does, too, and two would break each other's files.</summary>
internal static class BuildTurn
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private static readonly ProgramCall Tools = new("dotnet", "build");

    /// <summary>Takes the steps until one fails, when no other operation has its turn.</summary>
    public static DriverFailure? Run(OperationContext operation, params Func<DriverFailure?>[] steps)
    {
        DriverFailure? stopped = null;
        var isSaid = false;

        var turns = new Stack<FileStream>();
        try
        {
            foreach (var file in BuildLocks.Of(operation.EnvironmentDirectory, operation.ConfigDirectory))
            {
                if (FileLock.Take(file, Pause) is not { } turn)
                {
                    return stopped;
                }

                turns.Push(turn);
            }

            return steps.Select(static step => step()).FirstOrDefault(static failure => failure is not null);
        }
        finally
        {
            while (turns.Count > 0)
            {
                turns.Pop().Dispose();
            }
        }

        bool Pause()
        {
            if (!isSaid)
            {
                operation.Say("waiting for the build of another operation");
                isSaid = true;
            }

            stopped = operation.Pause(Interval, Tools);
            return stopped is null;
        }
    }
}
