namespace DeployPlan.Plans;

/// <summary>The name that a database had when its scripts ran, where it was another.</summary>
internal static class EarlierDatabase
{
    /// <summary>Null if it had none, or if another database has that name by now.</summary>
    /// <param name="migration">The migration of the database.</param>
    /// <param name="databases">The names of the databases beside it.</param>
    public static string? Of(MigrationInputs migration, IEnumerable<string> databases) =>
        migration.RenamedFrom is { } name && !databases.Contains(name) ? name : null;

    /// <summary>As above, in a plan.</summary>
    public static string? Of(MigrationInputs migration, Plan plan) =>
        Of(migration, plan.Operations.Concat(plan.ManualOperations).Select(static operation => operation.Inputs).OfType<MigrationInputs>().Select(static other => other.Database));
}
