namespace DeployPlan.Commands;

/// <summary>Whether a view is written next to the plan.</summary>
internal enum ViewUse
{
    /// <summary>Only where an earlier run left one: then it is kept up to date, so that no view ever shows another plan than the one next to it.</summary>
    WhereThere,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never; what an earlier run left is removed.</summary>
    Never,
}
