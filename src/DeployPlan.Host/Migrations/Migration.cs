using DeployPlan.Host.Migrations.Databases;

namespace DeployPlan.Host.Migrations;

/// <summary>One run of this program: from the connection string to the lock, and under it up or down.</summary>
internal static class Migration
{
    /// <summary>Null if it succeeded.</summary>
    public static Failure? Run(MigratorOptions options, TextWriter output, Stop stop)
    {
        var (opened, why) = ConnectionText.Open(Environment.GetEnvironmentVariable(options.ConnectionVariable) ?? "", options.Dialect);
        if (opened is null)
        {
            return Failures.UnknownDatabase(options.ConnectionVariable, why);
        }

        using var database = opened;
        try
        {
            return options.IsCheck ? Check(database, options, output, stop) : Run(database, options, output, stop);
        }
        catch (Exception e) when (ScriptExecution.IsOfDatabase(e))
        {
            return Failures.NotUsable(options.Database, ConnectionMask.Apply(database.Explain(e, "").Message, options));
        }
    }

    private static Failure? Run(IDatabase database, MigratorOptions options, TextWriter output, Stop stop)
    {
        using var held = database.Lock(output, stop);
        return held is null ? Failures.Stopped(options.Database)
            : options.IsBaseline ? new BaselineRun(database, options, output).Run()
            : options.IsDown ? new DownRun(database, options, output, stop, held.Keep).Run()
            : new UpRun(database, options, output, stop, held.Keep).Run();
    }

    private static Failure? Check(IDatabase database, MigratorOptions options, TextWriter output, Stop stop)
    {
        try
        {
            return options.IsBaseline ? new BaselineRun(database, options, output).Run()
                : options.IsDown ? new DownRun(database, options, output, stop, static () => true).Check()
                : new UpRun(database, options, output, stop, static () => true).Check();
        }
        catch (System.Data.Common.DbException e)
        {
            // An operation before this one may make the database, or let it in.
            output.WriteLine($"the database {options.Database} cannot be looked at yet: {ConnectionMask.Apply(database.Explain(e, "").Message, options)}");
            return null;
        }
    }
}
