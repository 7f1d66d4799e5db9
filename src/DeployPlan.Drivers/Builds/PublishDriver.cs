using DeployPlan.Drivers.Processes;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Builds;

/// <summary>Publishes a project to a folder of the release, which the deploy driver <c>process</c> runs.</summary>
internal sealed class PublishDriver : IDriver
{
    public DriverFailure? Run(OperationContext operation)
    {
        var build = (BuildInputs)operation.Inputs;
        if (build.Project is not { } project)
        {
            return new DriverFailure("DPL4171", "The driver 'publish' builds only .NET projects; replace 'build' with 'project: path/to/the.csproj' in deploy.yml");
        }

        var files = new ServiceFiles(operation.EnvironmentDirectory, operation.Metadata("Service"));
        var folder = files.FolderOf(operation.ReleaseId);
        var unfinished = folder + ".tmp";
        Delete(unfinished);

        var publish = PublishCall.Of(operation, project, build.Publish ?? PublishSettings.Default, "-o", unfinished);
        if (BuildTurn.Run(operation, () => operation.RunTool(publish)) is { } failure)
        {
            Delete(unfinished);
            return failure;
        }

        Delete(folder);
        Directory.Move(unfinished, folder);
        operation.WriteResult(OperationResult.Empty with { Folder = files.NameOf(operation.ReleaseId) });
        return null;
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
