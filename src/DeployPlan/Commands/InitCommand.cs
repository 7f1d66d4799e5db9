using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Scaffolding;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Writes a first config from the projects that it finds. Never changes an existing one.</summary>
internal static class InitCommand
{
    /// <summary>Writes the config, or says why not.</summary>
    public static InitOutcome Run(InitRequest request)
    {
        if (File.Exists(request.ConfigFile))
        {
            return Failed(InitDiagnostics.ConfigExists(request.ConfigFile));
        }

        var tree = request.OpenTree();
        var root = tree.RepositoryRoot;
        var diagnostics = new DiagnosticBag();
        var config = Scaffold.Find(request.ProjectFile, request.ConfigFile, root, diagnostics, request.From is { } from ? scope => Importer.Import(from, scope, diagnostics) : null);
        return diagnostics.HasErrors ? new InitOutcome(diagnostics.ToSortedList(), "")
            : Write(request.ConfigFile, ConfigText.Of(config)) is { } problem ? Failed(problem)
            : new InitOutcome([], ScaffoldText.Of(config, !tree.IsRootGuessed ? "" : OwnFiles.Normal(root) == OwnFiles.Normal(request.ConfigDirectory) ? "this folder" : root, AddedProject(request)));
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

    private static string AddedProject(InitRequest request) =>
        request.AddedTo.Length == 0 ? "" : $"{RelativePath.Between(Path.GetDirectoryName(request.AddedTo)!, request.ProjectFile)}, in {Path.GetFileName(request.AddedTo)}";

    private static InitOutcome Failed(Diagnostic diagnostic) => new([diagnostic], "");
}
