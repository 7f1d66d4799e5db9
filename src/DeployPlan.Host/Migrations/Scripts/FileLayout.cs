using System.Globalization;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>How a script says that the file of a SQLite database is to be laid out: by a pragma that has an effect on a file with tables only through a VACUUM in the same session, or none.</summary>
/// <param name="Statement">The last one of the script that says so.</param>
/// <param name="Name">The pragma.</param>
/// <param name="Text">The value as written, without quotes.</param>
/// <param name="IsTaken">Whether SQLite takes such a value at all.</param>
/// <param name="Value">As SQLite shows it, but for <c>UTF-16</c>, which it shows with the order of bytes.</param>
/// <param name="Vacuum">The last VACUUM of the database that follows; null if there is none.</param>
internal sealed record FileLayout(Statement Statement, string Name, string Text, bool IsTaken, string Value, Statement? Vacuum)
{
    public const string PageSize = "page_size";
    public const string AutoVacuum = "auto_vacuum";
    public const string Encoding = "encoding";

    /// <summary>What a script says of the database itself, as far as it is certain: a VACUUM of another database, or INTO one, takes sizes for that one.</summary>
    public static IEnumerable<FileLayout> Of(IReadOnlyList<Statement> statements)
    {
        var settings = statements.Select(PragmaSetting.Of).OfType<PragmaSetting>().Where(static setting => setting.IsOfMain).ToList();
        foreach (var name in settings.Count == 0 ? [] : new[] { PageSize, AutoVacuum, Encoding })
        {
            if (settings.FindLast(setting => setting.Name == name) is not { Value: { } text } last)
            {
                continue;
            }

            var vacuums = statements.SkipWhile(statement => statement != last.Statement).Where(IsVacuum).ToList();
            var isTaken = IsTakenBy(last, text);
            if (name == Encoding || !isTaken || vacuums.TrueForAll(IsVacuumOfMain))
            {
                yield return new FileLayout(last.Statement, name, text, isTaken, ValueOf(last, text), vacuums.LastOrDefault());
            }
        }
    }

    /// <summary>Whether the database is so already, where SQLite shows that value.</summary>
    public bool Is(string shown) => string.Equals(Value, shown, StringComparison.OrdinalIgnoreCase)
        || (Name == Encoding && Value == "UTF-16" && shown.StartsWith(Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether SQLite changes it at any time. Only a file without auto_vacuum is laid out in another way.</summary>
    public bool IsChangedAtOnce(string shown) => Name == AutoVacuum && Value != "0" && shown != "0";

    /// <summary>Whether the pragma may have had an effect before that statement of its script.</summary>
    public bool MayBeChangedBefore(IReadOnlyList<Statement> statements) =>
        statements.TakeWhile(statement => statement != Statement).SkipWhile(statement => PragmaSetting.Of(statement)?.Name != Name).Any(IsVacuum);

    // SQLite does nothing for a VACUUM of what is temporary.
    private static bool IsVacuum(Statement statement) => statement.Outline == "VACUUM"
        || (statement.Outline.StartsWith("VACUUM ", StringComparison.Ordinal) && SqlText.Parts(statement.Text, SqlDialect.Sqlite).ElementAtOrDefault(1)?.Equals("temp", StringComparison.OrdinalIgnoreCase) != true);

    private static bool IsVacuumOfMain(Statement statement) => SqlText.Parts(statement.Text, SqlDialect.Sqlite).Skip(1).Take(2).ToList() switch
    {
        [] => true,
        [var schema] => schema.Equals("main", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    // To SQLite, any text that is no number is NONE.
    private static bool IsTakenBy(PragmaSetting setting, string text) => setting.Name switch
    {
        PageSize => setting.Number is >= 512 and <= 65536 and var size && int.IsPow2(size),
        AutoVacuum => setting.Number is >= 0 and <= 2 || text.ToUpperInvariant() is "NONE" or "FULL" or "INCREMENTAL" or "OFF" or "NO" or "FALSE",
        _ => true,
    };

    private static string ValueOf(PragmaSetting setting, string text) => (setting.Name, text.ToUpperInvariant()) switch
    {
        (AutoVacuum, "FULL") => "1",
        (AutoVacuum, "INCREMENTAL") => "2",
        (AutoVacuum or PageSize, _) => (setting.Number ?? 0).ToString(CultureInfo.InvariantCulture),
        (_, "UTF8") => "UTF-8",
        (_, "UTF16" or "UTF-16") => "UTF-16",
        (_, "UTF16LE") => "UTF-16le",
        (_, "UTF16BE") => "UTF-16be",
        _ => text,
    };
}
