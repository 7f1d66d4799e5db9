using System.Globalization;
using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Text;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Whether the plans of a config match their locks.</summary>
/// <param name="plans">The plans as they are now.</param>
/// <param name="version">The version that is deployed, for a lock that names one.</param>
/// <param name="tree">The files around the config, the locks among them.</param>
/// <param name="diagnostics">Takes what differs.</param>
internal sealed class LockCheck(ConfigPlans plans, string version, SourceTree tree, DiagnosticBag diagnostics)
{
    // More would not be read in a build; -t:DeployPlanDiff shows everything.
    private const int MostDifferences = 20;

    /// <summary>Whether the plan of the environment matches its lock; differences are reported.</summary>
    public bool Accepts(string environment)
    {
        var name = LockName.Of(environment);
        var file = tree.FullPath(name);

        // Asked before the file is read, so that the next build notices when it was written or edited.
        if (tree.HashFile(name) is null)
        {
            diagnostics.Add(LockDiagnostics.MissingLock(file, environment));
            return false;
        }

        return PlanReader.ReadBytes(file, diagnostics) is { } bytes
            && plans.Plan(environment, PlanFormat.AnyVersion, []) is { } plan
            && (LockFile.ToBytes(LockFile.WithoutSources(plan.Plan)).SequenceEqual(bytes) || Accepts(environment, file, bytes, plan));
    }

    /// <summary>The plan in the lock; null, with a diagnostic, if the file holds no plan of the environment.</summary>
    public static Plan? Read(string file, byte[] bytes, string environment, DiagnosticBag diagnostics)
    {
        var locked = LockReader.Read(file, bytes, diagnostics);
        if (locked is null || locked.Environment == environment)
        {
            return locked;
        }

        diagnostics.Add(LockDiagnostics.LockOfOtherEnvironment(SourceSpan.WholeFile(file), locked.Environment, environment));
        return null;
    }

    private bool Accepts(string environment, string file, byte[] bytes, OriginPlan plan)
    {
        if (Read(file, bytes, environment, diagnostics) is not { } locked)
        {
            return false;
        }

        // A lock with a version applies to that version only, and one of an earlier format to what was sealed then.
        if (locked.Version != PlanFormat.AnyVersion || locked.Minor != plan.Plan.Minor)
        {
            if (plans.Plan(environment, locked.Version == PlanFormat.AnyVersion ? locked.Version : version, [], locked.Minor) is not { } versioned)
            {
                return false;
            }

            plan = versioned;
        }

        var differences = DifferenceList.Of(PlanComparer.Compare(locked, LockFile.AsIn(locked, plan.Plan)), plan.Origins);
        for (var i = 0; i < differences.Count; i++)
        {
            var isLast = i == MostDifferences - 1 && differences.Count > MostDifferences;
            var what = isLast ? (differences.Count - i).ToString(CultureInfo.InvariantCulture) + " more differences, which dotnet build -t:DeployPlanDiff shows" : differences[i].Text;
            diagnostics.Add(LockDiagnostics.DiffersFromLock(isLast ? SourceSpan.WholeFile(file) : differences[i].At ?? SourceSpan.WholeFile(file), environment, what));
            if (isLast)
            {
                break;
            }
        }

        return differences.Count == 0;
    }
}
