namespace DeployPlan.Package.Tests.Support;

/// <summary>Makes a folder a repository whose one commit is the same everywhere.</summary>
internal static class Git
{
    private static readonly (string Name, string Value)[] Somebody =
    [
        ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@example.com"), ("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z"),
        ("GIT_COMMITTER_NAME", "a"), ("GIT_COMMITTER_EMAIL", "a@example.com"), ("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ];

    public static void Commit(string folder, string? tag = null)
    {
        Run(folder, "init", "-q", "-b", "main");
        Run(folder, "add", "-A");
        Run(folder, "commit", "-q", "-m", "first");
        if (tag is not null)
        {
            Run(folder, "tag", tag);
        }
    }

    public static void Run(string folder, params string[] arguments) => Dotnet.RunProgram("git", folder, arguments, Somebody).Succeeds();
}
