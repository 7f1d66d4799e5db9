namespace DeployPlan.Plans;

/// <summary>The names of <see cref="Reversibility"/> in plans and reports.</summary>
internal static class Reversibilities
{
    internal static string[] Names { get; } = ["reversible", "compensatable", "irreversible"];

    public static string ToName(this Reversibility reversibility) => Names[(int)reversibility];
}
