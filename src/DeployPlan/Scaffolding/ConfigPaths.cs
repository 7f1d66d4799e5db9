using System.Text.RegularExpressions;
using DeployPlan.Configuration;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Scaffolding;

/// <summary>Paths as a config may name them: relative to it, inside the repository, and such that every system can have them.</summary>
/// <param name="folder">Full path of the folder of the config.</param>
/// <param name="root">Full path of the repository.</param>
internal sealed class ConfigPaths(string folder, string root)
{
    // net10.0, net10.0-windows; net48 is another one.
    private static readonly Regex Net = new(@"^net(?<version>\d+\.\d+)(-|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private readonly List<string> _leftOut = [];
    private readonly SourceTree _tree = new(folder, root);

    /// <summary>Full path of the folder of the config.</summary>
    public string Folder => folder;

    /// <summary>What cannot be named.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>The path from the config; for people, who may see any.</summary>
    public string Show(string path) => RelativePath.Between(folder, path);

    /// <summary>The newest of .NET that a project has, of several target frameworks; null if it has one.</summary>
    public string? FrameworkOf(DotnetProject project) => ProjectFrameworks.Of(Show(project.File), ProjectProperties.Of(PublishSettings.Default), _tree) is { } frameworks
        ? frameworks.Names.Select(static name => (Name: name, Version: Net.Match(name) is { Success: true } match ? new Version(match.Groups["version"].Value) : new Version(0, 0)))
            .OrderByDescending(static framework => framework.Version).ThenBy(static framework => framework.Name.Length).Select(static framework => framework.Name).FirstOrDefault()
        : null;

    /// <summary>The path from the config; null if no config can name it, which is remembered.</summary>
    public string? Of(string path)
    {
        var relative = Show(path);
        if (SearchScope.IsWithin(path, root) && relative.All(static c => c >= ' ' && c is not (':' or '"' or '<' or '>' or '|' or '*' or '?' or '\\')))
        {
            return relative;
        }

        _leftOut.Add(relative);
        return null;
    }
}
