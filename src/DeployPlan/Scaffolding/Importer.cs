using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>A kind of file that says what is deployed.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Is">Whether a file is of that kind, by its name and what it says at the top.</param>
/// <param name="Read">What it says; problems go to the diagnostics.</param>
internal sealed record Importer(string Name, Func<string, MappingNode, bool> Is, Func<ImportSource, ImportedFile> Read)
{
    /// <summary>Every kind, in the order in which they are tried.</summary>
    private static readonly Importer[] All =
    [
        new("the manifest of an Aspire AppHost", AspireManifest.Is, AspireManifest.Read),
        new("an azure.yaml", AzureYaml.Is, AzureYaml.Read),
        new("a deploy.yml of Kamal", KamalFile.Is, KamalFile.Read),
        new("a compose file", ComposeImport.Is, ComposeImport.Read),
    ];

    /// <summary>What a file says; null, with a diagnostic, if it cannot be used.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="scope">The projects around the config.</param>
    /// <param name="diagnostics">Takes the problems, each with its line.</param>
    public static ImportedFile? Import(string file, SearchScope scope, DiagnosticBag diagnostics)
    {
        var root = DocumentSource.ReadBytes(file, diagnostics) is { } bytes && DocumentSource.Decode(file, bytes, diagnostics) is { } text
            ? DocumentReader.Read(file, text, $"name {Choices()}", diagnostics, tags: ComposeServices.Tags)
            : null;
        if (root is null)
        {
            return null;
        }

        if (root is not MappingNode mapping || Array.Find(All, importer => importer.Is(Path.GetFileName(file), mapping)) is not { } found)
        {
            diagnostics.Add(ImportDiagnostics.UnknownKind(root.Span.AtStart(), Choices()));
            return null;
        }

        var imported = found.Read(new ImportSource(file, mapping, scope, diagnostics));
        if (!diagnostics.HasErrors && imported is { Services.Count: 0, Databases.Count: 0, ComposeFile: null })
        {
            diagnostics.Add(ImportDiagnostics.NothingToDeploy(root.Span.AtStart(), found.Name));
        }

        return diagnostics.HasErrors ? null : imported with { Services = imported.Services is { } services ? MutualReferences.Cut(services) : null };
    }

    private static string Choices() => string.Join(", ", All.Take(All.Length - 1).Select(static importer => importer.Name)) + " or " + All[All.Length - 1].Name;
}
