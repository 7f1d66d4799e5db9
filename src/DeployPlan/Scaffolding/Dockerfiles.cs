using System.Text.RegularExpressions;
using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>What a Dockerfile is for.</summary>
internal static class Dockerfiles
{
    private static readonly Regex Started = new(@"^\s*(ENTRYPOINT|CMD)\b.*\.dll", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline);

    /// <summary>Whether it starts the program of the project.</summary>
    public static bool Runs(string dockerfile, DotnetProject project) =>
        Regex.IsMatch(SourceText.Of(dockerfile), @"^\s*(ENTRYPOINT|CMD)\b.*" + NameOfProgram(project), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline);

    /// <summary>Whether it starts a program of .NET.</summary>
    public static bool RunsAny(string dockerfile) => Started.IsMatch(SourceText.Of(dockerfile));

    /// <summary>Whether text names the project, or its program.</summary>
    public static bool Mentions(string text, DotnetProject project) =>
        Regex.IsMatch(text, NameOfProgram(project) + @"|(?<![\w.])" + Regex.Escape(Path.GetFileName(project.File)) + @"(?![\w.])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The Dockerfile in the folder of a project, or another one that starts its program, and the folder that it is built in; null if there is none.</summary>
    public static (string File, string Context)? Of(DotnetProject project, SearchScope scope)
    {
        var own = Path.Combine(project.Folder, "Dockerfile");
        var file = File.Exists(own) ? own : scope.Files.FirstOrDefault(other => Path.GetFileName(other) == "Dockerfile" && Runs(other, project));
        return file is null ? null : (file, NamesFromTop(file, project, scope) ? scope.Folder : Path.GetDirectoryName(file)!);
    }

    // COPY src/Api/Api.csproj, RUN dotnet publish src/Api.
    private static bool NamesFromTop(string file, DotnetProject project, SearchScope scope) =>
        RelativePath.Between(scope.Folder, project.Folder) is var path && path != "." && SourceText.Of(file).IndexOf(path, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string NameOfProgram(DotnetProject project) => @"(?<![\w.])" + Regex.Escape(project.AssemblyName) + @"\.dll\b";
}
