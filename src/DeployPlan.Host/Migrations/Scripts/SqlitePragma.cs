using DeployPlan.Diagnostics;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>The pragmas of SQLite. It ignores every other one, and other values of some, without a word, so that what is misspelled would count as done.</summary>
internal static class SqlitePragma
{
    private const string Keyword = "PRAGMA ";

    // https://sqlite.org/pragma.html, with those that are deprecated.
    private static readonly string[] Names =
    [
        "analysis_limit", "application_id", "auto_vacuum", "automatic_index", "busy_timeout", "cache_size", "cache_spill", "case_sensitive_like", "cell_size_check",
        "checkpoint_fullfsync", "collation_list", "compile_options", "count_changes", "data_store_directory", "data_version", "database_list", "default_cache_size",
        "defer_foreign_keys", "empty_result_callbacks", "encoding", "foreign_key_check", "foreign_key_list", "foreign_keys", "freelist_count", "full_column_names", "fullfsync",
        "function_list", "hard_heap_limit", "ignore_check_constraints", "incremental_vacuum", "index_info", "index_list", "index_xinfo", "integrity_check", "journal_mode",
        "journal_size_limit", "legacy_alter_table", "legacy_file_format", "lock_proxy_file", "locking_mode", "max_page_count", "mmap_size", "module_list", "optimize", "page_count",
        "page_size", "parser_trace", "pragma_list", "query_only", "quick_check", "read_uncommitted", "recursive_triggers", "reverse_unordered_selects", "schema_version",
        "secure_delete", "short_column_names", "shrink_memory", "soft_heap_limit", "stats", "synchronous", "table_info", "table_list", "table_xinfo", "temp_store",
        "temp_store_directory", "threads", "trusted_schema", "user_version", "vdbe_addoptrace", "vdbe_debug", "vdbe_listing", "vdbe_trace", "wal_autocheckpoint", "wal_checkpoint",
        "writable_schema",
    ];

    // In the order of SQLite: it takes the first one that starts with what is written.
    private static readonly string[] JournalModes = ["delete", "persist", "off", "truncate", "memory", "wal"];

    /// <summary>The first pragma of a script that SQLite does not have, or to which it gives another value; null if there is none.</summary>
    public static Flaw? FlawOf(Script script)
    {
        foreach (var statement in script.Dialect == SqlDialect.Sqlite ? script.Sql.Statements : [])
        {
            if (statement.Keywords.StartsWith(Keyword, StringComparison.Ordinal) && statement.Keywords[Keyword.Length..].ToLowerInvariant() is var name && Array.IndexOf(Names, name) < 0)
            {
                var instead = NearestName.Of(name, Names) is { } nearest ? $"write '{nearest}'" : "remove it";
                return new Flaw(statement.Start, $"SQLite has no pragma '{name}', and ignores it; {instead}");
            }

            if (PragmaSetting.Of(statement) is { Value: { } value } setting && WhyNot(setting, value) is { } why)
            {
                return new Flaw(statement.Start, why);
            }
        }

        return null;
    }

    /// <summary>The journal mode that SQLite takes it for, in lower case; null where it sets none, or it is not known which.</summary>
    public static string? JournalModeOf(PragmaSetting setting) =>
        setting is { Name: "journal_mode", Value: { } value } ? Array.Find(JournalModes, mode => mode.StartsWith(value, StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>Why the statement has no effect in any script; null if it may have one.</summary>
    public static string? WhyNever(Statement statement) => statement.Keywords == "PRAGMA ENCODING"
        ? $"'{statement.Keywords}' has no effect in a script: a database keeps the encoding with which its first table was made, and the table 'deployplan_migrations' is made before the first script; "
            + "remove it, and for another encoding make the file before the first apply, with this pragma and a CREATE TABLE in one session of another program"
        : null;

    /// <summary>What must be in the script beside the statement, as the end of a part of a sentence.</summary>
    public static string NeedsToo(Statement statement) => statement.Keywords switch
    {
        "PRAGMA PAGE_SIZE" => ", and 'VACUUM;' after it, without which it has no effect",
        "PRAGMA AUTO_VACUUM" => ", and 'VACUUM;' after it, without which it only changes between FULL and INCREMENTAL",
        _ => "",
    };

    private static string? WhyNot(PragmaSetting setting, string value) => setting.Name switch
    {
        "journal_mode" when JournalModeOf(setting) is null =>
            $"SQLite has no journal mode '{value}', and ignores it; write {(NearestName.Of(value.ToLowerInvariant(), JournalModes) is { } nearest ? $"'{nearest}'" : "DELETE, TRUNCATE, PERSIST, MEMORY, WAL or OFF")}",
        "user_version" or "application_id" when setting.Number is null => $"SQLite takes '{value}' as {setting.Name} 0; write a whole number from -2147483648 to 2147483647",
        _ => null,
    };
}
