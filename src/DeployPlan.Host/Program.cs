using DeployPlan.Host.Migrations;
using DeployPlan.Host.Stores;
using DeployPlan.Host.Traces;

namespace DeployPlan.Host;

/// <summary>What must not be loaded into a build. Only drivers and tasks call it; the first argument says what for, secrets come in environment variables that the others name.</summary>
internal static class Program
{
    public static int Main(string[] arguments) => arguments switch
    {
        ["migrate", .. var rest] => MigrateCommand.Run(rest),
        ["store", .. var rest] => StoreCommand.Run(rest),
        ["trace"] => TraceCommand.Run(),
        _ => throw new ArgumentException("unknown: " + string.Join(' ', arguments), nameof(arguments)),
    };
}
