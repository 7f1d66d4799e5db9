using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>What is planned; without an environment, every one, and then no items are made.</summary>
internal sealed record PlanRequest : CommandRequest
{
    /// <summary>Tells the releases that are there now from those of another time: see <see cref="Releases.ReleaseMark"/>.</summary>
    internal string ReleaseMark { get; init; } = "";

    /// <summary>The drivers that are registered, of which only names and types are looked at.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];

    /// <summary>The bytes of the plan are given back, for an apply that follows. Only for one environment.</summary>
    public bool KeepsBytes { get; init; }

    /// <summary>A plan that is not the one in its lock is an error.</summary>
    public bool LockedMode { get; init; }

    /// <summary>Whether <c>plan.md</c> is written next to a plan.</summary>
    public ViewUse Markdown { get; init; }

    /// <summary>Whether <c>plan.html</c> is written next to a plan.</summary>
    public ViewUse Html { get; init; }
}
