namespace DeployPlan.Drivers.Programs;

/// <summary>
/// Ctrl-C at a terminal reaches every program of its session, and a driver asks its program to end, too. One that takes the second request for "at once" must not get both,
/// so it gets a session of its own where the system has <c>setsid</c>, which becomes the program and so keeps its process id.
/// </summary>
internal static class OwnSession
{
    private static readonly string[] Programs = ["/usr/bin/setsid", "/bin/setsid"];

    /// <summary>What comes before the program on the command line.</summary>
    public static string[] Starter => Programs.FirstOrDefault(File.Exists) is { } program ? [program] : [];
}
