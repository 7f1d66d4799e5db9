using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>Which services of compose files are built, and from what.</summary>
internal sealed class ComposeBuilds
{
    private readonly Dictionary<string, Dictionary<string, Service>> _files = new(StringComparer.Ordinal);

    /// <summary>The service of a compose file; a new one if it is not known yet.</summary>
    /// <param name="file">The compose file that is deployed: it may include others.</param>
    /// <param name="name">The name of the service.</param>
    public Service Of(string file, string name)
    {
        if (!_files.TryGetValue(file, out var services))
        {
            _files.Add(file, services = new Dictionary<string, Service>(StringComparer.Ordinal));
        }

        if (!services.TryGetValue(name, out var service))
        {
            services.Add(name, service = new Service());
        }

        return service;
    }

    /// <summary>The sealed inputs from which the operation builds nothing, although its compose file says how: the plan has the image, or it does not start the service.</summary>
    public ISet<string> NotUsedBy(Operation operation)
    {
        if (operation.Inputs is not DeployInputs { ComposePath: { } file } deploy || !_files.TryGetValue(file, out var services))
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }

        var isWhole = deploy.StartsAll(operation.Id);
        var built = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            var isPinned = deploy.Image is not null && deploy.Services.Contains(service.Key);
            if ((isWhole ? !service.Value.HasProfiles : deploy.Services.Contains(service.Key)) && !isPinned && service.Value.MayBeBuilt)
            {
                AddWithBase(service.Key, services, built);
            }
        }

        var unused = new HashSet<string>(services.Values.SelectMany(static service => service.Inputs), StringComparer.Ordinal);
        unused.ExceptWith(built.SelectMany(name => services[name].Inputs));
        return unused;
    }

    private static void AddWithBase(string name, Dictionary<string, Service> services, HashSet<string> built)
    {
        if (services.TryGetValue(name, out var service) && built.Add(name))
        {
            foreach (var other in service.Bases)
            {
                AddWithBase(other, services, built);
            }
        }
    }

    /// <summary>What is known of a service; of those of one name in several files together.</summary>
    internal sealed class Service
    {
        /// <summary>Paths of sealed inputs: the context, the Dockerfile and what leaves out files.</summary>
        public ISet<string> Inputs { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>The services that it extends, or whose image it is built from.</summary>
        public ISet<string> Bases { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Whether it is only started where one of its profiles is asked for.</summary>
        public bool HasProfiles { get; set; }

        /// <summary>What its <c>pull_policy</c> is, in each file that has one.</summary>
        public ISet<string> PullPolicies { get; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Whether compose builds it: not where it has it pulled, or takes it as it is.</summary>
        public bool MayBeBuilt => PullPolicies.Count == 0 || PullPolicies.Contains("build");
    }
}
