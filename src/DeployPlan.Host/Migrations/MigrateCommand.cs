namespace DeployPlan.Host.Migrations;

/// <summary>
/// Runs the SQL scripts of one migration, for the driver <c>raw</c>. The command line has names only; the connection string is in the environment variable that it
/// names.
/// </summary>
internal static class MigrateCommand
{
    public static int Run(string[] arguments)
    {
        var options = MigratorOptions.Parse(arguments);
        using var stop = new Stop();
        stop.EndWith(options.Parent);
        if (Migration.Run(options, Console.Out, stop) is not { } failure)
        {
            return 0;
        }

        Console.Out.WriteLine(failure.ToLine());
        return 1;
    }
}
