namespace DeployPlan.Views;

/// <summary>Whether a view is written beside the plan.</summary>
internal enum ViewUse
{
    /// <summary>Only where an earlier run left one: then it is kept up to date, so that no view ever shows another plan than the one beside it.</summary>
    WhereThere,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never; what an earlier run left is removed.</summary>
    Never,
}
