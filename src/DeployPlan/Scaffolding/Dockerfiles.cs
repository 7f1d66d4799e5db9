using System.Text.RegularExpressions;
using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>What a Dockerfile is for.</summary>
internal static class Dockerfiles
{
    /// <summary>Whether a stage starts the program of the project; without a name, the last one.</summary>
    public static bool Runs(string dockerfile, string? stage, DotnetProject project) => Matches(Starts(dockerfile, stage), NameOfProgram(project));

    /// <summary>Whether a stage starts a program of .NET; without a name, the last one.</summary>
    public static bool RunsAny(string dockerfile, string? stage) => Matches(Starts(dockerfile, stage), @"\.dll\b");

    /// <summary>Whether text names the project, or its program.</summary>
    public static bool Mentions(string text, DotnetProject project) =>
        Matches(text, NameOfProgram(project) + @"|(?<![\w.])" + Regex.Escape(Path.GetFileName(project.File)) + @"(?![\w.])");

    /// <summary>The Dockerfile in the folder of a project, or another one that starts its program; null if there is none.</summary>
    public static FoundDockerfile? Of(DotnetProject project, SearchScope scope)
    {
        var own = Path.Combine(project.Folder, "Dockerfile");
        var file = File.Exists(own) ? own : scope.Files.FirstOrDefault(other => Path.GetFileName(other) == "Dockerfile" && StageOf(other, project) is not null);
        return file is null ? null : new FoundDockerfile(file, NamesFromTop(file, project, scope) ? scope.Folder : Path.GetDirectoryName(file)!) { Target = StageOf(file, project) is { Length: > 0 } stage ? stage : null };
    }

    // Empty for the last one.
    private static string? StageOf(string file, DotnetProject project)
    {
        var stages = DockerStage.Of(file);
        return Runs(file, null, project) ? "" : stages.LastOrDefault(stage => stage.Name.Length > 0 && Matches(stage.StartsIn(stages), NameOfProgram(project)))?.Name;
    }

    private static string Starts(string file, string? name)
    {
        var stages = DockerStage.Of(file);
        return (name is null ? stages.LastOrDefault() : stages.FirstOrDefault(stage => stage.IsNamed(name)))?.StartsIn(stages) ?? "";
    }

    // COPY src/Api/Api.csproj, RUN dotnet publish src/Api.
    private static bool NamesFromTop(string file, DotnetProject project, SearchScope scope) =>
        RelativePath.Between(scope.Folder, project.Folder) is var path && path != "." && SourceText.Of(file).IndexOf(path, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static string NameOfProgram(DotnetProject project) => @"(?<![\w.])" + Regex.Escape(project.AssemblyName) + @"\.dll\b";
}
