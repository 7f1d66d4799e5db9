namespace DeployPlan.Plans;

/// <summary>Which way a migration goes.</summary>
internal enum MigrationDirection
{
    /// <summary><c>up</c>, which plan.json leaves out: scripts that have not run yet are run.</summary>
    Up,

    /// <summary><c>down</c>: named scripts are undone, each by the script next to it that has <c>.down.sql</c> in place of <c>.sql</c>.</summary>
    Down,

    /// <summary><c>baseline</c>: named scripts are noted as run, because another tool ran them.</summary>
    Baseline,
}
