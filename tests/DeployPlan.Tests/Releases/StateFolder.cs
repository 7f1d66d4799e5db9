using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Tests.Releases;

/// <summary>A folder with a plan of three operations, a driver for them, and the state of its releases.</summary>
internal sealed class StateFolder : IDisposable
{
    public static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-state-").FullName;

    public StateFolder()
    {
        File.WriteAllText(Path.Combine(_folder, "net.sh"), "true\n");
        File.WriteAllText(Path.Combine(_folder, "deploy.yml"), "project: { name: shop }\nenvironments: { prod: { driver: command } }\n");
        Write(Plan);
    }

    public Plan Plan { get; } = new()
    {
        Environment = "prod",
        Project = "shop",
        Version = "1.0.0",
        ApprovalRequired = false,
        RequiredEnvironment = ["KEY_A", "KEY_B"],
        SealedInputs = [new SealedInput("net.sh", ContentDigest.OfBytes("true\n"u8.ToArray()))],
        Operations =
        [
            Infra("infra_a", 1, []),
            Infra("infra_b", 2, ["infra_a"]),
            Infra("infra_c", 1, []),
        ],
    };

    public string State => Path.Combine(_folder, "state");

    public string EnvironmentState => Path.Combine(State, "shop", "prod");

    public ReleaseStore Store => new(State, "shop");

    public ApplyRequest Request => new()
    {
        Project = Path.Combine(_folder, "Shop.csproj"),
        PlanFile = Path.Combine(_folder, "plan.json"),
        ConfigFile = Path.Combine(_folder, "deploy.yml"),
        StateDirectory = State,
        Drivers = [new Driver("command", "infra_provision", "Run", "", 0, 1, 0)],
        Variable = name => name.StartsWith("KEY_", StringComparison.Ordinal) ? "value" : null,
        Now = Noon,
    };

    public string PathOf(string name) => Path.Combine(_folder, name);

    public string Write(Plan plan)
    {
        var document = PlanWriter.Write(plan);
        File.WriteAllBytes(Path.Combine(_folder, "plan.json"), document.Bytes);
        File.WriteAllBytes(PlanBase.FileBeside(Path.Combine(_folder, "plan.json")), PlanBase.Now(new ReleaseStore(State, plan.Project), plan.Environment, document.Id).ToBytes());
        return document.Id;
    }

    public static StartedRelease Begin(ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var started = ApplyStart.Begin(request, diagnostics);
        Assert.IsNotNull(started, string.Join('\n', diagnostics.ToSortedList()));
        return started;
    }

    /// <summary>What would keep the real apply from starting.</summary>
    public static IReadOnlyList<Diagnostic> Obstacles(ReleaseFolder folder, ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        PlanCheck.CheckReadiness(request, request.PlanFile, new VerifiedPlan(folder.Plan, folder.Release.PlanId), diagnostics);
        return diagnostics.ToSortedList();
    }

    public static string[] Refused(ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        using var started = ApplyStart.Begin(request, diagnostics);
        Assert.IsNull(started);
        return [.. diagnostics.ToSortedList().Select(diagnostic => diagnostic.Code)];
    }

    public static void Record(ReleaseFolder folder, string id, OperationStatus status) => folder.Write(new OperationRecord
    {
        Id = id,
        Status = status,
        Driver = "command",
        Started = Noon,
        Ended = Noon.AddSeconds(1.5),
        Attempt = 1,
        Log = folder.LogOf(id),
        Release = folder.Release.Id,
    });

    /// <summary>A release in which all operations ended in one way.</summary>
    public string Finish(OperationStatus status)
    {
        using var started = Begin(Request);
        foreach (var operation in started.Folder.Plan.Operations)
        {
            Record(started.Folder, operation.Id, status);
        }

        return started.Folder.Release.Id;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static Operation Infra(string id, int wave, string[] dependsOn) => new()
    {
        Id = id,
        Type = OperationType.InfraProvision,
        Description = "Provision " + id,
        Driver = "command",
        Wave = wave,
        DependsOn = dependsOn,
        Metadata = [],
        Inputs = new InfraInputs(id, "command", new DataValue.Entries([new("command", new DataValue.Items([new DataValue.Text("./net.sh")]))])),
    };
}
