using DeployPlan.Exports;

namespace DeployPlan.Tests.Exports;

/// <summary>An engine, if it could do less or if its file were written wrong.</summary>
internal sealed class ChangedExporter : IExporter
{
    /// <summary>The engine; GitLab unless it is set.</summary>
    public IExporter Real { get; init; } = new GitLabExporter();

    public Func<string, string> Spoil { get; init; } = text => text;

    public string Engine => Real.Engine;

    public string Title => Real.Title;

    public string Extension => Real.Extension;

    public NameRule Names => Real.Names;

    public EngineLimits Limits { get; init; } = new();

    public EngineFeatures Features { get; init; } = EngineFeatures.All;

    public IReadOnlyList<string> OwnSigns => Real.OwnSigns;

    public IReadOnlyList<string> OwnVariables => Real.OwnVariables;

    public bool SharesCheckout => Real.SharesCheckout;

    public bool KeepsMachine(string agent) => Real.KeepsMachine(agent);

    public string Write(JobPlan plan) => Spoil(Real.Write(plan));

    public IReadOnlyList<ReadJob>? Read(string text) => Real.Read(text);
}
