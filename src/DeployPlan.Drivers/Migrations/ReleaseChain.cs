using DeployPlan.Text;

namespace DeployPlan.Drivers.Migrations;

/// <summary>A release and those that it resumes: attempts to apply the same plan.</summary>
internal static class ReleaseChain
{
    /// <summary>Their ids, the latest first.</summary>
    public static IReadOnlyList<string> Of(OperationContext operation)
    {
        var chain = new List<string>();
        for (var id = operation.ReleaseId; id.Length > 0 && !chain.Contains(id); id = ContinuedBy(Path.Combine(operation.EnvironmentDirectory, id, "release.json")))
        {
            chain.Add(id);
        }

        return chain;
    }

    // Old releases may be deleted.
    private static string ContinuedBy(string file) => File.Exists(file) ? (JsonText.Read(File.ReadAllText(file)) as DataValue.Entries)?.TextOf("resumes") ?? "" : "";
}
