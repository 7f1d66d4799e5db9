namespace DeployPlan.Drivers.Programs;

/// <summary>
/// Ctrl-C at a terminal reaches every program of its session, and a driver also asks its program to stop. A program that stops at once on a second request must not get both,
/// so it gets its own session if the system has <c>setsid</c>, which becomes the program and so keeps its process id.
/// </summary>
internal static class OwnSession
{
    private static readonly string[] Programs = ["/usr/bin/setsid", "/bin/setsid"];

    /// <summary>What comes before the program on the command line.</summary>
    public static string[] Starter => Programs.FirstOrDefault(File.Exists) is { } program ? [program] : [];
}
