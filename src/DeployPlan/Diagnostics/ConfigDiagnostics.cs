namespace DeployPlan.Diagnostics;

/// <summary>DPL1020 to DPL1099: a readable document that is not a valid deploy.yml.</summary>
internal static class ConfigDiagnostics
{
    /// <summary>The code of <see cref="Secret"/>.</summary>
    public const string SecretCode = "DPL1032";

    public static Diagnostic BadName(SourceSpan at, string what, string name, int longest) => Diagnostic.Error(
        "DPL1020", at, $"'{name}' is not a valid name for {what}; use at most {longest} ASCII letters, digits, '-', '_' and '.', starting with a letter or digit and not ending with '.'");

    public static Diagnostic BadProjectName(SourceSpan at, string name) => Diagnostic.Error(
        "DPL1020", at, $"'{name}' is not a valid name for a project, because it becomes a folder; write it without '..', empty parts, a drive and control characters");

    public static Diagnostic NamesDifferInCase(SourceSpan at, string kinds, string name, string other, SourceSpan first) => Diagnostic.Error(
        "DPL1021", at, $"The {kinds} '{name}' and '{other}' (line {first.Line}) differ only in case, so they would share a folder on Windows and macOS; rename one of them");

    public static Diagnostic BadVariableName(SourceSpan at, string what, string text) => Diagnostic.Error(
        "DPL1022", at, $"{what} must be the name of an environment variable, not '{text}'; for example, write 'ORDERS_DB' and put the value in the environment");

    public static Diagnostic BadPath(SourceSpan at, string path, string why) => Diagnostic.Error(
        "DPL1023", at, $"The path '{path}' {why}");

    public static Diagnostic MissingFile(SourceSpan at, string path, string what) => Diagnostic.Error(
        "DPL1024", at, $"{what} needs the file '{path}', which does not exist; create it or correct the path");

    public static Diagnostic MissingFolder(SourceSpan at, string kind, string path, string what) => Diagnostic.Error(
        "DPL1025", at, $"{what} needs the {kind} '{path}', which does not exist; create it or correct the path");

    public static Diagnostic BadStrategy(SourceSpan at, string text, IReadOnlyList<string> strategies) => Diagnostic.Error(
        "DPL1026", at, $"'{text}' is not a migration strategy; use one of {string.Join(", ", strategies)}{NearestName.Suggestion(text, strategies)}");

    public static Diagnostic DefaultStrategy(SourceSpan at, string database) => Diagnostic.Info(
        "DPL1027", at, $"The migrations of database '{database}' have no strategy, so they run as pre_deploy; to make this explicit, write 'strategy: pre_deploy'");

    public static Diagnostic BadChoice(SourceSpan at, string what, string text, IReadOnlyList<string> choices) => Diagnostic.Error(
        "DPL1028", at, $"{what} cannot be '{text}'; use one of {string.Join(", ", choices)}{NearestName.Suggestion(text, choices)}");

    public static Diagnostic UnknownReference(SourceSpan at, string who, string kind, string name, string place, string? nearest) => Diagnostic.Error(
        "DPL1029", at, $"{who} names the {kind} '{name}', which is not {place}{(nearest is null ? "; add it there or correct the name" : $"; did you mean '{nearest}'?")}");

    public static Diagnostic ProjectAndBuild(SourceSpan at, string service, SourceSpan project) => Diagnostic.Error(
        "DPL1030", at, $"Service '{service}' has both a 'build' here and a 'project' on line {project.Line}; keep only one of them");

    public static Diagnostic Contradiction(SourceSpan at, string overlay, SourceSpan lower, string found, string fix) => Diagnostic.Error(
        "DPL1031", at, $"{overlay} on line {at.Line} contradicts its base on line {lower.Line}, which is {found}; {fix}");

    public static Diagnostic Secret(SourceSpan at, string what) => Diagnostic.Error(
        SecretCode, at, $"This looks like {what}; remove it, name an environment variable that holds it instead, and change the secret if it was ever shared; if it is none, end the line with '# deployplan: not-a-secret'");

    public static Diagnostic BadUrl(SourceSpan at, string url, string why) => Diagnostic.Error(
        "DPL1033", at, $"'{url}' {why}; write 'http://host/path', 'https://host/path' or 'tcp://host:port'");

    public static Diagnostic HostIsInfra(SourceSpan at, string host, SourceSpan infra) => Diagnostic.Error(
        "DPL1034", at, $"The host '{host}' has the same name as an infra entry (line {infra.Line}), so both would be the operation 'infra_{host}'; rename one of them");

    public static Diagnostic ListedTwice(SourceSpan at, string item, string where, SourceSpan first) => Diagnostic.Error(
        "DPL1035", at, $"'{item}' is listed twice in {where} (first on line {first.Line}); remove one of them");

    public static Diagnostic UnknownEnvironment(SourceSpan at, string name, string where, bool strict, string? nearest)
    {
        var message = $"{where} names the environment '{name}', which is not in 'environments', so it has no effect{(nearest is null ? "; correct or remove it" : $"; did you mean '{nearest}'?")}";
        return strict ? Diagnostic.Error("DPL1036", at, message) : Diagnostic.Warning("DPL1036", at, message);
    }

    public static Diagnostic SelectsAllAndSome(SourceSpan at, string key) => Diagnostic.Error(
        "DPL1037", at, $"'all: true' already selects every migration, so '{key}' contradicts it; keep only one of them");

    public static Diagnostic BadLabel(SourceSpan at, string where, string text, string rule) => Diagnostic.Error(
        "DPL1080", at, $"'runs_on' in {where} cannot have '{text}'; write {rule}");

    public static Diagnostic SeveralAgents(SourceSpan at, string where, string first, string second) => Diagnostic.Error(
        "DPL1081", at, $"'runs_on' in {where} has both '{first}' and '{second}', and no machine is both; keep one of them");

    public static Diagnostic BadImage(SourceSpan at, string what, string text, string why) => Diagnostic.Error(
        "DPL1038", at, $"{what} cannot be '{text}': {why}");

    public static Diagnostic TooManyEntries(SourceSpan at, int most) => Diagnostic.Error(
        "DPL1039", at, $"The environments up to this one have more than {most} infra entries, databases and services in total; split the config");

    public static Diagnostic NothingToRemove(SourceSpan at, string environment, string section, string name) => Diagnostic.Error(
        "DPL1040", at, $"Environment '{environment}' removes '{name}', which is not in the top-level '{section}'; correct the name, or write '{name}: {{}}' for an empty entry");

    public static Diagnostic ReservedName(SourceSpan at, string kind, string name, string why) => Diagnostic.Error(
        "DPL1055", at, $"The {kind} cannot be called '{name}', which {why}; rename it");

    public static Diagnostic PublishWithoutProject(SourceSpan at, string where) => Diagnostic.Error(
        "DPL1057", at, $"'publish' of {where} says how a .NET project is published, but the service has no 'project'; add 'project: path/to/the.csproj', or remove 'publish'");

    public static Diagnostic BadPropertyName(SourceSpan at, string name) => Diagnostic.Error(
        "DPL1058", at, $"'{name}' is not the name of an MSBuild property; use letters, digits, '_' and '-', starting with a letter or '_'");

    public static Diagnostic NoFramework(SourceSpan at, string project, string frameworks, string example) => Diagnostic.Error(
        "DPL1059", at, $"'{project}' has TargetFrameworks ({frameworks}), of which publishing takes one; add 'publish: {{ framework: {example} }}' to the service");

    public static Diagnostic NoFrameworkOfMigrations(SourceSpan at, string project, string frameworks, string example) => Diagnostic.Error(
        "DPL1059", at, $"'{project}' has TargetFrameworks ({frameworks}), of which the tools of EF Core run one; add 'framework: {example}' to these migrations");

    public static Diagnostic UnknownFramework(SourceSpan at, string framework, string project, IReadOnlyList<string> frameworks) => Diagnostic.Error(
        "DPL1060", at, $"'{framework}' is not a target framework of '{project}'; use one of {string.Join(", ", frameworks)}{NearestName.Suggestion(framework, frameworks)}");

    public static Diagnostic NotInComposeFile(SourceSpan at, string service, string file, string environment, string? nearest) => Diagnostic.Error(
        "DPL1061", at, $"'{file}', with which environment '{environment}' deploys the service '{service}', has no service of that name{(nearest is null ? "; add it there, or rename the service" : $"; did you mean '{nearest}'?")}");

    public static Diagnostic BadListeningAddress(SourceSpan at, string text) => Diagnostic.Error(
        "DPL1062", at, $"'{text}' in 'urls' is not an address to listen at; write scheme, host and port, for example 'http://localhost:5001'");

    public static Diagnostic BadEnvironmentName(SourceSpan at, string name) => Diagnostic.Error(
        "DPL1063", at, $"'{name}' in 'environment' is not the name of an environment variable; use letters, digits, '_', '-' and '.', starting with a letter or '_', and '__' where .NET configuration has ':'");

    public static Diagnostic PortTwice(SourceSpan at, string service, string other, SourceSpan first, int port, int free) => Diagnostic.Error(
        "DPL1064", at, $"Services '{service}' and '{other}' (line {first.Line}) would both listen on port {port} of this machine; give one of them another, for example with 'urls: [http://localhost:{free}]'");

    public static Diagnostic ReferenceUnderOtherName(SourceSpan at, string name) => Diagnostic.Error(
        "DPL1065", at, $"The variable '{name}' cannot have a value with a reference, because shells pass no name with '.' or '-' on, so it is given in a way that others on the machine can see; name the variable in 'pass_env' or 'required_env' and set it, or give the value to one whose name has only letters, digits and '_'");

    public static Diagnostic BadVariableLine(SourceSpan at, string why) => Diagnostic.Error("DPL1077", at, $"This line of an 'env_file' {why}");

    public static Diagnostic VariablesDifferInCase(SourceSpan at, string name, string other, SourceSpan first) => Diagnostic.Error(
        "DPL1078", at, $"'{name}' and '{other}' (line {first.Line}) in 'environment' differ only by case, so a program may get either value; keep only one of them");

    public static Diagnostic OwnVariable(SourceSpan at, string name, string prefix) => Diagnostic.Error(
        "DPL1079", at, $"'{name}' would be a variable of DeployPlan itself, which sets it; rename it so that it does not begin with {prefix}");

    public static Diagnostic BadTag(SourceSpan at, string where, string tag, string allowed) => Diagnostic.Error(
        "DPL1056", at, $"'{tag}' in 'tags' of {where} is not an image tag; {allowed}");

    public static Diagnostic NearMissOfOverlay(SourceSpan at, string environment, string section, string name, string nearest, bool strict)
    {
        var message = $"Environment '{environment}' makes a new entry '{name}' in '{section}', which is one letter away from '{nearest}'; did you mean '{nearest}'? If not, add '{name}' to the top level too";
        return strict ? Diagnostic.Error("DPL1045", at, message) : Diagnostic.Warning("DPL1045", at, message);
    }

    public static Diagnostic BadHeaderName(SourceSpan at, string name) => Diagnostic.Error(
        "DPL1050", at, $"'{name}' is not the name of an HTTP header; use letters, digits and '-', for example 'X-Forwarded-Proto'");

    public static Diagnostic BadHeaderValue(SourceSpan at, string name) => Diagnostic.Error(
        "DPL1050", at, $"The value of the HTTP header '{name}' has a line break or a character that is not ASCII; write it in visible ASCII, encoded where the server expects it");

    public static Diagnostic BadReference(SourceSpan at, string text) => Diagnostic.Error(
        "DPL1051", at, $"'{text}' is not a reference to an environment variable; write ${{NAME}} with letters, digits and '_', or '$${{' for the characters themselves");

    public static Diagnostic ReferenceInBuild(SourceSpan at, string what, string where, string reference) => Diagnostic.Error(
        "DPL1082", at, $"{what} of {where} cannot have '{reference}', because it is part of the plan and the same for everyone, so no variable is looked up; write the value itself, or '$${{' for the characters '${{'");

    public static Diagnostic MigrationsOfNoDatabase(SourceSpan at, string folder, bool strict)
    {
        var message = $"'migrations' at the top level is what Stagecraft checks, and none are planned from it; write those of a database in 'databases: {{ main: {{ connection_env: DATABASE_URL, migrations: {{ engine: raw, path: {folder} }} }} }}', or 'enabled: false' here";
        return strict ? Diagnostic.Error("DPL1083", at, message) : Diagnostic.Warning("DPL1083", at, message);
    }

    public static Diagnostic UrlAndCommand(SourceSpan at, string where) => Diagnostic.Error(
        "DPL1052", at, $"{where} has both a 'url' and a 'command'; keep only one of them");

    public static Diagnostic NotTls(SourceSpan at, string where, string url) => Diagnostic.Error(
        "DPL1053", at, $"'tls' in {where} has no effect on '{url}'; write an https URL, or remove 'tls'");

    public static Diagnostic BadComposeProject(SourceSpan at, string name) => Diagnostic.Error(
        "DPL1054", at, $"'{name}' is not a name of a compose project; use lowercase letters, digits, '-' and '_', starting with a letter or digit");

    public static Diagnostic Empty(SourceSpan at, string what, string example) => Diagnostic.Error(
        "DPL1067", at, $"{what} is empty; write a value, for example {example}, or remove it");

    public static Diagnostic ComposeProjectTwice(SourceSpan at, string environment, string other, SourceSpan first, string name) => Diagnostic.Error(
        "DPL1066",
        at,
        $"Environments '{environment}' and '{other}' (line {first.Line}) have one compose project, '{name}', so a deploy of one would replace what runs of the other; write 'compose_project' to one of them, or the same name to both if they are on different machines");

    public static Diagnostic NoRepository(string config, string root) => Diagnostic.Error(
        "DPL1070",
        SourceSpan.WholeFile(config),
        $"Nothing here is in a git repository, as in a container that builds an image, so '{root}' counts as its root, and not all that the config names is there; where no plan is needed, build with "
            + "-p:EnableDeployPlan=false; where one is, bring all files and name their root with -p:DeployPlanRepositoryRoot=<folder>");

    /// <summary>Whether it is about a path that leads out of the repository or to nothing.</summary>
    public static bool IsAboutPath(Diagnostic diagnostic) => diagnostic.Code is "DPL1023" or "DPL1024" or "DPL1025";
}
