using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>The plan that takes over databases which another tool has migrated: its operations note scripts as run, and run none.</summary>
internal static class BaselineCommand
{
    /// <summary>Writes the plan; a problem of the config or of the scripts is a diagnostic.</summary>
    public static BaselineOutcome Run(BaselineRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var file = Path.Combine(request.OutputDirectory, request.Environment ?? "", "baseline.json");
        var outcome = Write(request, file, diagnostics);
        if (outcome is null || diagnostics.HasErrors)
        {
            PlanFiles.Delete(file, diagnostics);
            outcome = new BaselineOutcome([], "", "", "", []);
        }

        return outcome with { Diagnostics = diagnostics.ToSortedList() };
    }

    private static BaselineOutcome? Write(BaselineRequest request, string file, DiagnosticBag diagnostics)
    {
        if (request.Environment is not { } name)
        {
            diagnostics.Add(BaselineDiagnostics.NoEnvironment(request.ConfigFile));
            return null;
        }

        var tree = request.OpenTree();
        var config = ConfigReader.Read(request.ConfigFile, tree, request.Strict, diagnostics);
        if (config is null || diagnostics.HasErrors
            || ChosenEnvironments.Of(config, name, diagnostics) is not [var environment]
            || Planner.Plan(config, environment, request.Version, [], diagnostics) is not { } whole)
        {
            return null;
        }

        var operations = Operations(whole, request, environment.Name.Span, tree, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var plan = PlanSealing.Seal(
            whole with
            {
                Operations = operations,
                ManualOperations = [],
                RequiredEnvironment = [.. operations.Select(static operation => ((MigrationInputs)operation.Inputs).ConnectionEnv).OfType<string>().Distinct().OrderBy(static variable => variable, StringComparer.Ordinal)],
            },
            tree,
            project => ProjectPlace.Of(environment, project),
            diagnostics);
        var document = PlanWriter.Write(plan);
        return !diagnostics.HasErrors && PlanFiles.Write(file, file, document.Bytes, diagnostics)
            ? new BaselineOutcome([], file, document.Id, TextSummary.Of(plan, document.Id, Path.GetFileName(file)), OperationItems.Flatten(plan.Operations, plan.Environment))
            : null;
    }

    private static List<Operation> Operations(Plan plan, BaselineRequest request, SourceSpan at, SourceTree tree, DiagnosticBag diagnostics)
    {
        var migrations = plan.Operations.Where(static operation => operation.Inputs is MigrationInputs { Engine: DownScript.Engine })
            .ToDictionary(static operation => ((MigrationInputs)operation.Inputs).Database, StringComparer.Ordinal);
        if (migrations.Count == 0 || request.UpTo.Count == 0)
        {
            diagnostics.Add(migrations.Count == 0 ? BaselineDiagnostics.NoDatabase(at, plan.Environment) : BaselineDiagnostics.NoScript(at, migrations.Keys));
            return [];
        }

        var operations = new SortedDictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var upTo in request.UpTo)
        {
            var slash = upTo.IndexOf('/');
            var database = migrations.Count == 1 && !(slash > 0 && migrations.ContainsKey(upTo.Substring(0, slash))) ? migrations.Keys.Single() : slash > 0 ? upTo.Substring(0, slash) : "";
            if (!migrations.TryGetValue(database, out var operation))
            {
                diagnostics.Add(BaselineDiagnostics.UnknownDatabase(at, upTo, migrations.Keys));
            }
            else if (Scripts((MigrationInputs)operation.Inputs, upTo, at, tree, diagnostics) is { } scripts)
            {
                operations[database] = ToBaseline(operation, scripts);
            }
        }

        return [.. operations.Values];
    }

    // Everything up to the script, that one included; null, reported, if it is not there.
    private static IReadOnlyList<string>? Scripts(MigrationInputs migration, string upTo, SourceSpan at, SourceTree tree, DiagnosticBag diagnostics)
    {
        var scripts = new MigrationScripts(migration, tree);
        var names = scripts.Forward.Select(scripts.NameOf).ToList();
        var last = names.IndexOf(upTo);
        var prefix = migration.Database + "/";
        if (last < 0 && upTo.StartsWith(prefix, StringComparison.Ordinal))
        {
            last = names.IndexOf(upTo.Substring(prefix.Length));
        }

        if (last < 0)
        {
            diagnostics.Add(BaselineDiagnostics.UnknownScript(at, upTo, migration.Database, names));
            return null;
        }

        return names.GetRange(0, last + 1);
    }

    private static Operation ToBaseline(Operation operation, IReadOnlyList<string> scripts)
    {
        var inputs = ((MigrationInputs)operation.Inputs) with { Direction = MigrationDirection.Baseline, Scripts = scripts };
        return operation with
        {
            Id = $"migration_{inputs.Database}_{PlanFormat.Baseline}",
            Description = $"Note the scripts of database {inputs.Database} up to {scripts[scripts.Count - 1]} as run, without running them",
            Metadata = [.. operation.Metadata.Append(new("direction", PlanFormat.Baseline)).OrderBy(static pair => pair.Key, StringComparer.Ordinal)],
            Wave = 1,
            DependsOn = [],
            Inputs = inputs,
        };
    }
}
