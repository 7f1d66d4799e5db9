namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>Base images from what this machine has: nothing is downloaded.</summary>
internal sealed class TestImages(ContainerEngine engine)
{
    private readonly Lazy<string> _runtime = new(() => MakeRuntime(engine));

    /// <summary>Name of an image in the registry with the .NET runtime of this machine and the libraries that it needs.</summary>
    public string Runtime => _runtime.Value;

    /// <summary>Puts a static busybox into the folder of a Dockerfile.</summary>
    public static void AddBusybox(string folder)
    {
        Directory.CreateDirectory(folder);
        File.Copy("/usr/bin/busybox", Path.Combine(folder, "busybox"));
    }

    private static string MakeRuntime(ContainerEngine engine)
    {
        var root = Workspace.NewFolder("base");
        var name = $"{engine.Registry}/base:1";
        Dotnet.RunProgram("sh", root, ["-c", $"""
            set -e
            sdk="$(dirname "$(readlink -f "$(command -v dotnet)")")"
            runtime="$(ls -d $sdk/shared/Microsoft.NETCore.App/10.*)"
            cp -r --parents $runtime $sdk/shared/Microsoft.AspNetCore.App/10.* $sdk/host $sdk/dotnet .
            for library in $(ldd $sdk/dotnet $runtime/*.so $sdk/host/fxr/*/*.so | grep -o '/[^ ]*\.so[^ :]*' | grep -v "^$sdk" | sort -u); do
                cp -L --parents $library .
            done
            mkdir tmp
            tar -c . | docker import -c "ENV PATH=$sdk" -c "ENV DOTNET_ROOT=$sdk" - {name}
            docker push {name}
            """], engine.Variables).Succeeds();
        Directory.Delete(root, recursive: true);
        return name;
    }
}
