namespace DeployPlan.Views;

/// <summary>Whether a view is written next to the plan.</summary>
internal enum ViewUse
{
    /// <summary>Only if an earlier run left one: then it is kept up to date, so that a view always shows the plan next to it.</summary>
    WhereThere,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never; what an earlier run left is removed.</summary>
    Never,
}
