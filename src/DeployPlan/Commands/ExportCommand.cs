using System.Text;
using DeployPlan.Changes;
using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Exports;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>Writes the plan of an environment as a file that another engine runs.</summary>
internal static class ExportCommand
{
    /// <summary>Plans in memory and writes the file; in locked mode, a file that is there and differs is an error instead.</summary>
    public static ExportOutcome Run(ExportCommandRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var outcome = Write(request, diagnostics);
        IReadOnlyList<Diagnostic> found = [.. diagnostics.ToSortedList().Where(found => !request.IsCheck || found.Severity == Severity.Error)];
        return (diagnostics.HasErrors ? null : outcome) is { } written ? written with { Diagnostics = found } : new ExportOutcome(found, "", "");
    }

    /// <summary>Whether the environment of a file that is not looked at is one of the config.</summary>
    public static IReadOnlyList<Diagnostic> CheckEnvironment(ExportCommandRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (request.Environment is { } environment && ConfigPlans.Read(request.ConfigFile, request.OpenTree(), request.Strict, diagnostics) is { } plans && plans.Find(environment) is null)
        {
            plans.Plan(environment, request.Version, []);
        }

        return [.. diagnostics.ToSortedList().Where(static found => found.Severity == Severity.Error)];
    }

    private static ExportOutcome? Write(ExportCommandRequest request, DiagnosticBag diagnostics)
    {
        if (Exporters.Find(request.Engine) is not { } exporter)
        {
            diagnostics.Add(ExportDiagnostics.UnknownEngine(request.ConfigFile, request.Engine, [.. Exporters.All.Select(static known => known.Engine)]));
            return null;
        }

        if (request.Environment is not { } environment)
        {
            diagnostics.Add(ExportDiagnostics.NoEnvironment(request.ConfigFile));
            return null;
        }

        if (!SharedStore.MayBeShown(request, diagnostics))
        {
            return null;
        }

        var isNamed = request.ExportFile.Length > 0;
        var file = isNamed ? request.ExportFile : Path.Combine(request.OutputDirectory, environment, Exporters.FileNameOf(exporter));
        if (Plan(request, environment, diagnostics) is not ({ } planned, { } plan) || Export.Write(exporter, plan, RequestOf(request, planned), planned.Name.Span, diagnostics) is not { } bytes)
        {
            // An old one is not taken for this one. What a person named may be committed.
            if (!isNamed && IsOurs(file, diagnostics))
            {
                PlanFiles.Delete(file, diagnostics);
            }

            return null;
        }

        if (request.IsCheck || (isNamed && request.LockedMode && File.Exists(file)))
        {
            CheckDrift(file, bytes, line => ExportDiagnostics.Drift(file, environment, exporter.Engine, BuildCommand.Quoted(request.Version), line), diagnostics);
        }
        else if (IsOurs(file, diagnostics))
        {
            Write(file, bytes, diagnostics);
        }

        CheckIsNoInput(request, file, isNamed, environment, plan, diagnostics);
        return new ExportOutcome([], file, FormattableString.Invariant($"{exporter.Title}: {environment}, {plan.Plan.Operations.Count} operations, plan {plan.Id}"));
    }

    private static (EnvironmentConfig? Environment, VerifiedPlan? Plan) Plan(ExportCommandRequest request, string environment, DiagnosticBag diagnostics)
    {
        var tree = request.OpenTree();
        if (ConfigPlans.Read(request.ConfigFile, tree, request.Strict, diagnostics) is not { } plans || plans.Plan(environment, request.Version, request.Services) is not { } planned)
        {
            return (null, null);
        }

        if (request.LockedMode && !diagnostics.HasErrors)
        {
            new LockCheck(plans, request.Version, tree, diagnostics).Accepts(environment);
        }

        return diagnostics.HasErrors ? (null, null) : (plans.Find(environment), new VerifiedPlan(planned.Plan, PlanWriter.Write(planned.Plan).Id));
    }

    private static ExportRequest RequestOf(ExportCommandRequest request, EnvironmentConfig environment)
    {
        var config = ConfigNames.PropertyFor(request.Project, request.ConfigFile);
        return new ExportRequest
        {
            ProjectFile = RelativePath.Between(request.OpenTree().RepositoryRoot, request.Project),
            ConfigFile = config.Substring(config.IndexOf('=') + 1),
            Store = request.Store,
            Services = request.Services,
            RunsOn = environment.RunsOn,
            Image = request.Image,
            Variables = request.Variables,
            Generator = request.Generator,
            Drivers = request.Drivers,
        };
    }

    // git may have given the file other line ends.
    private static void CheckDrift(string file, byte[] bytes, Func<int, Diagnostic> drift, DiagnosticBag diagnostics)
    {
        try
        {
            var there = (File.Exists(file) ? File.ReadAllText(file) : "").Replace("\r\n", "\n").Split('\n');
            var expected = Encoding.UTF8.GetString(bytes).Split('\n');
            var line = 0;
            while (line < there.Length && line < expected.Length && there[line] == expected[line])
            {
                line++;
            }

            if (line < there.Length || line < expected.Length)
            {
                diagnostics.Add(drift(line + 1));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExportDiagnostics.CannotWrite(file, e.Message));
        }
    }

    private static bool IsOurs(string file, DiagnosticBag diagnostics)
    {
        try
        {
            if (!FileHeader.IsForeign(file))
            {
                return true;
            }

            diagnostics.Add(ExportDiagnostics.IsForeign(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExportDiagnostics.CannotWrite(file, e.Message));
        }

        return false;
    }

    private static void Write(string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        try
        {
            AtomicFile.WriteIfChanged(file, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExportDiagnostics.CannotWrite(file, e.Message));
        }
    }

    /// <summary>A plan must not seal the file that holds its id. Only a plan with the file in place shows whether it does.</summary>
    private static void CheckIsNoInput(ExportCommandRequest request, string file, bool isNamed, string environment, VerifiedPlan plan, DiagnosticBag diagnostics)
    {
        if (!isNamed || diagnostics.HasErrors || Plan(request, environment, diagnostics).Plan is not { } after)
        {
            return;
        }

        var path = RelativePath.Between(request.ConfigDirectory, file);
        var numbers = Enumerable.Range(0, after.Plan.SealedInputs.Count).Where(number => Holds(after.Plan.SealedInputs[number])).ToList();
        if (numbers.Count > 0 || after.Id != plan.Id)
        {
            var files = new SealedFiles(after.Plan);
            var operation = after.Plan.Operations.FirstOrDefault(operation => files.Of(operation).Intersect(numbers).Any()) ?? after.Plan.Operations[0];
            diagnostics.Add(ExportDiagnostics.IsInput(file, operation.Id));
        }

        bool Holds(SealedInput input) => input.Path == path || input.Members?.Any(member => member.Path == path) == true;
    }
}
