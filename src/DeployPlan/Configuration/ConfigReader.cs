using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A deploy.yml, or a stagecraft.yml unchanged, to a checked <see cref="DeployConfig"/>.</summary>
internal static class ConfigReader
{
    private const string WhatToWrite = "start with 'project: { name: shop }' and 'environments: { dev: { driver: compose } }'";

    /// <summary>Reads the config and resolves each of its environments. Reports every problem that it finds, not only the first one.</summary>
    /// <param name="file">Full path of the config.</param>
    /// <param name="tree">The files around it.</param>
    /// <param name="strict">Unknown keys are errors.</param>
    /// <param name="diagnostics">Receives the problems. With an error among it, the result is not fit for planning.</param>
    /// <returns>The config; null if not even a project name and an environment can be read.</returns>
    public static DeployConfig? Read(string file, SourceTree tree, bool strict, DiagnosticBag diagnostics) =>
        ReadDocument(file, diagnostics) is { } document ? Interpret(file, document, tree, strict, diagnostics) : null;

    /// <summary>The name of the project, without a look at what follows it; null where that is not certain, or it cannot be one: then <see cref="Read"/> says it, or what is wrong.</summary>
    /// <param name="file">Full path of the config.</param>
    public static string? ReadProjectName(string file)
    {
        var unused = new DiagnosticBag();
        return DocumentSource.ReadBytes(file, unused) is { } bytes && DocumentSource.Decode(file, bytes, unused) is { } text
            && DocumentReader.ReadEntry(file, text, "project") is MappingNode project && project.Find("name")?.Value is ScalarNode { IsNull: false } name && NameRules.IsProjectName(name.Text)
            ? name.Text
            : null;
    }

    /// <summary>As <see cref="Read"/>, for a file that was parsed.</summary>
    internal static DeployConfig? Interpret(string file, ConfigDocument document, SourceTree tree, bool strict, DiagnosticBag diagnostics)
    {
        var secrets = new SecretScan(document.Text, diagnostics);
        secrets.Scan(document.Root);
        var config = ReadRoot(file, document.Root, new ReadContext(tree, strict, diagnostics));
        if (secrets.HasFound)
        {
            diagnostics.RemoveAll(secrets.WouldRepeat);
        }

        if (tree.IsRootGuessed && diagnostics.Contains(ConfigDiagnostics.IsAboutPath))
        {
            diagnostics.Add(ConfigDiagnostics.NoRepository(file, tree.RepositoryRoot));
        }

        return config;
    }

    /// <summary>What a config may say, told by the readers while they read <paramref name="root"/>, which has at least an entry of each kind.</summary>
    internal static ConfigStatement Describe(MappingNode root, SourceTree tree)
    {
        var statement = new ConfigStatement();
        new RootReader("", new ReadContext(tree, strict: false, new DiagnosticBag(), statement)).Read(root);
        return statement;
    }

    /// <summary>The file as it is written; null, with a diagnostic, if it cannot be parsed.</summary>
    internal static ConfigDocument? ReadDocument(string file, DiagnosticBag diagnostics) =>
        DocumentSource.ReadBytes(file, diagnostics) is { } bytes && DocumentSource.Decode(file, bytes, diagnostics) is { } text
            && DocumentReader.Read(file, text, WhatToWrite, diagnostics) is { } root
            ? new ConfigDocument(text, root)
            : null;

    private static DeployConfig? ReadRoot(string file, DocumentNode root, ReadContext context)
    {
        if (root is MappingNode mapping)
        {
            return new RootReader(file, context).Read(mapping);
        }

        context.Diagnostics.Add(DocumentDiagnostics.WrongType(root.Span, "The config", "a mapping", root.Kind, "; " + WhatToWrite));
        return null;
    }
}
