namespace DeployPlan;

/// <summary>The planner as a whole: config in, plans out.</summary>
public static class PlanBuild
{
    /// <summary>Reads the config, plans what is asked for and writes it; or finds that nothing has changed and gives back what is there.</summary>
    /// <remarks>Problems of the input are diagnostics. Exceptions are bugs.</remarks>
    public static PlanOutcome Run(PlanRequest request) => throw new NotSupportedException(request.ConfigFile);
}
