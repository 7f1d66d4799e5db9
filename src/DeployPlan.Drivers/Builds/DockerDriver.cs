using System.Text.RegularExpressions;
using DeployPlan.Drivers.Containers;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Builds;

/// <summary>
/// Builds a Dockerfile, and pushes the image if its name has a registry. With buildx, whose builder may keep what it builds to itself, buildx pushes or loads it; otherwise the engine that
/// <c>docker</c> talks to has it, and it is pushed only if it is what was built.
/// </summary>
internal sealed class DockerDriver : ICheckingDriver
{
    private const string Docker = "docker";
    private const string VersionLabel = "org.opencontainers.image.version";
    private const string VersionArgument = "DEPLOYPLAN_VERSION";

    public DriverFailure? Run(OperationContext operation)
    {
        var build = (BuildInputs)operation.Inputs;
        if (build.Image is not { } name)
        {
            return new DriverFailure("DPL4143", "The operation has no image; add 'image: registry.example.com/acme/name' to the service in deploy.yml");
        }

        var image = new ImageName(name);
        string[] tags = [build.Tag, .. build.Tags];
        var context = operation.PathOf(build.Context);
        if (IgnoreFile.Advice(context, operation.EnvironmentDirectory) is { } advice)
        {
            operation.Say(advice);
        }

        return HasBuildx(operation) ? BuildWithBuildx(operation, build, image, tags) : BuildWithEngine(operation, build, image, tags);
    }

    public IEnumerable<DriverFailure> Check(OperationContext operation) =>
        (ContainerEngine.WhyNot(operation) ?? OwnIgnoreFile.WhyNot(operation, (BuildInputs)operation.Inputs, HasBuildx)) is { } failure ? [failure] : [];

    // What calls itself buildx but is not docker's has none of its options.
    private static bool HasBuildx(OperationContext operation)
    {
        var isDockers = false;
        return operation.Variables.Find("DOCKER_BUILDKIT") != "0"
            && operation.Run(new ProgramCall(Docker, "buildx", "version") { Line = line => isDockers |= line.Contains("docker/buildx") }) is null
            && isDockers;
    }

    private static DriverFailure? BuildWithBuildx(OperationContext operation, BuildInputs build, ImageName image, string[] tags)
    {
        var said = NewFile(operation, ".json");
        string[] output = [image.HasRegistry ? "--push" : "--load", "--metadata-file", said];
        if (operation.RunTool(Call(operation, build, image, tags, [Docker, "buildx", "build", .. output])) is { } failure)
        {
            return failure;
        }

        var made = File.Exists(said) ? JsonText.Read(File.ReadAllText(said)) as DataValue.Entries : null;
        var digest = made?.TextOf("containerimage.digest");
        if (!image.HasRegistry)
        {
            // A builder of another context loads into its own engine: then this one has none of that name, or an older one.
            var name = image.WithTag(tags[0]);
            return Keep(operation, OperationResult.Empty with { Image = name, ImageId = BuiltImage.IdOf(operation, name) is { } id && (id == digest || id == made?.TextOf("containerimage.config.digest")) ? id : null });
        }

        return digest is { Length: > 0 }
            ? Keep(operation, OperationResult.Empty with { Image = image.WithDigest(digest) })
            : NoDigest("docker buildx build", image.WithTag(tags[0]));
    }

    private static DriverFailure? BuildWithEngine(OperationContext operation, BuildInputs build, ImageName image, string[] tags)
    {
        var said = NewFile(operation, ".id");
        if (operation.RunTool(Call(operation, build, image, tags, [Docker, "build", "--iidfile", said])) is { } failure)
        {
            return failure;
        }

        var id = File.Exists(said) ? ImageId.In(File.ReadAllText(said)) : null;
        foreach (var tag in tags)
        {
            if (id is null || BuiltImage.IdOf(operation, image.WithTag(tag)) != id)
            {
                return new DriverFailure("DPL4256", $"'docker build' ended, but {image.WithTag(tag)} of the engine is not what it built, so nothing was pushed; a builder may keep what it builds: install buildx, or select the builder 'default'");
            }
        }

        return image.HasRegistry ? Push(operation, image, tags) : Keep(operation, OperationResult.Empty with { Image = image.WithTag(tags[0]), ImageId = id });
    }

    private static ProgramCall Call(OperationContext operation, BuildInputs build, ImageName image, string[] tags, string[] start)
    {
        var dockerfile = operation.PathOf(build.Dockerfile ?? "Dockerfile");
        string[] command =
        [
            .. start, "-f", dockerfile,
            .. tags.SelectMany(tag => Option("-t", image.WithTag(tag))),
            .. build.Target is { } target ? Option("--target", target) : [],
            .. TakesVersion(dockerfile) ? Option("--build-arg", $"{VersionArgument}={operation.Version}") : [],
            .. build.BuildArgs.SelectMany(static pair => Option("--build-arg", $"{pair.Key}={pair.Value}")),
            .. build.Labels.Any(static pair => pair.Key == VersionLabel) ? [] : Option("--label", $"{VersionLabel}={operation.Version}"),
            .. build.Labels.SelectMany(static pair => Option("--label", $"{pair.Key}={pair.Value}")),
            operation.PathOf(build.Context),
        ];
        return new ProgramCall(command) { WorkingDirectory = operation.PathOf(build.Workdir) };
    }

    // An argument that no line of the Dockerfile declares is a warning or an error.
    private static bool TakesVersion(string dockerfile) => File.Exists(dockerfile) && Regex.IsMatch(File.ReadAllText(dockerfile), @"^\s*ARG\s+" + VersionArgument + @"\b", RegexOptions.Multiline | RegexOptions.IgnoreCase);

    private static DriverFailure? Push(OperationContext operation, ImageName image, string[] tags)
    {
        var digest = "";
        foreach (var tag in tags)
        {
            var push = new ProgramCall(Docker, "push", image.WithTag(tag))
            {
                Line = line =>
                {
                    operation.Say(line);
                    digest = Regex.Match(line, "digest: (sha256:[0-9a-f]{64})") is { Success: true } found ? found.Groups[1].Value : digest;
                },
            };
            if (operation.RunTool(push) is { } failure)
            {
                return failure;
            }
        }

        return digest.Length > 0 ? Keep(operation, OperationResult.Empty with { Image = image.WithDigest(digest) }) : NoDigest("docker push", image.WithTag(tags[0]));
    }

    private static DriverFailure NoDigest(string command, string image) =>
        new("DPL4144", $"'{command}' did not report the digest of {image}, which the deploy needs to run exactly that image; update the docker client");

    private static DriverFailure? Keep(OperationContext operation, OperationResult result)
    {
        BuiltImage.Keep(operation, result);
        return null;
    }

    private static string NewFile(OperationContext operation, string ending)
    {
        var file = Path.Combine(operation.ReleaseDirectory, "builds", operation.Id + ending);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        return file;
    }

    private static string[] Option(string name, string value) => [name, value];
}
