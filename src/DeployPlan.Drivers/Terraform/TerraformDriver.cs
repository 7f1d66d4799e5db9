using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.Terraform;

/// <summary>Plans the module of a folder and applies that plan.</summary>
internal sealed class TerraformDriver : IDriver
{
    private const string Terraform = "terraform";

    // It finishes creating resources before it saves its state.
    private static readonly TimeSpan TimeToSaveState = TimeSpan.FromMinutes(2);

    public DriverFailure? Run(OperationContext operation)
    {
        var infra = (InfraInputs)operation.Inputs;
        var settings = new TerraformSettings(infra.Settings);
        if (settings.Path is not { } path)
        {
            return new DriverFailure("DPL4161", "The operation has no folder; add 'path: infra/network' to its entry in 'infra' of deploy.yml");
        }

        if (settings.Unknown is { } unknown)
        {
            return new DriverFailure("DPL4162", $"The driver 'terraform' has no setting '{unknown}'; its settings are {TerraformSettings.Known}; put variables of the module under 'variables'");
        }

        // One per environment, outside the folder of the module, whose files are those of the plan.
        var home = Path.Combine(operation.EnvironmentDirectory, Terraform, infra.Name);
        var saved = Path.Combine(home, "apply.tfplan");
        Directory.CreateDirectory(home);
        File.Delete(saved);
        try
        {
            string[] variableFile = settings.VariableFile is { } file ? [$"-var-file={operation.PathOf(file)}"] : [];
            return Run("init", "-lockfile=readonly")
                ?? Run(["plan", $"-out={saved}", .. variableFile])
                ?? Run("apply", saved);
        }
        finally
        {
            // It holds the values of the variables.
            File.Delete(saved);
        }

        DriverFailure? Run(params string[] arguments) => operation.RunTool(new ProgramCall([Terraform, arguments[0], "-input=false", "-no-color", .. arguments.Skip(1)])
        {
            WorkingDirectory = operation.PathOf(path),
            Variables = settings.Variables(home),
            AskToEnd = true,
            TimeToEnd = TimeToSaveState,
        });
    }
}
