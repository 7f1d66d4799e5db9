using DeployPlan.Drivers.Programs;
using DeployPlan.Files;

namespace DeployPlan.Drivers.Migrations;

/// <summary>Only one efcore operation at a time: each builds its project, and parallel builds of one project break each other's files.</summary>
internal static class EfCoreTurn
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private static readonly ProgramCall Tools = new("dotnet", "ef");

    /// <summary>Takes the steps until one fails, when no other operation has its turn.</summary>
    public static DriverFailure? Run(OperationContext operation, IReadOnlyList<Func<DriverFailure?>> steps)
    {
        DriverFailure? stopped = null;
        var isSaid = false;

        // In the folder above the environments, because all of them build the same projects.
        using var turn = FileLock.Take(Path.Combine(Path.GetDirectoryName(operation.EnvironmentDirectory)!, "efcore.lock"), Pause);
        return turn is null ? stopped : steps.Select(static step => step()).FirstOrDefault(failure => failure is not null);

        bool Pause()
        {
            if (!isSaid)
            {
                operation.Say("waiting for another efcore operation");
                isSaid = true;
            }

            stopped = operation.Pause(Interval, Tools);
            return stopped is null;
        }
    }
}
