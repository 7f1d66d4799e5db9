using System.Text.RegularExpressions;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.Builds;

/// <summary>
/// A <c>.dockerignore</c> that belongs to one Dockerfile. A plan seals the context as BuildKit reads it, which is with that file; the builder of before BuildKit reads only that of the context, and
/// takes more than was sealed.
/// </summary>
internal static class OwnIgnoreFile
{
    private const string Docker = "docker";

    // The first that reads the file.
    private static readonly Version Podman = new(4, 3);

    /// <summary>Why an operation would build more than what is sealed; null if it would not.</summary>
    /// <param name="operation">The build.</param>
    /// <param name="build">Its inputs.</param>
    /// <param name="hasBuildx">Whether buildx builds it, which is asked only where it counts.</param>
    public static DriverFailure? WhyNot(OperationContext operation, BuildInputs build, Predicate<OperationContext> hasBuildx)
    {
        var dockerfile = operation.PathOf(build.Dockerfile ?? "Dockerfile");
        var context = operation.PathOf(build.Context);
        var own = dockerfile + ".dockerignore";
        return !File.Exists(own) || hasBuildx(operation) || IsReadByEngine(operation, dockerfile, context) ? null : new DriverFailure(
            "DPL4259",
            $"Without buildx the image is built without regard to {own}, so with files that the plan leaves out; install buildx{(operation.Variables.Find("DOCKER_BUILDKIT") == "0" ? " and unset DOCKER_BUILDKIT" : "")}, or move the rules to {Path.Combine(context, ".dockerignore")}")
        {
            File = own,
        };
    }

    private static bool IsReadByEngine(OperationContext operation, string dockerfile, string context)
    {
        // Podman under the name of docker. It never asks BuildKit.
        if (VersionIn(operation, "podman version", Docker, "--version") is { } client)
        {
            return client >= Podman;
        }

        // Before 23, docker has BuildKit in itself; later it builds nothing with this variable and without buildx.
        if (operation.Variables.Find("DOCKER_BUILDKIT") is { } value && Regex.IsMatch(value, "^(1|t|true)$", RegexOptions.IgnoreCase))
        {
            return true;
        }

        // Docker sends the file to the engine with the context, unless the Dockerfile is elsewhere or the file of the context leaves it out.
        return !File.Exists(Path.Combine(context, ".dockerignore"))
            && dockerfile.StartsWith(context.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && VersionIn(operation, "Podman Engine", Docker, "version", "--format", "{{range .Server.Components}}{{.Name}} {{.Version}}\n{{end}}") >= Podman;
    }

    // What is said after a name; null if nothing is.
    private static Version? VersionIn(OperationContext operation, string name, params string[] command)
    {
        Version? version = null;
        operation.Run(new ProgramCall(command) { Line = line => version ??= Regex.Match(line, "^" + name + @" (\d+\.\d+)") is { Success: true } found ? Version.Parse(found.Groups[1].Value) : null });
        return version;
    }
}
