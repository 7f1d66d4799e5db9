using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using DeployPlan.Drivers.Containers;
using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Builds;

/// <summary>Publishes a project as a container image with the .NET SDK: to the registry of the image, or to the local engine if its name has none.</summary>
internal sealed class SdkContainerDriver : IDriver
{
    public DriverFailure? Run(OperationContext operation)
    {
        if (operation.Input("project") is not { } project)
        {
            return new DriverFailure("DPL4141", "The driver 'sdk-container' builds only .NET projects; replace 'build' with 'project: path/to/the.csproj' in deploy.yml");
        }

        if (operation.Input("image") is not { } name)
        {
            return new DriverFailure("DPL4143", "The operation has no image; add 'image: registry.example.com/acme/name' to the service in deploy.yml");
        }

        var image = new ImageName(name);
        // Projects that are built in parallel may share references, so each build has its own intermediate files, which the next release reuses.
        var artifacts = Path.Combine(operation.EnvironmentDirectory, "builds", operation.Metadata("Service"));
        var made = Path.Combine(artifacts, "container.json");
        Directory.CreateDirectory(artifacts);
        File.Delete(made);
        return operation.RunTool(Publish(operation, project, image, artifacts, made)) ?? Keep(operation, image, OperationJson.Read(File.ReadAllText(made)).Element("Properties")!);
    }

    // The plan overrides the registry, repository and tags of the project.
    private static ProgramCall Publish(OperationContext operation, string project, ImageName image, string artifacts, string made) => DotnetCommand.Of(
        "publish", operation.PathOf(project), "-t:PublishContainer", "--artifacts-path", artifacts,
        $"-p:ContainerRegistry={image.Registry}", $"-p:ContainerRepository={image.Repository}", "-p:ContainerImageTag=",
        $"-p:ContainerImageTags=\"{string.Join(";", [operation.Input("tag")!, .. operation.InputTexts("tags")])}\"",
        "-getProperty:GeneratedContainerDigest", "-getProperty:GeneratedImageIndex", $"-getResultOutputFile:{made}",
        "-nologo", "-v:quiet", "-tl:off");

    private static DriverFailure? Keep(OperationContext operation, ImageName image, XElement made)
    {
        var digest = DigestOf(made);
        if (digest.Length == 0)
        {
            return new DriverFailure("DPL4142", "'dotnet publish' succeeded but made no image; the project must be a program, not a library, and its SDK must be 8.0.200 or later");
        }

        var reference = image.HasRegistry ? image.WithDigest(digest) : image.WithTag(operation.Input("tag")!);
        operation.Say($"built {reference}");
        operation.WriteResult(OperationJson.Text("image", reference));
        return null;
    }

    // For several runtimes the SDK creates an index of images, and reports only its text.
    private static string DigestOf(XElement made)
    {
        var index = made.Element("GeneratedImageIndex")?.Value;
        if (string.IsNullOrEmpty(index))
        {
            return made.Element("GeneratedContainerDigest")?.Value ?? "";
        }

        using var sha256 = SHA256.Create();
        return "sha256:" + string.Concat(sha256.ComputeHash(Encoding.UTF8.GetBytes(index)).Select(static part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
