namespace DeployPlan.Scaffolding;

/// <summary>What deploys the services.</summary>
/// <param name="Driver">The driver of the environments.</param>
/// <param name="ComposeFile">For compose: the file, relative to the config.</param>
/// <param name="NamesFile">Whether the config must name it, because planning does not find it by itself.</param>
/// <param name="Beside">Services of the compose file that are not deployed, such as databases: they are started first.</param>
/// <param name="Notes">What people should know, a line each.</param>
internal sealed record ScaffoldedTarget(string Driver, string? ComposeFile, bool NamesFile, IReadOnlyList<ComposeEntry> Beside, IReadOnlyList<string> Notes)
{
    public static ScaffoldedTarget Processes(params string[] notes) => new("process", null, NamesFile: false, [], notes);
}
