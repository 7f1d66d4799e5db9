namespace DeployPlan.Tests;

/// <summary>How many cases a property is tried with: a tenth of them, and with DEPLOYPLAN_TESTS_FULL=1, as a step of .ci/run sets it, all.</summary>
internal static class Cases
{
    private static readonly bool AreAll = Environment.GetEnvironmentVariable("DEPLOYPLAN_TESTS_FULL") == "1";

    public static int Of(int all) => AreAll ? all : all / 10;
}
