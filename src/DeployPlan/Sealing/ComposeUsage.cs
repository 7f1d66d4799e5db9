using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>Which service of a compose file uses what: what it mounts, and what it is built from.</summary>
internal sealed class ComposeUsage
{
    private readonly Dictionary<string, File> _files = new(StringComparer.Ordinal);

    /// <summary>What is known of the compose file that is deployed, and of those that it includes and extends.</summary>
    public File Of(string deployed)
    {
        if (!_files.TryGetValue(deployed, out var file))
        {
            _files.Add(deployed, file = new File());
        }

        return file;
    }

    /// <summary>
    /// Whether a deploy that is repeated certainly does not use a sealed input of its compose file: only services have it that it does not start, or whose image the plan has. Only
    /// the driver compose is known to start no more than that.
    /// </summary>
    public Predicate<string> NotUsedBy(Operation operation)
    {
        if (operation.Driver != "compose" || operation.Inputs is not DeployInputs { Release: not null, ComposePath: { } path } deploy || !_files.TryGetValue(path, out var file))
        {
            return static _ => false;
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        var all = new HashSet<string>(file.Services.Values.SelectMany(static service => service.Mounts.Concat(service.Context).Concat(service.FurtherContexts)).Concat(file.Shared.Select(static shared => shared.Path)), StringComparer.Ordinal);
        foreach (var service in file.StartedBy(operation.Id, deploy))
        {
            file.AddMounts(service, used);

            // Any pull_policy builds where the engine does not have the image.
            if (deploy.Image is null || !deploy.Services.Contains(service.Name))
            {
                file.AddBuild(service, used);
            }
        }

        var patterns = operation.Consumes.Where(GlobPattern.IsPattern).Select(GlobPattern.Parse).ToList();

        // What the entry declares itself is used, whatever else names it; a file by its own path, which mounts of folders have not.
        return input => SealedInput.IsIn(all, input) && !SealedInput.IsIn(used, input) && !file.Documents.Contains(input)
            && !patterns.Exists(pattern => pattern?.Matches(input) == true) && (all.Contains(input) || !operation.Consumes.Contains(input));
    }

    /// <summary>The services that a deploy starts with an image of which the compose file names a variable, as it names it: what it was then is not known.</summary>
    public IEnumerable<string> VariableImagesOf(Operation operation)
    {
        if (operation.Driver != "compose" || operation.Inputs is not DeployInputs { ComposePath: { } path } deploy || !_files.TryGetValue(path, out var file))
        {
            return [];
        }

        return file.StartedBy(operation.Id, deploy).Where(service => deploy.Services.Contains(service.Name) ? deploy.Image is null : !file.Services[service].HasProfiles).SelectMany(file.ImagesOf).Where(static image => image.IndexOf('$') >= 0);
    }

    /// <summary>A compose file with what it includes and extends.</summary>
    internal sealed class File
    {
        /// <summary>The compose files themselves.</summary>
        public ISet<string> Documents { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Services by name, and by the file that has them where it is only extended: there, a name is one of its own.</summary>
        public Dictionary<(string File, string Name), Service> Services { get; } = [];

        /// <summary>What configs and volumes have of the repository, with the name by which services use each: <c>config:</c> or <c>volume:</c> and what the file calls it.</summary>
        public ISet<(string Name, string Path)> Shared { get; } = new HashSet<(string, string)>();

        /// <summary>The service of that name; a new one if it is not known yet.</summary>
        public Service Find(string file, string name)
        {
            if (!Services.TryGetValue((file, name), out var service))
            {
                Services.Add((file, name), service = new Service());
            }

            return service;
        }

        /// <summary>The services that a deploy starts: of all, also those of a profile, which a variable may ask for.</summary>
        public IEnumerable<(string File, string Name)> StartedBy(string id, DeployInputs deploy) =>
            Services.Keys.Where(service => service.File.Length == 0 && (deploy.StartsAll(id) || deploy.Services.Contains(service.Name)));

        /// <summary>Adds what the containers of a service have of the repository.</summary>
        public void AddMounts((string File, string Name) name, ISet<string> paths)
        {
            foreach (var service in Reached(name, static service => service.Extended.Concat(service.MountsOf)))
            {
                paths.UnionWith(service.Mounts);
                paths.UnionWith(service.WritableMounts);
                paths.UnionWith(Shared.Where(shared => service.Named.Contains(shared.Name) || service.NamesVariable).Select(static shared => shared.Path));
                if (service.NamesVariable)
                {
                    paths.UnionWith(Services.Values.SelectMany(static other => other.Mounts));
                }
            }
        }

        /// <summary>Adds what its image is built from. A context of its own takes the place of the one that it extends, and further ones come beside those.</summary>
        public void AddBuild((string File, string Name) name, ISet<string> paths)
        {
            var images = new HashSet<(string, string)>();
            var left = new Stack<(string File, string Name)>([name]);
            while (left.Count > 0)
            {
                var image = left.Pop();
                if (!images.Add(image))
                {
                    continue;
                }

                foreach (var service in Reached(image, static service => service.Extended))
                {
                    paths.UnionWith(service.FurtherContexts);
                    service.BuiltOn.ToList().ForEach(left.Push);
                }

                foreach (var service in Reached(image, static service => service.HasContext ? [] : service.Extended))
                {
                    paths.UnionWith(service.Context);
                }
            }
        }

        /// <summary>The images that are named for a service.</summary>
        public IEnumerable<string> ImagesOf((string File, string Name) name) =>
            Services[name].Images.Count > 0 ? Services[name].Images : Reached(name, static service => service.Extended).SelectMany(static service => service.Images);

        private IEnumerable<Service> Reached((string File, string Name) first, Func<Service, IEnumerable<(string File, string Name)>> next)
        {
            var seen = new HashSet<(string, string)>();
            var left = new Stack<(string File, string Name)>([first]);
            while (left.Count > 0)
            {
                var name = left.Pop();
                if (seen.Add(name) && Services.TryGetValue(name, out var service))
                {
                    yield return service;
                    foreach (var other in next(service))
                    {
                        left.Push(other);
                    }
                }
            }
        }
    }

    /// <summary>What is known of a service.</summary>
    internal sealed class Service
    {
        /// <summary>Files and folders that its containers have.</summary>
        public ISet<string> Mounts { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Configs and volumes of <see cref="File.Shared"/> that it uses.</summary>
        public ISet<string> Named { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Whether a variable names one of them, so that it may be any.</summary>
        public bool NamesVariable => Named.Any(static name => name.IndexOf('$') >= 0);

        /// <summary>Folders that its containers write to: no inputs by themselves.</summary>
        public ISet<string> WritableMounts { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>The context that its image is built from: a set, the Dockerfile and what leaves out files.</summary>
        public ISet<string> Context { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>The same of further contexts.</summary>
        public ISet<string> FurtherContexts { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Its image, as each file that says so names it.</summary>
        public ISet<string> Images { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>The services that it extends.</summary>
        public ISet<(string File, string Name)> Extended { get; } = new HashSet<(string, string)>();

        /// <summary>The services that it takes mounts of, beside those.</summary>
        public ISet<(string File, string Name)> MountsOf { get; } = new HashSet<(string, string)>();

        /// <summary>The services on whose images its own is built.</summary>
        public ISet<(string File, string Name)> BuiltOn { get; } = new HashSet<(string, string)>();

        /// <summary>Whether it says itself what is built.</summary>
        public bool HasContext { get; set; }

        /// <summary>Whether it is usually not started with the others.</summary>
        public bool HasProfiles { get; set; }
    }
}
