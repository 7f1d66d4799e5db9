using DeployPlan.Drivers.Programs;
using DeployPlan.Files;

namespace DeployPlan.Drivers.Migrations;

/// <summary>Only one efcore operation at a time: each builds its project, and parallel builds of one project break each other's files.</summary>
internal static class EfCoreTurn
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs the programs until one fails, when no other operation has its turn.</summary>
    public static DriverFailure? Run(OperationContext operation, IReadOnlyList<ProgramCall> calls)
    {
        DriverFailure? stopped = null;
        var isSaid = false;

        // In the folder above the environments, because all of them build the same projects.
        using var turn = FileLock.Take(Path.Combine(Path.GetDirectoryName(operation.EnvironmentDirectory)!, "efcore.lock"), Pause);
        return turn is null ? stopped : calls.Select(operation.Run).FirstOrDefault(failure => failure is not null);

        bool Pause()
        {
            if (!isSaid)
            {
                operation.Say("waiting for another efcore operation");
                isSaid = true;
            }

            stopped = operation.Pause(Interval, calls[0]);
            return stopped is null;
        }
    }
}
