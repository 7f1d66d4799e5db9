using System.Text.RegularExpressions;
using DeployPlan.Drivers.Containers;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Builds;

/// <summary>Builds a Dockerfile with the engine that <c>docker</c> talks to, and pushes the image if its name has a registry.</summary>
internal sealed class DockerDriver : IDriver
{
    private const string Docker = "docker";

    public DriverFailure? Run(OperationContext operation)
    {
        var build = (BuildInputs)operation.Inputs;
        if (build.Image is not { } name)
        {
            return new DriverFailure("DPL4143", "The operation has no image; add 'image: registry.example.com/acme/name' to the service in deploy.yml");
        }

        var image = new ImageName(name);
        string[] tags = [build.Tag, .. build.Tags];
        return Build(operation, build, image, tags) ?? (image.HasRegistry ? Push(operation, image, tags) : Keep(operation, image.WithTag(tags[0])));
    }

    private static DriverFailure? Build(OperationContext operation, BuildInputs build, ImageName image, string[] tags)
    {
        var context = operation.PathOf(build.Context);
        if (IgnoreFile.Advice(context, operation.EnvironmentDirectory) is { } advice)
        {
            operation.Say(advice);
        }

        string[] command =
        [
            Docker, "build", "-f", operation.PathOf(build.Dockerfile ?? "Dockerfile"),
            .. tags.SelectMany(tag => Option("-t", image.WithTag(tag))),
            .. build.Target is { } target ? Option("--target", target) : [],
            .. build.BuildArgs.SelectMany(static pair => Option("--build-arg", $"{pair.Key}={pair.Value}")),
            .. build.Labels.SelectMany(static pair => Option("--label", $"{pair.Key}={pair.Value}")),
            context,
        ];
        return operation.RunTool(new ProgramCall(command) { WorkingDirectory = operation.PathOf(build.Workdir) });
    }

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

        if (digest.Length == 0)
        {
            return new DriverFailure("DPL4144", $"'docker push' did not report the digest of {image.WithTag(tags[0])}, which the deploy needs to run exactly that image; update the docker client");
        }

        return Keep(operation, image.WithDigest(digest));
    }

    private static DriverFailure? Keep(OperationContext operation, string image)
    {
        operation.Say($"built {image}");
        operation.WriteResult(OperationResult.Empty with { Image = image });
        return null;
    }

    private static string[] Option(string name, string value) => [name, value];
}
