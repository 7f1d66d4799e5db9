using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>One step of a plan.</summary>
internal sealed record Operation
{
    private readonly IReadOnlyList<string>? _consumes;

    /// <summary>Unique in the plan: <c>deploy_prod_api</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required OperationType Type { get; init; }

    /// <summary>One line for people.</summary>
    public required string Description { get; init; }

    /// <summary>The driver that executes it.</summary>
    public required string Driver { get; init; }

    /// <summary>Labels that a machine must have to run it, in ordinal order; null for any machine.</summary>
    public IReadOnlyList<string>? RunsOn { get; init; }

    /// <summary>1 if it waits for nothing, otherwise one more than the highest wave that it waits for; 0 for a manual operation, which is in no wave.</summary>
    public int Wave { get; init; }

    /// <summary>Ids of the operations that must have succeeded before, in ordinal order.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Names and values for people and simple drivers, by name in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>What the driver works on, every default written out.</summary>
    public required OperationInputs Inputs { get; init; }

    /// <summary>Files and patterns that the config declares as inputs; in a plan, they are among what it consumes.</summary>
    internal IReadOnlyList<string>? Declared { get; init; }

    /// <summary>
    /// What it uses of the repository, in ordinal order: a file, a folder for every sealed input below it, a set by its path, or a pattern. Where the plan does not say it,
    /// what its inputs name.
    /// </summary>
    public IReadOnlyList<string> Consumes { get => _consumes ?? Named(Inputs); init => _consumes = value; }

    /// <summary>Files and patterns to seal beside what its driver reads: those that the config declares, or those of an earlier seal.</summary>
    public IReadOnlyList<string> FurtherInputs() => Declared ?? _consumes ?? [];

    public static Operation Empty { get; } = new() { Id = "", Type = OperationType.InfraProvision, Description = "", Driver = "", Inputs = InfraInputs.Empty };

    public static Operation Fields(Form form, Operation x) => Fields(form, x, isManual: false);

    public static Operation ManualFields(Form form, Operation x) => Fields(form, x, isManual: true);

    private static Operation Fields(Form form, Operation x, bool isManual)
    {
        var id = form.Text("id", x.Id, TextKind.OperationId, "Unique in the plan.", item: Form.NoItem);
        var type = OperationTypes.Parse(form.Choice("type", x.Type.ToName(), isManual ? OperationTypes.Manual : OperationTypes.All, "What the operation does."));
        var operation = new Operation
        {
            Id = id,
            Type = type ?? OperationType.InfraProvision,
            Description = form.Text("description", x.Description, TextKind.Filled, "One line for people."),
            Driver = form.Text("driver", x.Driver, TextKind.Filled, "The driver that executes it."),
            RunsOn = !isManual && form.Has(PlanFormat.FirstWithLabels) ? form.OptionalSet("runsOn", x.RunsOn, TextKind.Label, "Labels that a machine must have to run it.") : null,
            Wave = isManual ? 0 : form.Number("wave", x.Wave, 1, int.MaxValue, "1 if it waits for nothing; otherwise one more than the highest wave that it waits for."),
            DependsOn = isManual ? [] : form.Set("dependsOn", x.DependsOn, TextKind.OperationReference, "The ids of the operations that must have succeeded before; all of them are earlier in the plan."),
            Metadata = form.Map("metadata", x.Metadata, "Names and texts for people and simple drivers."),
            Inputs = InputsOf(form, type, x, isManual),
        };
        return form.Has(PlanFormat.FirstWithSets)
            ? operation with { Consumes = form.Set("consumes", x.Consumes, TextKind.Input, "What it uses of the repository: files, folders (everything sealed below them), sets of `sealedInputs`, patterns.", item: Form.NoItem) }
            : operation;
    }

    private static IReadOnlyList<string> Named(OperationInputs inputs)
    {
        var paths = new SortedSet<string>(NamedFiles.Of(inputs).Paths, StringComparer.Ordinal);
        return paths.Count == 0 ? [] : [.. paths];
    }

    // The inputs of an unknown type cannot be checked.
    private static OperationInputs InputsOf(Form form, OperationType? type, Operation x, bool isManual)
    {
        if (type is null)
        {
            form.Skip("inputs");
            return InfraInputs.Empty;
        }

        return OperationInputs.Fields(form, ReferenceEquals(x, Empty) ? OperationInputs.EmptyOf(type.GetValueOrDefault(), isManual) : x.Inputs);
    }
}
