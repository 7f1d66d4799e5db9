namespace DeployPlan.Drivers.Migrations;

/// <summary>A release and those that it continues: attempts of one and the same plan.</summary>
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

    /// <summary>What earlier attempts of the operation have written as that list of their results, the earliest first.</summary>
    public static IEnumerable<string> EarlierResults(OperationContext operation, string key) => Of(operation).Reverse()
        .Select(id => Path.Combine(operation.EnvironmentDirectory, id, "results", Path.GetFileName(operation.ResultFile)))
        .Where(File.Exists)
        .SelectMany(file => OperationJson.Texts(OperationJson.Read(File.ReadAllText(file)).Element(key)));

    // Old releases may be deleted.
    private static string ContinuedBy(string file) => File.Exists(file) ? OperationJson.Read(File.ReadAllText(file)).Element("resumes")?.Value ?? "" : "";
}
