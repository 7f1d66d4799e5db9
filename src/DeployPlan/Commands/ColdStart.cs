using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Text;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>
/// In a fresh process compiling the code costs more than running it: the YAML parser is one half of a first run, what comes after it the other. Reading nodes and
/// planning are pure but for looks at files, so a second thread plans one of everything and throws it away while the first still parses the config; then both
/// halves are compiled when they are needed.
/// </summary>
internal static class ColdStart
{
    private static readonly Task Rehearsal = Task.Run(Rehearse);

    /// <summary>Starts the rehearsal, once a process.</summary>
    public static void Begin() => GC.KeepAlive(Rehearsal);

    internal static void Rehearse()
    {
        var diagnostics = new DiagnosticBag();
        var tree = new SourceTree(AppContext.BaseDirectory, AppContext.BaseDirectory);
        var config = ConfigReader.Interpret("", OneOfEverything(), tree, strict: false, diagnostics)!;
        var plan = Sealing.Seal(Planner.Plan(config, config.Environments[0], "0.0.0", [], diagnostics)!, tree, diagnostics);
        var id = PlanWriter.Write(plan).Id;
        OperationItems.Flatten(plan.Operations, plan.Environment);
        TextSummary.Coloured(plan, id, "");
        diagnostics.ToSortedList();
    }

    private static MappingNode OneOfEverything() => Map(
        Entry("project", Map(Entry("name", Text("rehearsal")), Entry("registry", Text("registry")))),
        Entry("infra", Map(
            Entry("first", Map(Entry("provider", Text("command")), Entry("command", List(Text("true"))))),
            Entry("second", Map(Entry("provider", Text("other")), Entry("depends_on", List(Text("first"))))))),
        Entry("databases", Map(
            Entry("before", Database("BEFORE", "pre_deploy")),
            Entry("after", Database("AFTER", "post_deploy")))),
        Entry("services", Map(
            Entry("built", Map(Entry("project", Text("A.csproj")), Entry("databases", List(Text("before"), Text("after"))), Entry("health_check", Check()))),
            Entry("named", Map(Entry("image", Text("image")), Entry("depends_on", List(Text("built"))))))),
        Entry("environments", Map(
            Entry("rehearsal", Map(
                Entry("driver", Text("compose")),
                Entry("approval", Text("required")),
                Entry("services", Map(Entry("built", Map(Entry("health_check", Check()))))))))));

    private static MappingNode Database(string variable, string strategy) => Map(
        Entry("connection_env", Text(variable)),
        Entry("migrations", Map(Entry("engine", Text("other")), Entry("path", Text("rehearsal")), Entry("strategy", Text(strategy)))));

    private static MappingNode Check() => Map(Entry("url", Text("http://localhost/")), Entry("timeout_seconds", Text("60")));

    private static MappingNode Map(params MappingEntry[] entries) => new(entries, default);

    private static MappingEntry Entry(string key, DocumentNode value) => new(Text(key), value);

    private static SequenceNode List(params DocumentNode[] items) => new(items, default);

    private static ScalarNode Text(string text) => new(text, isPlain: true, SourceSpan.WholeFile(""));
}
