using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>What programs take without a path that shows it: the file of a name that they look for where they work, a module of Python, a folder whose name has no slash.</summary>
internal static class FoundByPrograms
{
    // The programs, a word that must follow, and the names that they look for.
    private static readonly (string[] Programs, string Command, string[] Names)[] Files =
    [
        (["make", "gmake"], "", ["GNUmakefile", "makefile", "Makefile"]),
        (["just"], "", ["justfile", "Justfile", ".justfile"]),
        (["task", "go-task"], "", ["Taskfile.yml", "Taskfile.yaml"]),
        (["rake"], "", ["Rakefile"]),
        (["npm", "npx", "pnpm", "yarn", "bun"], "", ["package.json"]),
        (["npm"], "ci", ["package-lock.json", "npm-shrinkwrap.json"]),
        (["pnpm", "yarn", "bun"], "--frozen-lockfile", ["pnpm-lock.yaml", "yarn.lock", "bun.lock"]),
        (["docker", "podman", "nerdctl"], "compose", ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml", "compose.override.yaml", "compose.override.yml", "docker-compose.override.yml"]),
        (["docker-compose", "podman-compose"], "", ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml", "compose.override.yaml", "compose.override.yml", "docker-compose.override.yml"]),
        (["ansible", "ansible-playbook"], "", ["ansible.cfg"]),
        (["helmfile"], "", ["helmfile.yaml", "helmfile.yml"]),
        (["skaffold"], "", ["skaffold.yaml"]),
        (["pulumi"], "", ["Pulumi.yaml"]),
        (["fly", "flyctl"], "", ["fly.toml"]),
        (["wrangler"], "", ["wrangler.toml", "wrangler.json", "wrangler.jsonc"]),
        (["serverless", "sls"], "", ["serverless.yml"]),
        (["cdk"], "", ["cdk.json"]),
        (["mvn"], "", ["pom.xml"]),
    ];

    // With one of these, the file is named.
    private static readonly string[] FileOptions = ["-f", "--file", "--makefile", "--justfile", "--taskfile", "--rakefile"];

    // Of dotnet, those that build what they run.
    private static readonly string[] Builds = ["build", "ef", "msbuild", "pack", "publish", "run", "test", "watch"];

    // What is no project, and is not looked for where one of these is named.
    private static readonly string[] InPlaceOfProjects = [".sln", ".slnx", ".slnf", ".cs", ".dll"];

    private static readonly string[] Modules = ["terraform", "tofu"];
    private static readonly string[] Python = ["python", "python3", "py"];

    // What takes folders by a name without a slash: the program, and a word that must follow. What copies and packs takes what was built before as often as sources.
    private static readonly (string[] Programs, string Command)[] TakesFolders =
        [(["find", "run-parts", "node", "python", "python3"], ""), (["docker", "podman", "nerdctl", "buildah"], "build"), (["kustomize"], "build")];

    /// <summary>Names of files, in a folder where the program works; those of which it takes the first, or all, together.</summary>
    public static IEnumerable<string[]> NamesIn(IReadOnlyList<ShellWord> words, int program)
    {
        var name = ShellCommands.NameOf(words[program].Text);
        if (Array.IndexOf(Python, name) >= 0 && ModuleOf(words, program) is { } module)
        {
            return [[module + ".py"]];
        }

        return words.Skip(program + 1).Any(static word => Array.IndexOf(FileOptions, word.Text.Split('=')[0]) >= 0) ? []
            : Files.Where(found => Array.IndexOf(found.Programs, name) >= 0 && Has(words, program, found.Command)).Select(static found => found.Names);
    }

    /// <summary>Whether the folder in which the program works is a module of Terraform.</summary>
    public static bool IsModule(IReadOnlyList<ShellWord> words, int program) => Array.IndexOf(Modules, ShellCommands.NameOf(words[program].Text)) >= 0;

    /// <summary>Words of dotnet that are projects, or folders with one, if there are such; <c>.</c> where none could be. Null for what builds nothing.</summary>
    public static IReadOnlyList<string>? ProjectsIn(IReadOnlyList<ShellWord> words, int program)
    {
        var arguments = words.Skip(program + 1).Select(static word => word.Text).TakeWhile(static word => word != "--").ToList();
        if (ShellCommands.NameOf(words[program].Text) is not ("dotnet" or "dotnet.exe") || arguments.Count == 0 || Array.IndexOf(Builds, arguments[0]) < 0)
        {
            return null;
        }

        List<string> named = [.. arguments.Skip(1).Select(static word => word is ['-', ..] && word.IndexOf('=') is > 0 and var equals ? word.Substring(equals + 1) : word).Where(static word => word is [not '-', ..])];
        return named.Exists(static word => Array.Exists(InPlaceOfProjects, ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) ? named : [.. named, "."];
    }

    /// <summary>Words that are folders, if there are such.</summary>
    public static IEnumerable<string> FoldersIn(IReadOnlyList<ShellWord> words, int program)
    {
        var name = ShellCommands.NameOf(words[program].Text);
        if (Array.IndexOf(Python, name) >= 0 && ModuleOf(words, program) is { } module)
        {
            return [module];
        }

        if (!Array.Exists(TakesFolders, found => Array.IndexOf(found.Programs, name) >= 0 && Has(words, program, found.Command)))
        {
            return [];
        }

        // The value of an option is none, but what comes last may follow a switch.
        return Enumerable.Range(program + 1, words.Count - program - 1).Where(i => words[i].Text is [not '-', ..] && (words[i - 1].Text is not ['-', _, ..] || i == words.Count - 1)).Select(i => words[i].Text);
    }

    private static bool Has(IReadOnlyList<ShellWord> words, int program, string command) => command.Length == 0 || words.Skip(program + 1).Any(word => word.Text == command);

    // python -m tools.deploy
    private static string? ModuleOf(IReadOnlyList<ShellWord> words, int python)
    {
        for (var i = python + 1; i + 1 < words.Count && words[i].Text is ['-', ..]; i++)
        {
            if (words[i].Text == "-m")
            {
                return words[i + 1].Text.Replace('.', '/');
            }
        }

        return null;
    }
}
