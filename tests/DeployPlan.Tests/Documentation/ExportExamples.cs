using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Documentation;

/// <summary>What docs/diagnostics.md shows of exports. When each of these is said is held by the tests of exports; here is held how.</summary>
internal static class ExportExamples
{
    public static IReadOnlyDictionary<string, Func<ExampleFolder, Diagnostic>> All { get; } = new Dictionary<string, Func<ExampleFolder, Diagnostic>>
    {
        ["DPL5001"] = folder => ExportDiagnostics.UnknownEngine(folder.PathOf("deploy.yml"), "gitlap", ["argo", "azure", "github", "gitlab", "slurm"]),
        ["DPL5002"] = folder => ExportDiagnostics.NoEnvironment(folder.PathOf("deploy.yml")),
        ["DPL5003"] = folder => ExportDiagnostics.NoStore(Prod(folder)),
        ["DPL5004"] = folder => ExportDiagnostics.OwnSign(Prod(folder), "DeployPlanVersion", "1.0-$[[ inputs.x ]]", "$[[", "GitLab"),
        ["DPL5005"] = folder => ExportDiagnostics.BadProjectPath(Prod(folder), "src/It's/Shop.csproj", "'"),
        ["DPL5006"] = folder => ExportDiagnostics.OneMachine(Prod(folder), "build_api", "deploy_prod_api", "a folder of its machine"),
        ["DPL5007"] = folder => ExportDiagnostics.TooManyJobs(Prod(folder), "Slurm", 12_003, 10_000),
        ["DPL5008"] = folder => ExportDiagnostics.TooLarge(Prod(folder), "GitLab", 2_300_451, 2_097_152),
        ["DPL5009"] = folder => ExportDiagnostics.NoGates(Prod(folder), "Tekton", "the approval of the plan"),
        ["DPL5010"] = folder => ExportDiagnostics.Downgrade(Prod(folder), "Slurm", "run a job in the image of DeployPlanExportImage", []),
        ["DPL5011"] = folder => ExportDiagnostics.WrittenWrong(Prod(folder), "GitLab", "'deploy_prod_api' does not wait for 'build_api'"),
        ["DPL5012"] = folder => ExportDiagnostics.SameName(Prod(folder), "build_api", "build.api", "build-api", "Argo"),
        ["DPL5013"] = folder => ExportDiagnostics.NothingToRun(Prod(folder), "prod"),
        ["DPL5014"] = folder => ExportDiagnostics.BadImage(Prod(folder), "sdk 10"),
        ["DPL5015"] = folder => ExportDiagnostics.Drift(folder.PathOf("deploy/prod.gitlab.yml"), "prod", "gitlab", "1.4.0", 3),
        ["DPL5016"] = folder => ExportDiagnostics.CannotWrite(folder.PathOf("bin/deployplan/prod/export.gitlab.yml"), "Access is denied."),
        ["DPL5017"] = folder => ExportDiagnostics.IsInput(folder.PathOf("src/prod.gitlab.yml"), "build_api"),
        ["DPL5018"] = folder => ExportDiagnostics.IsForeign(folder.PathOf(".gitlab-ci.yml")),
        ["DPL5019"] = folder => ExportDiagnostics.OwnVariable(Prod(folder), "GITHUB_TOKEN", "GITHUB_", "GitHub Actions"),
        ["DPL5020"] = folder => ExportDiagnostics.NewMachine(Prod(folder), "build_api", "a folder", "GitHub Actions", hasMachines: true),
        ["DPL5030"] = folder => ExportDiagnostics.NoImage(Prod(folder), "Argo Workflows"),
        ["DPL5031"] = folder => ExportDiagnostics.InWaves(Prod(folder), "GitHub Actions", 500_000),
    };

    private static SourceSpan Prod(ExampleFolder folder) => new(folder.PathOf("deploy.yml"), 6, 3, 6, 7);
}
