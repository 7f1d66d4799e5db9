namespace DeployPlan.Plans;

/// <summary>The names of <see cref="OperationType"/> in plans, items and messages.</summary>
internal static class OperationTypes
{
    private static readonly string[] Names = ["infra_provision", "migration", "build", "deploy", "health_check"];

    internal static string[] All => Names;

    /// <summary>Those that a person may have to do.</summary>
    internal static string[] Manual { get; } = ["migration"];

    /// <summary>The name, such as <c>infra_provision</c>.</summary>
    public static string ToName(this OperationType type) => Names[(int)type];

    /// <summary>The type with that name; null if there is none.</summary>
    public static OperationType? Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (OperationType)index;
    }
}
