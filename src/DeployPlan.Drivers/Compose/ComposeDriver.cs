using System.Text;
using DeployPlan.Drivers.Containers;
using DeployPlan.Drivers.Programs;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Compose;

/// <summary>Starts services of a compose file with exactly the images of the plan. The plan handles dependencies, so compose starts nothing else.</summary>
internal sealed class ComposeDriver : ICheckingDriver
{
    private static DriverFailure NoFile { get; } = new("DPL4151", "There is no compose file; add compose.yaml beside deploy.yml, or 'compose_file: path' to the environment");

    public DriverFailure? Run(OperationContext operation)
    {
        if (((DeployInputs)operation.Inputs).ComposePath is not { } path)
        {
            return NoFile;
        }

        var deploy = ComposeDeploy.Of(operation, ComposeFile.Read(File.ReadAllLines(operation.PathOf(path))));
        if (deploy.MissingService is { } missing)
        {
            return NoService(path, missing);
        }

        return WhyFormer(operation, deploy) ?? Start(operation, deploy, operation.PathOf(path)) ?? Watch(operation, deploy) ?? Keep(operation, deploy);
    }

    private static DriverFailure? Start(OperationContext operation, ComposeDeploy deploy, string file)
    {
        using var turn = ProjectLock.Take(operation, deploy.ProjectName);
        if (turn is null)
        {
            return new DriverFailure("DPL4153", $"The operation ended before another operation of the compose project '{deploy.ProjectName}' had finished");
        }

        string[] files = [.. Compose(operation), "-p", deploy.ProjectName, "-f", file];
        string[] compose = [.. files, .. WriteOverride(operation, deploy)];
        var mounted = SealedBeside(operation, ((DeployInputs)operation.Inputs).ComposePath!);
        if (mounted.IsEmpty && !deploy.MayBuild)
        {
            return Pull(operation, deploy, compose) ?? Up(operation, deploy, compose);
        }

        var (resolved, failure) = Resolve(operation, compose, deploy.IsWhole ? [] : deploy.Services, Path.GetDirectoryName(file)!);
        if (resolved is null)
        {
            return failure;
        }

        var services = resolved.Names.Where(deploy.Starts).ToList();
        foreach (var service in services)
        {
            if (mounted.DigestOf(resolved.MountedBy(service)) is { } digest)
            {
                deploy.Override.Mount(service, digest);
            }
        }

        compose = [.. files, .. WriteOverride(operation, deploy)];
        return Pull(operation, deploy, compose) ?? Build(operation, [.. services.Where(service => resolved.Builds(service) && !deploy.Pins(service) && !(deploy.IsWhole && resolved.HasProfiles(service)))], compose) ?? Up(operation, deploy, compose);
    }

    private static MountedFiles SealedBeside(OperationContext operation, string composePath) => MountedFiles.Read(
        operation.SealedInputs.Length == 0 ? [] : File.ReadAllLines(operation.SealedInputs).Where(line => !line.EndsWith("  " + composePath, StringComparison.Ordinal)), operation.ConfigDirectory);

    // What compose says of services, or of all where none is named. It has values of variables, so it is kept nowhere.
    private static (ResolvedServices? Services, DriverFailure? Failure) Resolve(OperationContext operation, string[] compose, IReadOnlyList<string> services, string folder)
    {
        var lines = new List<string>();
        // With names, services of a profile are shown, too. docker-compose takes none, and shows all; nor does podman-compose, which may be behind docker's name.
        if (compose[0] != "docker" || services.Count == 0 || operation.Run(new ProgramCall([.. compose, "config", .. services]) { Line = lines.Add }) is not null)
        {
            lines.Clear();
            if (operation.RunTool(new ProgramCall([.. compose, "config"]) { Line = lines.Add }) is { } failure)
            {
                return (null, failure);
            }
        }

        var read = ResolvedServices.Read(lines, folder);
        return read.Names.Any() && !services.Except(read.Names).Any() ? (read, null)
            : (null, new DriverFailure("DPL4154", $"'{string.Join(" ", compose.TakeWhile(static part => part != "-p"))} config' did not say what the services mount and build; update compose"));
    }

    // Compose starts what it has built once, whatever its context is now.
    private static DriverFailure? Build(OperationContext operation, IReadOnlyList<string> services, string[] compose) =>
        services.Count == 0 ? null : operation.RunTool(new ProgramCall([.. compose, "build", .. services]));

    // Two environments were once one project. What this very operation has deployed under that name would go on beside the new one.
    private static DriverFailure? WhyFormer(OperationContext operation, ComposeDeploy deploy)
    {
        if (deploy.FormerName is not { Length: > 0 } former)
        {
            return null;
        }

        var ours = $"/compose/{operation.Id}.yaml";
        var containers = new List<string>();
        foreach (var service in ContainerWatch.OneByOne(deploy.Services))
        {
            var (found, failure) = ContainerWatch.Containers(operation, former, service, "{{.Names}}|{{.Label \"com.docker.compose.project.config_files\"}}");
            if (failure is not null)
            {
                return failure;
            }

            containers.AddRange(found.Select(static line => line.Split('|')).Where(fields => fields.Length == 2 && fields[1].Replace('\\', '/').IndexOf(ours, StringComparison.Ordinal) >= 0).Select(static fields => fields[0]));
        }

        return containers.Count == 0 ? null : new DriverFailure(
            "DPL4243",
            $"The compose project of this environment is now '{deploy.ProjectName}', but '{former}', as it was called before, has {string.Join(", ", containers)}; "
                + $"end it first: docker rm -f {string.Join(" ", containers)}; or keep the name and its volumes: write 'compose_project: {former}' to the environment");
    }

    private static DriverFailure? Watch(OperationContext operation, ComposeDeploy deploy)
    {
        var inputs = (DeployInputs)operation.Inputs;
        return !inputs.Detach || inputs.Settings.StableSeconds == 0
            ? null
            : new ContainerWatch(operation, mayEnd: deploy.IsWhole).Watch(deploy.ProjectName, deploy.IsWhole ? [] : deploy.Services, TimeSpan.FromSeconds(inputs.Settings.StableSeconds));
    }

    public IEnumerable<DriverFailure> Check(OperationContext operation)
    {
        var path = ((DeployInputs)operation.Inputs).ComposePath;
        var file = path is null ? null : ComposeFile.Read(File.ReadAllLines(operation.PathOf(path)));
        IEnumerable<DriverFailure?> problems =
        [
            path is null ? NoFile : ((DeployInputs)operation.Inputs).Services.FirstOrDefault(file!.Lacks) is { } missing ? NoService(path, missing) : null,
            ContainerEngine.WhyNot(operation),
        ];
        return problems.OfType<DriverFailure>();
    }

    // Before compose removes the old container. A direct call of the engine reports errors, which not every version of compose does.
    private static DriverFailure? Pull(OperationContext operation, ComposeDeploy deploy, string[] compose)
    {
        if (deploy.PulledImage is { } image)
        {
            var failure = operation.RunTool(new ProgramCall("docker", "pull", image));
            return failure is { Code: "DPL4104" } && !new ImageName(image).HasRegistry ? Local(operation, image, failure) : failure;
        }

        return deploy.PulledServices.Select(service => operation.RunTool(new ProgramCall([.. compose, "pull", service]))).FirstOrDefault(static failure => failure is not null);
    }

    // What was built on this engine has no digest of a registry. Any other image of that name is what an earlier pull got, and nothing says that it is still what is meant.
    private static DriverFailure? Local(OperationContext operation, string image, DriverFailure failure)
    {
        var digests = "";
        if (operation.Run(new ProgramCall("docker", "image", "inspect", "--format", "{{len .RepoDigests}}", image) { Line = line => digests = line.Trim() }) is not null)
        {
            return failure;
        }

        if (digests != "0")
        {
            return new DriverFailure(
                failure.Code,
                $"{failure.Text}; this engine has an image of that name, which may be an older one, so it is not deployed: push or build the image, or run it as it is: write 'pull_policy: never' to the service in the compose file");
        }

        operation.Say($"{image} cannot be pulled; using the one that was built on this engine");
        return null;
    }

    private static DriverFailure? Up(OperationContext operation, ComposeDeploy deploy, string[] compose)
    {
        string[] detached = ((DeployInputs)operation.Inputs).Detach ? ["-d"] : [];
        string[] services = deploy.IsWhole ? [] : ["--no-deps", .. deploy.Services];
        string[] builds = deploy.MustNotBuild ? ["--no-build"] : [];
        return operation.RunTool(new ProgramCall([.. compose, "up", .. detached, .. builds, .. services]));
    }

    private static DriverFailure NoService(string path, string missing) =>
        new("DPL4152", $"{path} has no service '{missing}', which the plan deploys; add it there, or correct the name in deploy.yml");

    private static string[] Compose(OperationContext operation) =>
        operation.Succeeds("docker", "compose", "version") ? ["docker", "compose"] : ["docker-compose"];

    private static string[] WriteOverride(OperationContext operation, ComposeDeploy deploy)
    {
        if (deploy.Override.IsEmpty)
        {
            return [];
        }

        if (deploy.Override.EnvironmentFile is { Length: > 0 } names)
        {
            Write(names, string.Concat(operation.Variables.OfFile.Select(static name => name + "\n")));
        }

        var file = Path.Combine(operation.ReleaseDirectory, "compose", operation.Id + ".yaml");
        Write(file, deploy.Override.ToYaml());
        return ["-f", file];
    }

    private static void Write(string file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AtomicFile.Write(file, stream => stream.Write(bytes, 0, bytes.Length));
    }

    private static DriverFailure? Keep(OperationContext operation, ComposeDeploy deploy)
    {
        if (deploy.Image is { } image)
        {
            operation.Say($"runs {image}");
            operation.WriteResult(OperationResult.Empty with { Image = image });
        }

        return null;
    }
}
