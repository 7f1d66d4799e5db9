using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Migrations;

/// <summary>One efcore operation at a time: each builds its project, and two builds of one project at the same time break each other's files.</summary>
internal static class EfCoreTurn
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs the programs until one fails, when no other operation has its turn. The system ends the turn of a process that is killed.</summary>
    public static DriverFailure? Run(OperationContext operation, IReadOnlyList<ProgramCall> calls)
    {
        // Above the environments: all of them build the same projects.
        var file = Path.Combine(Path.GetDirectoryName(operation.EnvironmentDirectory)!, "efcore.lock");
        for (var isSaid = false; ; isSaid = true)
        {
            using var turn = Take(file);
            if (turn is not null)
            {
                return calls.Select(operation.Run).FirstOrDefault(failure => failure is not null);
            }

            if (!isSaid)
            {
                operation.Say("waiting for another efcore operation");
            }

            if (operation.Pause(Interval, calls[0]) is { } failure)
            {
                return failure;
            }
        }
    }

    private static FileStream? Take(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
