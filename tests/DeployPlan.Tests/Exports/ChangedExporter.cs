using DeployPlan.Exports;

namespace DeployPlan.Tests.Exports;

/// <summary>An engine, if it could do less or if its file were written wrong.</summary>
internal sealed class ChangedExporter : IExporter
{
    private IExporter _real = new GitLabExporter();

    /// <summary>The engine; GitLab unless it is set.</summary>
    public string Of
    {
        init => _real = Exporters.Find(value)!;
    }

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
