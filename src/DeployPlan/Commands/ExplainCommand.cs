using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Explanations;
using DeployPlan.Planning;
using DeployPlan.Text;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Explains why an operation is in a plan, what set each of its values, what it waits for and what waits for it. Writes nothing.</summary>
internal static class ExplainCommand
{
    /// <summary>The answer, or what is wrong with the config or with the question.</summary>
    public static ExplainOutcome Run(ExplainRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var explanations = Explain(request, diagnostics);
        return new ExplainOutcome(diagnostics.ToSortedList(), string.Join("\n\n", explanations.Select(ExplanationText.Of)));
    }

    /// <summary>The operation in each of the requested environments; nothing after an error.</summary>
    internal static IReadOnlyList<Explanation> Explain(ExplainRequest request, DiagnosticBag diagnostics)
    {
        if (request.OperationId.Length == 0)
        {
            diagnostics.Add(PlanningDiagnostics.NoOperation(SourceSpan.WholeFile(request.ConfigFile), request.Environment));
            return [];
        }

        return ConfigReader.ReadDocument(request.ConfigFile, diagnostics) is { } document
            && ConfigReader.Interpret(request.ConfigFile, document, request.OpenTree(), request.Strict, diagnostics) is { } config
            && !diagnostics.HasErrors
            ? Explain(request, (MappingNode)document.Root, config, diagnostics)
            : [];
    }

    private static IReadOnlyList<Explanation> Explain(ExplainRequest request, MappingNode root, DeployConfig config, DiagnosticBag diagnostics)
    {
        var environments = ChosenEnvironments.Of(config, request.Environment, diagnostics);
        var explainer = new Explainer(config, request.Version, request.Services);
        var found = new List<Explanation>();
        foreach (var environment in environments)
        {
            var written = WrittenValues.Of(root, environment.Name.Value);
            if (explainer.Explain(environment, request.OperationId, written, diagnostics) is { } explanation)
            {
                found.Add(explanation);
            }
        }

        if (found.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Add(WhyNot(request, config, environments, explainer));
        }

        return diagnostics.HasErrors ? [] : found;
    }

    private static Diagnostic WhyNot(ExplainRequest request, DeployConfig config, IReadOnlyList<EnvironmentConfig> environments, Explainer explainer)
    {
        var at = SourceSpan.WholeFile(config.File);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var environment in environments)
        {
            var own = explainer.Ids(environment);
            if (own.Contains(request.OperationId))
            {
                return PlanningDiagnostics.FilteredOperation(at, request.OperationId, environment.Name.Value, request.Services);
            }

            ids.UnionWith(own);
        }

        return PlanningDiagnostics.UnknownOperation(at, request.OperationId, request.Environment, NearIds.Of(request.OperationId, ids));
    }
}
