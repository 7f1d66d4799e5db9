using System.Globalization;

namespace DeployPlan.Diagnostics;

/// <summary>DPL5xxx: a plan that an engine cannot run, and the file that it would run it from.</summary>
internal static class ExportDiagnostics
{
    public static Diagnostic UnknownEngine(string config, string engine, IReadOnlyList<string> engines) => Diagnostic.Error(
        "DPL5001",
        SourceSpan.WholeFile(config),
        engine.Length == 0
            ? $"No engine to export to; pass -p:DeployPlanEngine=<engine>, one of {string.Join(", ", engines)}"
            : $"DeployPlanEngine is '{engine}', for which there is no export; use one of {string.Join(", ", engines)}{NearestName.Suggestion(engine, engines)}");

    public static Diagnostic NoEnvironment(string config) => Diagnostic.Error(
        "DPL5002", SourceSpan.WholeFile(config), "An export is for one environment; pass -p:Env=<environment>");

    public static Diagnostic NoStore(SourceSpan at) => Diagnostic.Warning(
        "DPL5003", at, "Nothing says where releases are kept, and the jobs of an export may run on several machines; set DeployPlanStore, for example to git:origin#deployplan, or see to it that every job has it in its environment");

    public static Diagnostic OwnSign(SourceSpan at, string what, string text, string sign, string engine) => Diagnostic.Error(
        "DPL5004", at, $"{what} is '{text}', and '{sign}' in it means something to {engine}; write it without");

    public static Diagnostic UnseenText(SourceSpan at, string what) => Diagnostic.Error(
        "DPL5004", at, $"{what} has a character that is not seen, such as a line end or one that turns the direction of text; write it without");

    public static Diagnostic BadProjectPath(SourceSpan at, string path, string character) => Diagnostic.Error(
        "DPL5005", at, $"The path '{path}' of the project has a {character}, which shells read in different ways; rename the file or the folder");

    public static Diagnostic ProjectOutside(SourceSpan at, string path) => Diagnostic.Error(
        "DPL5005", at, $"The path '{path}' of the project leads out of the repository, and a job has nothing else; move the project, or set DeployPlanRepositoryRoot to the folder that is checked out");

    public static Diagnostic OneMachine(SourceSpan at, string build, string deploy, string leaves) => Diagnostic.Error(
        "DPL5006", at, $"'{build}' makes {leaves}, which '{deploy}' needs on the same one, but an engine may run them on different machines; bind both to one with 'runs_on: agent:<name>' of the service or of the environment, or push images to a registry");

    public static Diagnostic TooManyJobs(SourceSpan at, string engine, long found, int most) => Diagnostic.Error(
        "DPL5007", at, string.Format(CultureInfo.InvariantCulture, "The plan needs {0} jobs, and {1} takes {2}; export a part of it with DeployPlanServices, or split the config", found, engine, most));

    public static Diagnostic TooLarge(SourceSpan at, string engine, long found, int most) => Diagnostic.Error(
        "DPL5008", at, string.Format(CultureInfo.InvariantCulture, "The file would have at least {0} bytes, and {1} takes {2}; export a part of the plan with DeployPlanServices, or split the config", found, engine, most));

    /// <summary>Whether it is <see cref="TooLarge"/>.</summary>
    public static bool IsTooLarge(Diagnostic diagnostic) => diagnostic.Code == "DPL5008";

    public static Diagnostic NoGates(SourceSpan at, string engine, string gates) => Diagnostic.Error(
        "DPL5009", at, $"{engine} cannot let a job wait for a person, which {gates} needs; use another engine");

    public static Diagnostic Downgrade(SourceSpan at, string engine, string what, IReadOnlyList<string> operations) => Diagnostic.Warning(
        "DPL5010", at, $"{engine} cannot {what}{(operations.Count == 0 ? "" : $", as {CutList.Of(operations, 5)} would need")}, so the file does not say it; use another engine where that matters");

    public static Diagnostic WrittenWrong(SourceSpan at, string engine, string difference) => Diagnostic.Error(
        "DPL5011", at, $"The file for {engine} does not say what the plan says: {difference}; this is a fault of DeployPlan: please report it, with the config");

    public static Diagnostic SameName(SourceSpan at, string first, string second, string name, string engine) => Diagnostic.Error(
        "DPL5012", at, $"'{first}' and '{second}' would both be the job '{name}' in {engine}; rename one of them");

    public static Diagnostic NothingToRun(SourceSpan at, string environment) => Diagnostic.Error(
        "DPL5013", at, $"The plan for {environment} has no operation that an engine could run; add a service or a database");

    public static Diagnostic BadImage(SourceSpan at, string image) => Diagnostic.Error(
        "DPL5014", at, $"DeployPlanExportImage cannot be '{image}'; write a container image, for example mcr.microsoft.com/dotnet/sdk:10.0");

    public static Diagnostic BadVariable(SourceSpan at, string name) => Diagnostic.Error(
        "DPL5014", at, $"DeployPlanExportVariables has '{name}', which is no name of an environment variable; write names with ';' between them, for example OTEL_EXPORTER_OTLP_ENDPOINT;OTEL_EXPORTER_OTLP_HEADERS");

    public static Diagnostic Drift(string file, string environment, string engine, string version, int line) => Diagnostic.Error(
        "DPL5015",
        new SourceSpan(file, line, 1, line, 1),
        $"DeployPlanLockedMode is on, and this file is not what the plan for {environment} exports now; export it again with dotnet build -t:DeployPlanExport -p:Env={environment} -p:DeployPlanEngine={engine} -p:DeployPlanExportFile=<this file> -p:DeployPlanVersion={version} -p:DeployPlanLockedMode=false, have it reviewed and commit it");

    public static Diagnostic CannotWrite(string file, string why) => Diagnostic.Error(
        "DPL5016", SourceSpan.WholeFile(file), $"The export cannot be written: {why.TrimEnd('.')}; name another file with DeployPlanExportFile");

    public static Diagnostic IsInput(string file, string operation) => Diagnostic.Error(
        "DPL5017", SourceSpan.WholeFile(file), $"'{operation}' uses this file, so its content would change the id of the plan that is written in it; name another file with DeployPlanExportFile, or leave it out of what the operation uses, for example in .dockerignore");

    public static Diagnostic IsForeign(string file) => Diagnostic.Error(
        "DPL5018", SourceSpan.WholeFile(file), "This file was not written by an export, so it is left as it is; delete it, or name another file with DeployPlanExportFile");

    public static Diagnostic OwnVariable(SourceSpan at, string name, string start, string engine) => Diagnostic.Error(
        "DPL5019", at, $"{engine} cannot give its jobs the variable '{name}', because it keeps names that begin with {start} for itself; give the variable another name in deploy.yml, and in the secrets of the engine");

    public static Diagnostic NewMachine(SourceSpan at, string operation, string leaves, string engine, bool hasMachines) => Diagnostic.Error(
        "DPL5020", at, $"'{operation}' leaves {leaves} on its machine for later, but {engine} runs each job {(hasMachines ? "there " : "")}on a new machine; {(hasMachines ? "name a machine of your own in 'runs_on: agent:<name>'" : "export to another engine")}, or use registries for images and another driver for the deploy");

    public static Diagnostic AnyMachine(SourceSpan at, string deploy) => Diagnostic.Error(
        "DPL5020", at, $"'{deploy}' leaves a process on its machine, which the next release must find to stop it, but an engine may run that on another machine; bind it to one with 'runs_on: agent:<name>' of the service or of the environment");

    public static Diagnostic NoImage(SourceSpan at, string engine) => Diagnostic.Error(
        "DPL5030", at, $"{engine} runs jobs in a container image and in nothing else; set DeployPlanExportImage to one with the .NET SDK and the checkout, for example registry.example.com/shop:1.4.0");

    public static Diagnostic InWaves(SourceSpan at, string engine, int most) => Diagnostic.Warning(
        "DPL5031", at, string.Format(CultureInfo.InvariantCulture, "With a job for each operation the file would be larger than the {0} bytes that {1} takes, so it runs them in waves: an operation waits for the whole wave before its own, and a failure skips all later waves, more than what depends on it; export a part of the plan with DeployPlanServices where that matters", most, engine));
}
