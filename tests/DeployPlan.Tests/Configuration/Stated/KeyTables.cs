using System.Text;
using DeployPlan.Configuration;

namespace DeployPlan.Tests.Configuration.Stated;

/// <summary>The tables of keys in docs/configuration.md.</summary>
internal static class KeyTables
{
    // Sections with a table of their own: the key of others holds theirs, as in migrations.engine.
    private static readonly string[] WithTable = ["project", "build", "health_check", "infra", "databases", "services", "environments"];

    public static IEnumerable<KeyValuePair<string, string>> Of(ConfigStatement config)
    {
        var service = config.Entry("service");
        yield return new("the top level", Table(config.Root));
        yield return new("project", Table(config.Root.Find("project")!.Section!));
        yield return new("an infra entry", Table(config.Entry("infra entry")));
        yield return new("a database", Table(config.Entry("database")));
        yield return new("a service", Table(service));
        yield return new("build", Table(service.Find("build")!.Section!));
        yield return new("health_check", Table(service.Find("health_check")!.Section!));
        yield return new("an environment", Table(config.Entry("environment")));
    }

    private static string Table(SectionStatement section)
    {
        var table = new StringBuilder("| key | type | default | meaning |\n|---|---|---|---|\n");
        AddRows(table, "", section);
        return table.ToString();
    }

    private static void AddRows(StringBuilder table, string prefix, SectionStatement section)
    {
        foreach (var key in section.Keys)
        {
            table.Append("| `").Append(prefix).Append(key.Name).Append("` | ").Append(TypeOf(key)).Append(" |").Append(DefaultOf(key)).Append(" | ").Append(MeaningOf(key)).Append(" |\n");
            if (key.Kind == KeyKind.Section && !WithTable.Contains(key.Name) && key.Name != "backend")
            {
                AddRows(table, prefix + key.Name + ".", key.Section!);
            }
        }
    }

    private static string TypeOf(KeyStatement key) => key.Kind switch
    {
        KeyKind.Text => "text",
        KeyKind.Url => "URL",
        KeyKind.Variable => "variable name",
        KeyKind.Path => "path",
        KeyKind.WholeNumber => $"{key.Least} to {key.Most}",
        KeyKind.Truth => "`true`, `false`",
        KeyKind.Choice => string.Join(", ", key.Choices.Select(choice => $"`{choice}`")),
        KeyKind.Texts => "list of text",
        KeyKind.TextSet => "set of text",
        KeyKind.Names => "set of names",
        KeyKind.Variables => "set of variable names",
        KeyKind.Labels => "label, or set of labels",
        KeyKind.Pairs => "mapping of text",
        KeyKind.Overlay => "[overlay](#overlays)",
        KeyKind.Carried => "[mapping](#the-sections-of-stagecraft)",
        _ when key.Name == "backend" => "[mapping](#the-sections-of-stagecraft)",
        _ => WithTable.Contains(key.Name) ? $"[mapping](#{key.Name})" : "mapping",
    };

    private static string DefaultOf(KeyStatement key) =>
        key.IsRequired ? " required"
        : key.OnlyFor is not null ? $" required for `{key.OnlyFor}`"
        : key.Default is not null ? $" `{key.Default}`"
        : key.Otherwise is not null ? " " + key.Otherwise : "";

    private static string MeaningOf(KeyStatement key)
    {
        var choices = key.AboutChoices?.ReplaceLineEndings("\n").Split('\n') ?? [];
        return string.Join(" ", choices.Select((about, i) => $"`{key.Choices[i]}`: {about}").Prepend(key.About));
    }
}
