using DeployPlan.Exports;

namespace DeployPlan.Tests.Exports;

/// <summary>GitLab, if it could do less or if its file were written wrong.</summary>
internal sealed class ChangedGitLab : IExporter
{
    private readonly GitLabExporter _real = new();

    public Func<string, string> Spoil { get; init; } = text => text;

    public string Engine => _real.Engine;

    public string Title => _real.Title;

    public string Extension => _real.Extension;

    public NameRule Names => _real.Names;

    public EngineLimits Limits { get; init; } = new();

    public EngineFeatures Features { get; init; } = EngineFeatures.All;

    public IReadOnlyList<string> OwnSigns => _real.OwnSigns;

    public bool SharesCheckout => _real.SharesCheckout;

    public string Write(JobPlan plan) => Spoil(_real.Write(plan));

    public IReadOnlyList<ReadJob>? Read(string text) => _real.Read(text);
}
