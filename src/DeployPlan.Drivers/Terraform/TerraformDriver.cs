using System.Text;
using DeployPlan.Drivers.Programs;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Terraform;

/// <summary>Plans the module of a folder, looks at that plan, and applies it.</summary>
internal sealed class TerraformDriver : ICheckingDriver
{
    private const string Terraform = "terraform";

    // It finishes creating resources before it saves its state.
    private static readonly TimeSpan TimeToSaveState = TimeSpan.FromMinutes(2);

    public DriverFailure? Run(OperationContext operation)
    {
        var infra = (InfraInputs)operation.Inputs;
        var settings = new TerraformSettings(infra.Settings);
        if (WhyNot(settings) is { } problem)
        {
            return problem;
        }

        // One per environment, outside the folder of the module, whose files are those of the plan.
        var home = HomeOf(operation, infra);
        var saved = Path.Combine(home, "apply.tfplan");
        File.Delete(saved);
        try
        {
            string[] variableFile = settings.VariableFile is { } file ? [$"-var-file={operation.PathOf(file)}"] : [];
            return Init(operation, settings, home)
                ?? Select(operation, settings, home)
                ?? operation.RunTool(Call(operation, settings, home, ["plan", "-input=false", "-no-color", $"-out={saved}", .. variableFile]))
                ?? Keep(operation, settings, home, saved)
                ?? Look(operation, settings, home, saved)
                ?? operation.RunTool(Call(operation, settings, home, ["apply", "-input=false", "-no-color", saved]));
        }
        finally
        {
            // It holds the values of the variables.
            File.Delete(saved);
        }
    }

    /// <summary>Fetches modules and providers, which shows whether the lock file has those of this platform. The backend is not touched.</summary>
    public IEnumerable<DriverFailure> Check(OperationContext operation)
    {
        var infra = (InfraInputs)operation.Inputs;
        var settings = new TerraformSettings(infra.Settings);
        var path = settings.Path is { } folder ? operation.PathOf(folder) : "";
        return WhyNot(settings) is { } problem ? [problem]
            : Directory.Exists(path) && Init(operation, settings, HomeOf(operation, infra), "-backend=false") is { } failure ? [failure with { Text = failure.Text + ProviderLock.Advice(path) }]
            : [];
    }

    private static DriverFailure? WhyNot(TerraformSettings settings) =>
        settings.Path is null ? new DriverFailure("DPL4161", "The operation has no folder; add 'path: infra/network' to its entry in 'infra' of deploy.yml")
        : settings.Unknown is { } unknown
            ? new DriverFailure("DPL4162", $"The driver 'terraform' has no setting '{unknown}'; its settings are {TerraformSettings.Known}; put variables of the module under 'variables'")
        : null;

    private static string HomeOf(OperationContext operation, InfraInputs infra)
    {
        var home = Path.Combine(operation.EnvironmentDirectory, Terraform, infra.Name);
        Directory.CreateDirectory(home);
        return home;
    }

    // The workspace that was selected before may be another one, or gone.
    private static DriverFailure? Init(OperationContext operation, TerraformSettings settings, string home, params string[] options)
    {
        File.Delete(Path.Combine(home, "environment"));
        return operation.RunTool(Call(operation, settings, home, ["init", "-input=false", "-no-color", "-lockfile=readonly", .. options]));
    }

    // TF_WORKSPACE would have 'init' ask for a workspace that is not there yet.
    private static DriverFailure? Select(OperationContext operation, TerraformSettings settings, string home) =>
        (settings.Workspace ?? operation.Variables.Find("TF_WORKSPACE")) is { Length: > 0 } workspace and not "default"
            ? operation.RunTool(Call(operation, settings, home, ["workspace", "select", "-no-color", "-or-create", workspace]))
            : null;

    private static DriverFailure? Keep(OperationContext operation, TerraformSettings settings, string home, string saved)
    {
        var text = new StringBuilder();
        var show = Call(operation, settings, home, ["show", "-no-color", saved]) with { Line = line => text.Append(operation.Masked(line)).Append('\n') };
        if (operation.RunTool(show) is { } failure)
        {
            return failure;
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        AtomicFile.Write(TextOf(operation), stream => stream.Write(bytes, 0, bytes.Length));
        return null;
    }

    private static string TextOf(OperationContext operation) => Path.Combine(operation.ReleaseDirectory, Terraform, operation.Id + ".txt");

    private static DriverFailure? Look(OperationContext operation, TerraformSettings settings, string home, string saved)
    {
        if (settings.AllowDestroy)
        {
            return null;
        }

        // One line among warnings. It holds the values of the variables, so it is never shown.
        var json = "";
        var failure = operation.RunTool(Call(operation, settings, home, ["show", "-json", saved]) with { Line = line => json = line.StartsWith("{", StringComparison.Ordinal) ? line : json });
        if (failure is not null || JsonText.Read(json) is not DataValue.Entries plan)
        {
            return failure is { Code: not "DPL4104" } ? failure
                : new DriverFailure("DPL4258", $"'{Terraform} show -json' did not say what the plan would delete, so it was not applied; update terraform, or add 'allow_destroy: true' to the entry in deploy.yml");
        }

        var lost = TerraformPlan.Lost(plan);
        return lost.Count == 0 ? null : new DriverFailure(
            "DPL4255", $"The plan deletes or replaces {string.Join(", ", lost.Take(5))}{(lost.Count > 5 ? FormattableString.Invariant($" and {lost.Count - 5} more") : "")}, so it was not applied; review it, and add 'allow_destroy: true' to the entry in deploy.yml, or change the module")
        {
            File = TextOf(operation),
        };
    }

    private static ProgramCall Call(OperationContext operation, TerraformSettings settings, string home, string[] arguments) => new([Terraform, .. arguments])
    {
        WorkingDirectory = operation.PathOf(settings.Path!),
        Variables = settings.Variables(home),
        AskToEnd = true,
        TimeToEnd = TimeToSaveState,
    };
}
