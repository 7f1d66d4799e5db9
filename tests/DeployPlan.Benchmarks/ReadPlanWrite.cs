using BenchmarkDotNet.Attributes;
using DeployPlan.Commands;
using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Benchmarks;

/// <summary>What the engine does with a config, step by step and as a whole.</summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "RatioSD")]
public class ReadPlanWrite
{
    private string _folder = "";
    private string _file = "";
    private DeployConfig _config = null!;
    private Plan _plan = null!;

    [Params(10, 100, 1_000, 10_000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void WriteConfig()
    {
        _folder = Directory.CreateTempSubdirectory("deployplan-benchmarks-").FullName;
        _file = Path.Combine(_folder, "deploy.yml");
        GeneratedConfig.Write(_folder, Services);
        _config = ReadConfig();
        _plan = PlanConfig();
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public object Read() => ReadConfig();

    [Benchmark]
    public object Plan() => PlanConfig();

    [Benchmark]
    public object Write() => PlanWriter.Write(_plan);

    [Benchmark]
    public object Everything() => PlanCommand.Run(new PlanRequest
    {
        ConfigFile = _file,
        Environment = "prod",
        Version = "1.0.0",
        OutputDirectory = Path.Combine(_folder, "out"),
        RepositoryRoot = _folder,
    });

    private DeployConfig ReadConfig() => Expect(diagnostics => ConfigReader.Read(_file, new SourceTree(_folder, _folder), strict: true, diagnostics));

    private Plan PlanConfig() => Expect(diagnostics => Planner.Plan(_config, _config.Environments[0], "1.0.0", [], diagnostics));

    private static T Expect<T>(Func<DiagnosticBag, T?> step)
        where T : class
    {
        var diagnostics = new DiagnosticBag();
        return step(diagnostics) is { } result && !diagnostics.HasErrors
            ? result
            : throw new InvalidOperationException(string.Join('\n', diagnostics.ToSortedList()));
    }
}
