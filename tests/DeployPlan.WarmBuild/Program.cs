using System.Text.Json;
using DeployPlan.WarmBuild;

// One request a line on standard input, one answer a line on standard output. The end of the input is the end of the process, so none is left behind by whoever started it.
using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
using var requests = new StreamReader(Console.OpenStandardInput());
var msbuild = MSBuild.OfTheSdk();
while (requests.ReadLine() is { } line)
{
    answers.WriteLine(JsonSerializer.Serialize(msbuild.Run(JsonSerializer.Deserialize(line, Messages.Default.Request)!), Messages.Default.Answer));
}

MSBuild.EndCompiler();
