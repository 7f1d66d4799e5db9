using Microsoft.Build.Evaluation;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging;

// Builds args[1] of the project args[0] with the global properties name=value that follow.
Environment.SetEnvironmentVariable("MSBUILD_EXE_PATH", typeof(Program).Assembly.Location);
var properties = args.Skip(2).Select(argument => argument.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
using var projects = new ProjectCollection();
var parameters = new BuildParameters(projects) { Loggers = [new ConsoleLogger(LoggerVerbosity.Normal)] };
var result = BuildManager.DefaultBuildManager.Build(parameters, new BuildRequestData(args[0], properties, null, [args[1]], null));
Console.WriteLine($"MSBuild {ProjectCollection.DisplayVersion} on .NET {Environment.Version}: {result.OverallResult}");
return result.OverallResult == BuildResultCode.Success ? 0 : 1;
