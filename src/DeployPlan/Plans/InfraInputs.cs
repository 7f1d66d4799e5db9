using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Inputs of <c>infra_provision</c>.</summary>
/// <param name="Name">The name in the config.</param>
/// <param name="Provider">The provider, which is also the driver.</param>
/// <param name="Settings">What the config says beyond that, for the driver alone.</param>
internal sealed record InfraInputs(string Name, string Provider, DataValue.Entries Settings) : OperationInputs
{
    /// <summary>Names of the variables that it gets of the environment of the build; null if a plan of an earlier format does not say.</summary>
    public IReadOnlyList<string>? Variables { get; init; }

    public static InfraInputs Empty { get; } = new("", "", new DataValue.Entries([]));

    public override OperationInputs Fields(Form form) => new InfraInputs(
        form.Text("name", Name, TextKind.Name, "The name in the config.", item: "Infra"),
        form.Text("provider", Provider, TextKind.Filled, "The provider, which is also the driver."),
        form.Data("settings", Settings, "What else the config says, for the driver alone; keys are sorted."))
    {
        Variables = form.Has(2)
            ? form.OptionalTexts("variables", Variables, TextKind.Variable, "Names of the variables that it needs of the environment of the build.")
            : Variables,
    };
}
