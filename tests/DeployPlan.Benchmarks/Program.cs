using System.Globalization;
using BenchmarkDotNet.Running;
using DeployPlan.Benchmarks;

// dotnet run -c Release --project tests/DeployPlan.Benchmarks -- --filter '*', and large-inputs.sh
switch (args)
{
    case ["make-plan", var folder, var services]:
        LargeInputs.MakePlan(folder, int.Parse(services, CultureInfo.InvariantCulture));
        break;
    case ["read-plan", var file]:
        LargeInputs.ReadPlan(file);
        break;
    case ["refuse-cycle", var folder, var services]:
        LargeInputs.RefuseCycle(folder, int.Parse(services, CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReadPlanWrite).Assembly).Run(args);
        break;
}
