using System.Globalization;
using System.Text.Json.Nodes;
using DeployPlan.Drivers.Tests.Stores;

namespace DeployPlan.Drivers.Tests.Traces;

/// <summary>What a receiver of OpenTelemetry gets of a release.</summary>
[TestClass]
[TestCategory("Traces")]
[DoNotParallelize]
public sealed class TracesOfReleases : IDisposable
{
    private const string Canary = "canary-of-the-cluster";
    private readonly Dashboard _dashboard = new();

    public void Dispose() => _dashboard.Dispose();

    [TestMethod]
    public async Task A_failed_apply_has_a_span_for_what_ran_and_the_resume_one_for_what_was_left()
    {
        await _dashboard.Listens();
        var project = ApplyProject.Create(ApplyProject.Diamond.Replace("depends_on: [network] }\n  store", "depends_on: [network], required_env: [CLUSTER_TOKEN] }\n  store", StringComparison.Ordinal));
        project.Project.Write("cluster.sh", "test -e ready || { echo \"token $CLUSTER_TOKEN\"; exit 3; }\necho cluster >> ran.txt\n");
        Apply(project, ("OTEL_EXPORTER_OTLP_ENDPOINT", _dashboard.Grpc), ("CLUSTER_TOKEN", Canary)).Fails();

        var spans = await _dashboard.Spans();

        CollectionAssert.AreEquivalent(new[] { "deploy shop to prod", "infra_network", "infra_cluster", "infra_store" }, spans.Keys.ToArray());
        var (whole, cluster, network) = (spans["deploy shop to prod"], spans["infra_cluster"], spans["infra_network"]);
        Assert.AreEqual(("deployplan", "shop", "failure", "prod"), (Text(whole, "service"), Dashboard.Attribute(whole, "cicd.pipeline.name"), Dashboard.Attribute(whole, "cicd.pipeline.result"), Dashboard.Attribute(whole, "deployment.environment.name")));
        Assert.AreEqual(Path.GetFileName(project.Releases[^1]), Dashboard.Attribute(whole, "cicd.pipeline.run.id"));
        Assert.AreEqual(Text(whole, "spanId"), Text(cluster, "parentSpanId"));
        Assert.AreEqual(Text(network, "spanId"), Text(cluster["links"]![0]!, "spanId"));
        Assert.AreEqual(2, cluster["status"]!["code"]!.GetValue<int>());
        Assert.Contains("3", Text(cluster["status"]!, "message"));
        Assert.AreEqual(("failure", "success"), (Dashboard.Attribute(cluster, "cicd.pipeline.task.run.result"), Dashboard.Attribute(network, "cicd.pipeline.task.run.result")));
        Assert.IsTrue(File.Exists(Dashboard.Attribute(cluster, "deployplan.operation.log")));
        Assert.AreEqual(project.Started("infra_cluster"), Time(cluster, "startTimeUnixNano"));
        Assert.AreEqual(project.Ended("infra_cluster"), Time(cluster, "endTimeUnixNano"));
        Assert.DoesNotContain(Canary, string.Concat(spans.Values.Select(static span => span.ToJsonString())));

        project.Project.Write("ready", "");
        Apply(project, ("OTEL_EXPORTER_OTLP_ENDPOINT", _dashboard.Http), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("CLUSTER_TOKEN", Canary), ("DeployPlanResume", "true"), ("OTEL_SERVICE_NAME", "shop-cd"), ("TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")).Succeeds();

        var all = await _dashboard.Traces();
        var resumed = all.Where(static span => Text(span, "service") == "shop-cd").ToDictionary(static span => Text(span, "name"));
        CollectionAssert.AreEquivalent(new[] { "deploy shop to prod", "infra_cluster", "deploy_prod_api" }, resumed.Keys.ToArray());
        Assert.IsTrue(resumed.Values.All(static span => Text(span, "traceId") == "0af7651916cd43dd8448eb211c80319c"));
        Assert.AreEqual("b7ad6b7169203331", Text(resumed["deploy shop to prod"], "parentSpanId"));
    }

    [TestMethod]
    public async Task Steps_of_several_machines_are_one_trace_which_the_end_sends()
    {
        await _dashboard.Listens();
        var machines = Machines.WithFolder();
        var release = machines.Begin(0);
        foreach (var id in new[] { "infra_network", "infra_store", "infra_cluster", "deploy_prod_api" })
        {
            machines.Run(1, release, id).Succeeds();
        }

        machines[0].Project.BuildWith(("OTEL_EXPORTER_OTLP_ENDPOINT", _dashboard.Grpc), "-p:Env=prod", "-t:DeployPlanEnd", $"-p:DeployPlanRelease={release}").Succeeds();

        var spans = await _dashboard.Spans();
        Assert.HasCount(5, spans);
        Assert.HasCount(1, spans.Values.Select(static span => Text(span, "traceId")).Distinct());
        Assert.HasCount(3, spans["deploy_prod_api"]["links"]!.AsArray());
    }

    [TestMethod]
    public void A_receiver_that_is_not_there_is_a_warning_and_the_release_succeeds()
    {
        var project = ApplyProject.Create();

        var output = Apply(project, ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://ann:{Canary}@127.0.0.1:9/v1?key={Canary}")).Succeeds().Output;

        Assert.MatchesRegex("warning DPL4247: The release was not sent as a trace to OTEL_EXPORTER_OTLP_ENDPOINT: .*127.0.0.1:9", output);
        Assert.DoesNotContain(Canary, output);
        Assert.DoesNotContain("DPL4247", Apply(ApplyProject.Create(), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), ("OTEL_TRACES_EXPORTER", "none")).Succeeds().Output);
    }

    private static BuildResult Apply(ApplyProject project, params (string Name, string Value)[] variables) =>
        Dotnet.Run(project.Project.Folder, ["build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod"], variables);

    private static string Text(JsonNode of, string name) => of[name]?.GetValue<string>() ?? "";

    private static DateTime Time(JsonNode span, string name) =>
        DateTime.UnixEpoch.AddTicks(long.Parse(span[name]!.ToString(), CultureInfo.InvariantCulture) / 100);
}
