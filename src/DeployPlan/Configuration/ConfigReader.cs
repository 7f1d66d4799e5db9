using DeployPlan.Diagnostics;
using DeployPlan.Documents;
using DeployPlan.Files;

namespace DeployPlan.Configuration;

/// <summary>A deploy.yml, or a stagecraft.yml as it stands, to a checked <see cref="DeployConfig"/>.</summary>
public static class ConfigReader
{
    private const string WhatToWrite = "start with 'project: { name: shop }' and 'environments: { dev: { driver: compose } }'";

    /// <summary>Reads the config and resolves each of its environments. Reports every problem that it finds, not only the first one.</summary>
    /// <param name="file">Full path of the config.</param>
    /// <param name="tree">The files around it.</param>
    /// <param name="strict">Unknown keys are errors.</param>
    /// <param name="diagnostics">Takes what is wrong. With an error among it, the result is not fit for planning.</param>
    /// <returns>The config; null where not even a project name and an environment can be read.</returns>
    public static DeployConfig? Read(string file, SourceTree tree, bool strict, DiagnosticBag diagnostics)
    {
        if (DocumentSource.ReadBytes(file, diagnostics) is not { } bytes
            || DocumentSource.Decode(file, bytes, diagnostics) is not { } text
            || DocumentReader.Read(file, text, WhatToWrite, diagnostics) is not { } root)
        {
            return null;
        }

        if (root is MappingNode mapping)
        {
            return new RootReader(file, new ReadContext(tree, strict, diagnostics)).Read(mapping);
        }

        diagnostics.Add(DocumentDiagnostics.WrongType(root.Span, "The config", "a mapping", root.Kind));
        return null;
    }
}
