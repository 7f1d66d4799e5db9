using System.Globalization;
using System.Text;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Generated;

/// <summary>Fields as a table of a page.</summary>
internal static class FieldTable
{
    public static string Of(FieldGroup group)
    {
        var table = new StringBuilder("\n| key | type | meaning |\n|---|---|---|\n");
        AddRows(table, "", group);
        return table.Append('\n').ToString();
    }

    private static void AddRows(StringBuilder table, string prefix, FieldGroup group)
    {
        foreach (var field in group.Fields)
        {
            table.Append(CultureInfo.InvariantCulture, $"| `{prefix}{field.Name}` | {TypeOf(field)}{(field.IsOptional ? ", optional" : "")}{SinceOf(field)} | {field.About} |\n");

            // The inputs have tables of their own.
            if (field.Name != "inputs")
            {
                AddRows(table, prefix + field.Name + (field.Kind == "objects" ? "[]." : "."), field.Inner);
            }
        }
    }

    private static string SinceOf(Field field) => field.Since == 0 ? "" : ", since " + PlanFormat.VersionOf(field.Since);

    private static string TypeOf(Field field) => field.Kind switch
    {
        "choice" => string.Join(", ", field.Choices.Select(choice => $"`{choice}`")),
        "number" => field.Most == int.MaxValue
            ? string.Format(CultureInfo.InvariantCulture, "number, at least {0}", field.Least)
            : string.Format(CultureInfo.InvariantCulture, "number, {0} to {1}", field.Least, field.Most),
        "truth" => "`true`, `false`",
        "list" => $"list of {TypeOf(field.Text)}s",
        "set" => $"sorted list of {TypeOf(field.Text)}s",
        "objects" => "list of objects",
        "pairs" => "list of `key`, `value`, sorted by key",
        "map" => "object of texts, sorted by key",
        "data" => "object",
        "object" => "object",
        _ => TypeOf(field.Text),
    };

    private static string TypeOf(TextKind kind) => kind switch
    {
        TextKind.Path or TextKind.Script => "path",
        TextKind.OperationReference => "id",
        TextKind.Variable => "variable name",
        TextKind.Url => "URL",
        TextKind.Label => "label",
        _ => "text",
    };
}
