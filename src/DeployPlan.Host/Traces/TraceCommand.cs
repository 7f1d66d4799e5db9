using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using DeployPlan.Text;
using DeployPlan.Traces;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DeployPlan.Host.Traces;

/// <summary>
/// Sends a release, which comes as JSON on the input, as a trace: a span for the release and one for each operation that was started, linked to those that it waited for. Where to and how say the
/// variables of OpenTelemetry; a <c>TRACEPARENT</c> makes it part of the trace of a build server. Prints what went wrong.
/// </summary>
internal static class TraceCommand
{
    private const string Name = "DeployPlan";
    private const int LeastQueue = 2_048;
    private const int LongestFlush = 20_000;

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        var release = FormDocument.Read(bytes.ToArray(), TracedRelease.Empty, TracedRelease.Fields) ?? throw new InvalidDataException("the input is no release");

        using var faults = new ExportFaults();
        using (var source = new ActivitySource(Name))
        using (var provider = ProviderOf(release))
        {
            Write(source, release);
            if (!provider.ForceFlush(LongestFlush) && faults.First is null)
            {
                Console.Out.WriteLine("not all of it was taken in time");
                return 1;
            }
        }

        if (faults.First is { } fault)
        {
            Console.Out.WriteLine(fault);
            return 1;
        }

        return 0;
    }

    private static TracerProvider ProviderOf(TracedRelease release)
    {
        // The default resource has what OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say, and would lose to a name that is added.
        var name = Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") is { Length: > 0 } given ? given : "deployplan";
        return Sdk.CreateTracerProviderBuilder()
            .AddSource(Name)
            .ConfigureResource(resource => resource.AddService(name))
            .AddOtlpExporter((OtlpExporterOptions options) => options.BatchExportProcessorOptions.MaxQueueSize = Math.Max(LeastQueue, release.Operations.Count + 1))
            .Build();
    }

    // A resume sends what it ran under an id of its own, and the same release always has the same id.
    private static void Write(ActivitySource source, TracedRelease release)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{release.Project}/{release.Environment}/{release.Id}"));
        Activity.TraceIdGenerator = () => ActivityTraceId.CreateFromBytes(id.AsSpan(0, 16));
        _ = ActivityContext.TryParse(Environment.GetEnvironmentVariable("TRACEPARENT"), Environment.GetEnvironmentVariable("TRACESTATE"), isRemote: true, out var parent);
        using var whole = source.StartActivity(ActivityKind.Internal, parent, TagsOf(release), links: null, release.Started, $"deploy {release.Project} to {release.Environment}");
        if (whole is null)
        {
            return;
        }

        var spans = new Dictionary<string, ActivityContext>(StringComparer.Ordinal);
        foreach (var operation in release.Operations)
        {
            var links = operation.DependsOn.Where(spans.ContainsKey).Select(needed => new ActivityLink(spans[needed]));
            using var span = source.StartActivity(ActivityKind.Internal, whole.Context, TagsOf(operation, release), links, operation.Started, operation.Id);
            if (span is not null)
            {
                spans[operation.Id] = span.Context;
                span.SetStatus(operation.Status == "succeeded" ? ActivityStatusCode.Ok : ActivityStatusCode.Error, operation.Reason);
                span.SetEndTime(operation.Ended);
            }
        }

        whole.SetStatus(release.HasSucceeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        whole.SetEndTime(release.Ended);
    }

    // Names of OpenTelemetry's conventions for CI/CD and deployments where there are some: https://opentelemetry.io/docs/specs/semconv/registry/attributes/cicd
    private static Dictionary<string, object?> TagsOf(TracedRelease release)
    {
        var tags = new Dictionary<string, object?>
        {
            ["cicd.pipeline.name"] = release.Project,
            ["cicd.pipeline.run.id"] = release.Id,
            ["cicd.pipeline.result"] = release.HasSucceeded ? "success" : "failure",
            ["deployment.environment.name"] = release.Environment,
            ["service.version"] = release.Version,
            ["deployplan.plan"] = release.PlanId,
        };
        Add(tags, "vcs.ref.head.revision", release.Commit);
        Add(tags, "cicd.pipeline.run.url.full", release.Job);
        return tags;
    }

    private static Dictionary<string, object?> TagsOf(TracedOperation operation, TracedRelease release)
    {
        var tags = new Dictionary<string, object?>
        {
            ["cicd.pipeline.task.name"] = operation.Id,
            ["cicd.pipeline.task.run.id"] = $"{release.Id}/{operation.Id}",
            ["cicd.pipeline.task.run.result"] = operation.Status switch { "succeeded" => "success", "cancelled" => "cancellation", _ => "failure" },
            ["deployplan.operation.type"] = operation.Type,
            ["deployplan.operation.driver"] = operation.Driver,
            ["deployplan.operation.attempts"] = operation.Attempt,
            ["deployplan.operation.log"] = operation.Log,
        };
        Add(tags, "cicd.pipeline.task.run.url.full", release.Job);
        return tags;
    }

    private static void Add(Dictionary<string, object?> tags, string name, string value)
    {
        if (value.Length > 0)
        {
            tags.Add(name, value);
        }
    }
}
