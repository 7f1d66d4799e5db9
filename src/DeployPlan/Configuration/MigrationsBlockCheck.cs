using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The rules of Stagecraft for its <c>migrations</c> block at the top level, which no plan uses.</summary>
internal sealed class MigrationsBlockCheck(EnvironmentNames environments, ReadContext context)
{
    // What people write here who mean the migrations of a database.
    private static readonly string[] OfDatabases = ["connection_env", "databases", "engine", "path", "strategy"];

    // What is in these is written as Stagecraft has it, or freely.
    private static readonly string[] OfStagecraft = ["engine_config", "env", "selection", "sources"];

    private bool _isComplete;

    /// <summary>Reports a block that is all that the config says of migrations, or that is written as those of a database.</summary>
    public void CheckUse(SourceSpan at, MappingReader block, IReadOnlyList<EnvironmentConfig> resolved)
    {
        if (block.Node.Find("enabled")?.Value is ScalarNode { Text: "false" })
        {
            return;
        }

        var isOfDatabase = IsOfDatabase(block.Node) || block.Node.Entries.Any(static entry => !OfStagecraft.Contains(entry.Key.Text) && entry.Value is MappingNode named && IsOfDatabase(named));
        if (isOfDatabase || (_isComplete && !resolved.Any(static environment => environment.Databases.Any(static database => database.Migrations is not null))))
        {
            var folder = block.Node.Find("sources")?.Value is MappingNode sources && sources.Find("raw_sql_dir")?.Value is ScalarNode { Text.Length: > 0 } path ? path.Text : "migrations";
            context.Diagnostics.Add(ConfigDiagnostics.MigrationsOfNoDatabase(at, folder, context.Strict));
        }
    }

    private static bool IsOfDatabase(MappingNode node) => OfDatabases.Any(key => node.Find(key) is not null);

    public void Check(MappingReader block)
    {
        var (enabled, hasEngine) = CheckKeys(block);
        RequireEngine(block, enabled ?? true, hasEngine);
        var env = block.Section("env", $"'env' of {block.Where}");
        block.ReportUnknownKeys(context.Strict);
        if (env is null)
        {
            return;
        }

        foreach (var entry in env.Node.Entries)
        {
            if (!environments.Contains(entry.Key.Text))
            {
                context.Diagnostics.Add(ConfigDiagnostics.UnknownEnvironment(entry.Key.Span, entry.Key.Text, env.Where, context.Strict, environments.Nearest(entry.Key.Text)));
            }

            if (env.Section(entry.Key.Text, $"'{entry.Key.Text}' in {env.Where}") is { } over)
            {
                var (enabledThere, hasEngineThere) = CheckKeys(over);
                RequireEngine(over, enabledThere ?? false, hasEngine || hasEngineThere);
                over.ReportUnknownKeys(context.Strict);
            }
        }
    }

    private (bool? Enabled, bool HasEngine) CheckKeys(MappingReader block)
    {
        var enabled = block.Truth("enabled");
        var engine = block.Text("default_engine");
        block.Mapping("engine_config");
        if (block.Section("sources", $"'sources' of {block.Where}") is { } sources)
        {
            CheckPath(sources.Text("raw_sql_dir"));
            foreach (var file in context.DistinctTexts(sources, "raw_sql_files") ?? [])
            {
                CheckPath(file);
            }

            sources.ReportUnknownKeys(context.Strict);
        }

        if (block.Section("selection", $"'selection' of {block.Where}") is { } selection)
        {
            CheckSelection(selection);
        }

        return (enabled?.Value, engine is { Value.Length: > 0 });
    }

    private void CheckSelection(MappingReader selection)
    {
        var all = selection.Truth("all") is { Value: true };
        foreach (var key in (string[])["ids", "tags"])
        {
            if (context.DistinctTexts(selection, key) is { Count: > 0 } && all)
            {
                context.Diagnostics.Add(ConfigDiagnostics.SelectsAllAndSome(selection.Node.Find(key)!.Key.Span, key));
            }
        }

        selection.ReportUnknownKeys(context.Strict);
    }

    private void CheckPath(Located<string>? written)
    {
        if (context.Paths.Normal(written) is not null && Array.IndexOf(written!.Value.Value.Split('/'), "..") >= 0)
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadPath(written.Value.Span, written.Value.Value, "has a '..' segment, which this block does not allow; start it at the folder of this config"));
        }
    }

    private void RequireEngine(MappingReader block, bool enabled, bool hasEngine)
    {
        _isComplete |= enabled && hasEngine;
        if (enabled && !hasEngine)
        {
            context.Diagnostics.Add(DocumentDiagnostics.MissingKey(block.At, "default_engine", block.Where, "default_engine: raw"));
        }
    }
}
