using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>
/// The wire contract between a plan and a driver, one shape per type. Paths are relative to the config with forward slashes; sets and key/value lists are in
/// ordinal order; what is null was neither written nor has a default, and is left out of plan.json.
/// </summary>
internal abstract record OperationInputs
{
    internal const int LongestSeconds = int.MaxValue;

    private protected OperationInputs()
    {
    }

    /// <summary>The inputs after a walk over their fields.</summary>
    public abstract OperationInputs Fields(Form form);

    /// <summary>The inputs of an operation, under their key.</summary>
    /// <param name="form">Walks over them.</param>
    /// <param name="inputs">The inputs, of which a reader uses the type only.</param>
    public static OperationInputs Fields(Form form, OperationInputs inputs)
    {
        if (!form.Open("inputs", "What the driver works on."))
        {
            return inputs;
        }

        var read = inputs.Fields(form);
        form.Close();
        return read;
    }

    /// <summary>The inputs in one line, in the order of plan.json.</summary>
    public static string ToLine(OperationInputs inputs) => FormWriter.ToLine(inputs, static (form, x) => x.Fields(form));

    /// <summary>Inputs of the type that say nothing yet.</summary>
    public static OperationInputs EmptyOf(OperationType type, bool isManual) => type switch
    {
        OperationType.InfraProvision => InfraInputs.Empty,
        OperationType.Migration => isManual ? MigrationInputs.EmptyManual : MigrationInputs.Empty,
        OperationType.Build => BuildInputs.Empty,
        OperationType.Deploy => DeployInputs.Empty,
        OperationType.HealthCheck => HealthCheckInputs.Empty,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
