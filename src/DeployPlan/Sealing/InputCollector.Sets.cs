using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>What is one entry with a digest and a count: what a project is made of, and a context.</summary>
internal sealed partial class InputCollector
{
    private readonly Dictionary<string, HashSet<string>> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyCollection<string>> _links = new(StringComparer.Ordinal);

    /// <summary>Whether the path is a project whose problem is reported.</summary>
    public bool IsReported(string project) => _reported.Contains("project:" + project);

    /// <summary>The files of each set, by the path of the set.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Sets => _sets;

    /// <summary>The digest of a file of a set, or of where it leads, where the set has it as a link; null if it is not there.</summary>
    public string? HashMember(string set, string path) => _links.TryGetValue(set, out var links) && links.Contains(path) ? tree.HashLink(path) ?? (tree.FileExists(path) ? tree.HashInput(path) : null) : tree.HashInput(path);

    /// <summary>What of projects is outside of the repository, by project.</summary>
    public IDictionary<string, IReadOnlyList<string>> Outside { get; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Takes a project as a set; its files, or none if they are not known.</summary>
    public IReadOnlyCollection<string> Project(string project)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        var outside = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var properties in builds.Of(project))
        {
            if (tree.ListProject(project, properties, out var problem) is not { } files)
            {
                if (_reported.Add("project:" + project))
                {
                    diagnostics.Add(SealingDiagnostics.UnknownProject(placeOf(project), project, new BuildCommand(tree.FullPath(project), "").Of([.. ProjectProperties.Shown(properties)]), problem));
                }

                return [];
            }

            all.UnionWith(files);
            outside.UnionWith(tree.ListOutside(project, properties));
        }

        if (outside.Count > 0)
        {
            Outside[project] = [.. outside];
        }

        Set(project, all);
        return all;
    }

    /// <summary>Takes a folder as a container engine gets it, as a set, and what decides about it. Where the Dockerfile has a <c>.dockerignore</c> of its own, its name begins that of the set, since another one may build the same folder.</summary>
    /// <param name="context">The folder that is built.</param>
    /// <param name="dockerfile">Its Dockerfile, which may be elsewhere; null for a further context, of which only its own ignore file counts.</param>
    /// <returns>What it is sealed as: with, and without, a <c>.dockerignore</c> of the Dockerfile.</returns>
    public IEnumerable<string> Context(string context, string? dockerfile)
    {
        var own = dockerfile + ".dockerignore";
        var general = context == "." ? ".dockerignore" : context + "/.dockerignore";
        var ofDockerfile = context == "." ? dockerfile : dockerfile + "/" + context.Replace("..", "up");
        var (set, ignoreFile) = dockerfile is not null && tree.FileExists(own) ? (ofDockerfile!, own) : (context, general);
        File(dockerfile);
        File(ignoreFile);
        if (IsInRepository(context) && tree.LeadsOutside(context))
        {
            Keep(context, _files);
        }
        else if (IsInRepository(context) && tree.FolderExists(context))
        {
            Set(set, tree.ListContext(context, ignoreFile));
            Set(set, _links[set + "/"] = tree.ListContextLinks(context, ignoreFile), areLinks: true);
        }

        return dockerfile is null ? [context + "/", general] : [context + "/", general, ofDockerfile + "/", own, dockerfile];
    }

    private void Set(string path, IEnumerable<string> files, bool areLinks = false)
    {
        var name = path + "/";
        _paths.Add(name);
        if (!_sets.TryGetValue(name, out var members))
        {
            _sets.Add(name, members = new HashSet<string>(StringComparer.Ordinal));
            if (_mayAppear)
            {
                MayAppear.Add(name);
            }
        }

        if (!_mayAppear)
        {
            MayAppear.Remove(name);
        }

        foreach (var file in files)
        {
            Keep(file, members, isLink: areLinks);
        }
    }
}
