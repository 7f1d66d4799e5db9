using System.Globalization;
using BenchmarkDotNet.Running;
using DeployPlan.Benchmarks;

// dotnet run -c Release --project tests/DeployPlan.Benchmarks -- --filter '*', large-inputs.sh and store-scale.sh
switch (args)
{
    case ["make-plan", var folder, var services]:
        LargeInputs.MakePlan(folder, Number(services));
        break;
    case ["read-plan", var file]:
        LargeInputs.ReadPlan(file);
        break;
    case ["refuse-cycle", var folder, var services]:
        LargeInputs.RefuseCycle(folder, Number(services));
        break;
    case ["run-operations", var folder, var host, var store, var release, var operations, var process, var processes, "each" or "one"]:
        StoreRuns.Run(folder, host, store, release, Number(operations), Number(process), Number(processes), args[^1] == "one");
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReadPlanWrite).Assembly).Run(args);
        break;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
