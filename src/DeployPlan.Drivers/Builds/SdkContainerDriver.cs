using DeployPlan.Drivers.Containers;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Builds;

/// <summary>Publishes a project as a container image with the .NET SDK: to the registry of the image, or to the local engine if its name has none.</summary>
internal sealed class SdkContainerDriver : ICheckingDriver
{
    private const string ArchivePath = "ContainerArchiveOutputPath";

    public DriverFailure? Run(OperationContext operation)
    {
        var build = (BuildInputs)operation.Inputs;
        if (build.Project is null)
        {
            return new DriverFailure("DPL4141", "The driver 'sdk-container' builds only .NET projects; replace 'build' with 'project: path/to/the.csproj' in deploy.yml");
        }

        if (build.Image is not { } name)
        {
            return new DriverFailure("DPL4143", "The operation has no image; add 'image: registry.example.com/acme/name' to the service in deploy.yml");
        }

        var image = new ImageName(name);
        var made = Path.Combine(operation.ReleaseDirectory, "builds", operation.Id + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(made)!);
        File.Delete(made);
        try
        {
            return BuildTurn.Run(operation, () => operation.RunTool(Publish(operation, build, image, made))) ?? Keep(operation, build, image, made);
        }
        finally
        {
            // Among what it says are the variables of the image.
            File.Delete(made);
        }
    }

    /// <summary>Whether there is an engine for an image without a registry, unless the project writes it to a file: the SDK takes that of Docker or that of Podman.</summary>
    public IEnumerable<DriverFailure> Check(OperationContext operation)
    {
        var build = (BuildInputs)operation.Inputs;
        return build.Image is { } image && !new ImageName(image).HasRegistry && !IsWrittenToFile(operation, build)
            && ContainerEngine.WhyNot(operation) is { } failure && !operation.Succeeds("podman", "version") ? [failure] : [];
    }

    private static bool IsWrittenToFile(OperationContext operation, BuildInputs build) =>
        (build.Publish?.Properties.Any(static property => property.Key == ArchivePath) ?? false)
        || (build.Project is { } project && File.Exists(operation.PathOf(project)) && File.ReadAllText(operation.PathOf(project)).Contains(ArchivePath));

    // The plan overrides the registry, repository and tags of the project.
    private static ProgramCall Publish(OperationContext operation, BuildInputs build, ImageName image, string made) => PublishCall.Of(
        operation, build.Project!, build.Publish ?? PublishSettings.Default, "-t:PublishContainer",
        $"-p:ContainerRegistry={image.Registry}", $"-p:ContainerRepository={image.Repository}", "-p:ContainerImageTag=",
        $"-p:ContainerImageTags=\"{string.Join(";", [build.Tag, .. build.Tags])}\"",
        "-getProperty:GeneratedContainerDigest", "-getProperty:GeneratedContainerConfiguration", "-getProperty:GeneratedImageIndex", $"-getResultOutputFile:{made}");

    private static DriverFailure? Keep(OperationContext operation, BuildInputs build, ImageName image, string said)
    {
        var made = new SdkImage((JsonText.Read(File.ReadAllText(said)) as DataValue.Entries)?.EntriesOf("Properties"));
        if (made.Digest.Length == 0)
        {
            return new DriverFailure("DPL4142", "'dotnet publish' succeeded but made no image; the project must be a program, not a library, and its SDK must be 8.0.200 or later");
        }

        BuiltImage.Keep(operation, image.HasRegistry
            ? OperationResult.Empty with { Image = image.WithDigest(made.Digest) }
            : OperationResult.Empty with { Image = image.WithTag(build.Tag), ImageId = IdOf(operation, made, image.WithTag(build.Tag)) });
        return null;
    }

    // The project may write it to a file, or to another engine: then this one has none of that name, or an older one.
    private static string? IdOf(OperationContext operation, SdkImage made, string name)
    {
        DataValue? inspected = null;
        operation.Run(new ProgramCall("docker", "image", "inspect", "--format", "{{json .}}", name) { Line = line => inspected = JsonText.Read(line) ?? inspected });
        return made.IdIn(inspected);
    }
}
