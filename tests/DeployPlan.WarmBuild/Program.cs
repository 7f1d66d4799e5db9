using System.Runtime.InteropServices;
using System.Text.Json;
using DeployPlan.WarmBuild;

// One request a line on standard input, one answer a line on standard output. The end of the input is the end of the process, so none is left behind by whoever started it.
// A signal ends the test run, which ends the input: only then can the shared compiler be ended too.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
using var requests = new StreamReader(Console.OpenStandardInput());
var msbuild = MSBuild.OfTheSdk();
while (requests.ReadLine() is { } line)
{
    answers.WriteLine(JsonSerializer.Serialize(msbuild.Run(JsonSerializer.Deserialize(line, Messages.Default.Request)!), Messages.Default.Answer));
}

MSBuild.EndCompiler();
