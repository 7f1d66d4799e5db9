using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>What a rollback undoes and what stays behind, for a comment or a ticket.</summary>
internal static class RollbackMarkdown
{
    /// <summary>Lines separated by LF, with a line break at the end.</summary>
    public static string Of(string environment, PlanRollback rollback)
    {
        var text = new StringBuilder("### Rollback of ").Append(DiffMarkdown.Escape(environment)).Append(": `").Append(rollback.From).Append("` to `").Append(rollback.To).Append("`\n\n")
            .Append(RollbackText.Counts(rollback)).Append('\n');
        if (rollback.PointOfNoReturn is { } point)
        {
            text.Append("\n**Point of no return: `").Append(point).Append("`.** What is irreversible stays behind.\n");
        }

        if (rollback.Undoes.Count > 0)
        {
            text.Append("\n| was executed | | how it is undone | by |\n|---|---|---|---|\n");
        }

        var several = RollbackText.InSeveralReleases(rollback);
        foreach (var undone in rollback.Undoes)
        {
            text.Append("| `").Append(undone.Operation).Append(several.Contains(undone.Operation) ? $"` of release `{undone.Release}" : "").Append("` | ").Append(undone.Reversibility.ToName()).Append(" | ").Append(DiffMarkdown.Escape(undone.Reason)).Append(" | ")
                .Append(string.Join(", ", undone.By.Select(id => $"`{id}`"))).Append(" |\n");
        }

        return text.ToString();
    }
}
