using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Scaffolding;

namespace DeployPlan.Commands;

/// <summary>Writes a first config from the projects that it finds. Never changes an existing one.</summary>
internal static class InitCommand
{
    /// <summary>Writes the config, or says why not.</summary>
    public static InitOutcome Run(InitRequest request)
    {
        if (request.Solution.Length > 0)
        {
            return Failed(InitDiagnostics.CalledOnSolution(request.ProjectFile, Path.GetFileName(request.Solution)));
        }

        if (File.Exists(request.ConfigFile))
        {
            return Failed(InitDiagnostics.ConfigExists(request.ConfigFile));
        }

        var root = request.OpenTree().RepositoryRoot;
        var config = Scaffold.Find(request.ProjectFile, request.ConfigDirectory, root);
        return Write(request.ConfigFile, ConfigText.Of(config)) is { } problem ? Failed(problem) : new InitOutcome([], Summary(config, request, root));
    }

    // Opened so that it fails if the file was written in the meantime.
    private static Diagnostic? Write(string file, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            var bytes = Encoding.UTF8.GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return File.Exists(file) ? InitDiagnostics.ConfigExists(file) : InitDiagnostics.CannotWrite(file, e.Message);
        }
    }

    private static string Summary(ScaffoldedConfig config, InitRequest request, string root)
    {
        var text = new StringBuilder($"A first config from {config.Origin}:\n");
        var width = config.Services.Select(service => service.Name).Concat(config.Databases.Select(database => database.Name)).DefaultIfEmpty("").Max(name => name.Length);
        foreach (var service in config.Services)
        {
            text.Append($"\n  service   {service.Name.PadRight(width)}  {service.Project}");
        }

        foreach (var database in config.Databases)
        {
            text.Append($"\n  database  {database.Name.PadRight(width)}  {database.Path} ({database.Engine}, {Names.Variable(database.Name)})");
        }

        if (config.Services.Count + config.Databases.Count == 0)
        {
            text.Append("\n  nothing to deploy was found; the comments in the file say what to write");
        }

        if (request.RepositoryRoot is null && !Directory.Exists(Path.Combine(root, ".git")) && !File.Exists(Path.Combine(root, ".git")))
        {
            text.Append("\n\nThere is no .git here or above, so only this folder was searched; to search more, set DeployPlanRepositoryRoot in the project.");
        }

        return text.Append("\n\nRead it, correct the names of variables, then: dotnet build -t:DeployPlan -p:Env=prod").ToString();
    }

    private static InitOutcome Failed(Diagnostic diagnostic) => new([diagnostic], "");
}
