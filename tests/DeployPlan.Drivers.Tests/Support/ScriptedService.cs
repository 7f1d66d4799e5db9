using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Drivers.Tests.Support;

/// <summary>A service <c>api</c> that is the shell script <c>serve.sh</c>, deployed by the driver <c>process</c>. Disposing it ends everything that was started in its folder.</summary>
internal sealed class ScriptedService : IDisposable
{
    /// <summary>Serves until it is told to stop.</summary>
    public const string Serve = "while :; do sleep 0.1; done\n";

    private readonly ApplyProject _apply;

    /// <param name="script">What <c>serve.sh</c> does.</param>
    /// <param name="more">Further keys of the service, as they follow <c>command:</c>.</param>
    /// <param name="environment">Further keys of the environment.</param>
    public ScriptedService(string script = Serve, string more = "", string environment = "")
    {
        _apply = ApplyProject.Create(
            $$"""
            project: { name: shop }
            services:
              api: { command: [sh, ./serve.sh]{{more}} }
            environments:
              prod: { driver: process{{environment}} }

            """);
        Files.Write("serve.sh", script);
    }

    public TestProject Files => _apply.Project;

    public string Home => Files.PathOf(".deployplan/prod/services/api");

    public string PidFile => Path.Combine(Home, "service.pid");

    public int Pid => NumberIn(PidFile);

    public BuildResult Apply(params string[] arguments) => _apply.Apply(["-p:DeployPlanAllowReplay=true", .. arguments]);

    public BuildResult ApplyWith((string Name, string Value) variable) => Files.BuildWith(variable, "-t:DeployPlanApply", "-p:Env=prod", "-p:DeployPlanAllowReplay=true");

    /// <summary>The number in a file that a script writes.</summary>
    public int NumberIn(string file) => int.Parse(File.ReadLines(Files.PathOf(file)).First(), CultureInfo.InvariantCulture);

    public static bool IsRunning(int pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');

    public void Dispose()
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (process.Id != Environment.ProcessId && IsHere(process.Id))
                {
                    process.Kill();
                }
            }
        }
    }

    private bool IsHere(int pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName == Files.Folder && File.ReadAllText($"/proc/{pid}/environ").Contains("DEPLOYPLAN_SERVICE=", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
