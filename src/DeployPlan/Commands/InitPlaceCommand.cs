using DeployPlan.Diagnostics;
using DeployPlan.Scaffolding;

namespace DeployPlan.Commands;

/// <summary>Says which project gets a first config: the one that asks, or one for the whole solution. Writes nothing.</summary>
internal static class InitPlaceCommand
{
    /// <summary>The place, or why there is none.</summary>
    public static InitPlaceOutcome Run(InitRequest request)
    {
        var place = DeployProject.Of(request.ProjectFile, request.Solution, request.OpenTree().RepositoryRoot);
        var isBuilt = request.Solution.Length > 0;
        return place is null ? new([], null, false)
            : place.Config is { } config && !isBuilt ? new([InitDiagnostics.ConfigExists(config)], null, false)
            : new([], place, isBuilt && (place.IsInSolution || place.Config is not null));
    }
}
