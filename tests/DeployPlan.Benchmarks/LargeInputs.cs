using System.Diagnostics;
using System.Globalization;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Benchmarks;

/// <summary>Inputs larger than any real one, each for a process of its own: see large-inputs.sh.</summary>
internal static class LargeInputs
{
    /// <summary>Writes <c>deploy.yml</c> of many services, each with a build, a deploy and a health check, and its plan.</summary>
    public static void MakePlan(string folder, int services)
    {
        GeneratedConfig.Write(folder, services);
        Console.WriteLine($"{Plan(folder).Environments[0].PlanFile}");
    }

    /// <summary>Reads a plan as an apply does.</summary>
    public static void ReadPlan(string file)
    {
        var watch = Stopwatch.StartNew();
        var plan = PlanReader.ReadFile(file, new DiagnosticBag()) ?? throw new InvalidOperationException("It is no plan.");
        Report(watch, $"{plan.Plan.Operations.Count} operations read");
    }

    /// <summary>Plans services that all wait for each other.</summary>
    public static void RefuseCycle(string folder, int services)
    {
        using (var writer = new StreamWriter(Path.Combine(folder, "deploy.yml")))
        {
            writer.Write("project: { name: cycle }\nservices:\n");
            for (var i = 0; i < services; i++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"  s{i}: {{ image: a, depends_on: [s{(i + 1) % services}] }}\n"));
            }

            writer.Write("environments:\n  prod: { driver: command }\n");
        }

        var watch = Stopwatch.StartNew();
        Report(watch, $"{services} services refused with {Plan(folder).Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Error).Code}");
    }

    private static PlanOutcome Plan(string folder) => PlanCommand.Run(new PlanRequest
    {
        ConfigFile = Path.Combine(folder, "deploy.yml"),
        Environment = "prod",
        Version = "1.0.0",
        OutputDirectory = Path.Combine(folder, "out"),
        RepositoryRoot = folder,
    });

    private static void Report(Stopwatch watch, string what) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.ElapsedMilliseconds} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB"));
}
