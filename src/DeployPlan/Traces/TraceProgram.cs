using System.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Traces;

/// <summary>Has the program of its own send a release as a trace, to where the variables of OpenTelemetry say.</summary>
internal static class TraceProgram
{
    private const int LongestSending = 30_000;

    // https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables and …/protocol/exporter
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];

    /// <summary>Where traces go; empty where nothing asks for them.</summary>
    /// <param name="variable">The value of an environment variable; null if there is none.</param>
    public static string EndpointOf(Func<string, string?> variable) =>
        string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase) || variable("OTEL_TRACES_EXPORTER") is "none"
            ? ""
            : Endpoints.Select(variable).FirstOrDefault(static value => !string.IsNullOrEmpty(value)) ?? "";

    /// <summary>Sends it; what went wrong, or null.</summary>
    /// <param name="program">Full path of the program.</param>
    /// <param name="release">What to send.</param>
    public static string? Send(string program, TracedRelease release)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(dotnet, $"exec \"{program}\" trace") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, CreateNoWindow = true };
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEndAsync();
            var bytes = FormDocument.ToBytes(release, TracedRelease.Fields);

            // A program that does not read must not keep the build.
            _ = Task.Run(() => Write(process.StandardInput, bytes));
            if (!process.WaitForExit(LongestSending))
            {
                process.Kill();
                return "it took longer than 30 seconds";
            }

            return process.ExitCode == 0 ? null : said.GetAwaiter().GetResult().Trim() is { Length: > 0 } text ? text : "the program that sends traces failed";
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return e.Message;
        }
    }

    private static void Write(StreamWriter input, byte[] bytes)
    {
        try
        {
            input.BaseStream.Write(bytes, 0, bytes.Length);
            input.Dispose();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It has ended before it read everything; what it printed says why.
        }
    }
}
