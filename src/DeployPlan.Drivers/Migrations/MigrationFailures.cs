namespace DeployPlan.Drivers.Migrations;

/// <summary>One method per code. The other codes of migrations are those of the migrator.</summary>
internal static class MigrationFailures
{
    public static DriverFailure NoConnectionVariable(string database) => new(
        "DPL4121",
        $"The database {database} has no connection; add 'connection_env: NAME_OF_A_VARIABLE' to it in deploy.yml, and set that variable where the plan is applied");

    public static DriverFailure Arguments(string argument) => new(
        "DPL4130",
        $"The driver 'raw' takes no arguments, but 'args' of the migrations has '{argument}'; remove it");

    public static DriverFailure NoProject(string path, int projects) => new(
        "DPL4131",
        projects == 0
            ? $"There is no project in '{path}'; set 'path' of the migrations in deploy.yml to the project with the DbContext"
            : FormattableString.Invariant($"There are {projects} projects in '{path}'; set 'path' of the migrations in deploy.yml to the one with the DbContext"));

    public static DriverFailure EfCore(string message) => new("DPL4132", $"dotnet ef database update failed: {message}");

    public static DriverFailure OwnConnection(string variable) => new(
        "DPL4187",
        $"'args' has --connection, so another database than that of {variable} would be migrated; remove it, and put the connection string into that variable");

    public static DriverFailure OtherConnection(string variable) => new(
        "DPL4187",
        $"The DbContext does not use the value of {variable}, so another database would be migrated; take the connection string from the configuration or from that variable, and look at appsettings.json and the code for one that is written there");

    public static DriverFailure PendingChanges() => new(
        "DPL4188",
        "The model has changes that no migration has; add one with 'dotnet ef migrations add', then plan again");

    public static DriverFailure Direction(string engine) => new(
        "DPL4133",
        $"The driver '{engine}' cannot undo migrations; undo them by hand, or with your own driver");
}
