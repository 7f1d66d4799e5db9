using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>A plan that is exported in a test, and what became of it.</summary>
/// <param name="Text">The file; null if there is none.</param>
/// <param name="Diagnostics">What was reported, in order.</param>
internal sealed record ExportedPlan(string? Text, IReadOnlyList<Diagnostic> Diagnostics)
{
    public static ExportRequest Request { get; } = new() { ProjectFile = "deploy/deploy.csproj", Store = "git:origin#deployplan", Generator = "1.2.3" };

    public static IEnumerable<object[]> Engines => Exporters.All.Select(exporter => new object[] { exporter.Engine });

    public static ExportedPlan Of(string engine, Plan plan, ExportRequest? request = null) => Of(Exporters.Find(engine)!, plan, request);

    public static ExportedPlan Of(IExporter exporter, Plan plan, ExportRequest? request = null)
    {
        var diagnostics = new DiagnosticBag();
        var bytes = Export.Write(exporter, new VerifiedPlan(plan, PlanWriter.Write(plan).Id), WithImage(exporter, request ?? Request), SourceSpan.WholeFile("deploy.yml"), diagnostics);
        return new ExportedPlan(bytes is null ? null : Encoding.UTF8.GetString(bytes), diagnostics.ToSortedList());
    }

    // An engine that runs jobs in images only has one.
    private static ExportRequest WithImage(IExporter exporter, ExportRequest request) =>
        exporter.Features.HasFlag(EngineFeatures.OnlyImages) && request.Image.Length == 0 ? request with { Image = "registry.example.com/shop:1.4.0" } : request;

    /// <summary>The sample plan with the environment that needs most of an engine.</summary>
    public static Plan Shop(Func<Operation, Operation>? change = null)
    {
        var shop = SamplePlans.Shop();
        return change is null ? shop : shop with { Operations = [.. shop.Operations.Select(change)] };
    }

    /// <summary>Operations without inputs of their own that wait for these.</summary>
    public static Plan Of(params (string Id, string[] DependsOn)[] operations) => new()
    {
        Environment = "prod",
        Project = "shop",
        Version = "1.0.0",
        Operations =
        [
            .. operations.Select(operation => new Operation
            {
                Id = operation.Id,
                Type = OperationType.InfraProvision,
                Description = "Provision",
                Driver = "command",
                Wave = 1,
                DependsOn = operation.DependsOn,
                Inputs = InfraInputs.Empty,
            }),
        ],
    };

    /// <summary>The file; fails, with what was reported, if there is none.</summary>
    public string File => Text ?? throw new AssertFailedException(string.Join('\n', Diagnostics.Select(found => found.Code + ": " + found.Message)));

    /// <summary>The file with the words of a command in one line, where the engine takes a list of them.</summary>
    public string Lines => File.Replace("\", \"", " ", StringComparison.Ordinal);

    /// <summary>The codes of what was reported.</summary>
    public string Codes => string.Join(' ', Diagnostics.Select(found => found.Code));
}
