using BenchmarkDotNet.Running;
using DeployPlan.Benchmarks;

// dotnet run -c Release --project tests/DeployPlan.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(ReadPlanWrite).Assembly).Run(args);
