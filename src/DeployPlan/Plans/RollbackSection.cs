using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>The part of plan.json that says what a rollback undoes.</summary>
internal static class RollbackSection
{
    private const string Key = "rollback";

    private static readonly string[] Names = ["reversible", "compensatable", "irreversible"];

    public static string ToName(this Reversibility reversibility) => Names[(int)reversibility];

    /// <summary>In one line; null where the plan is no rollback.</summary>
    public static string? ToLine(PlanRollback? rollback)
    {
        if (rollback is null)
        {
            return null;
        }

        var output = new Utf8Output(new byte[512], digest: null);
        Write(new JsonOutput(output, isIndented: false), rollback);
        return Encoding.UTF8.GetString(output.Rest.Array!, 0, output.Rest.Count);
    }

    /// <summary>Writes nothing where the plan is no rollback.</summary>
    public static void WriteOptional(JsonOutput json, PlanRollback? rollback)
    {
        if (rollback is not null)
        {
            json.Key(Key);
            Write(json, rollback);
        }
    }

    public static void Write(JsonOutput json, PlanRollback rollback)
    {
        json.OpenObject();
        json.Text("from", rollback.From);
        json.Text("to", rollback.To);
        json.OptionalText("pointOfNoReturn", rollback.PointOfNoReturn);
        json.Key("undoes");
        json.OpenList();
        foreach (var undone in rollback.Undoes)
        {
            json.OpenObject();
            json.Text("operation", undone.Operation);
            json.Text("release", undone.Release);
            json.Text("reversibility", undone.Reversibility.ToName());
            json.Text("reason", undone.Reason);
            json.Texts("by", undone.By);
            json.CloseObject();
        }

        json.CloseList();
        json.CloseObject();
    }

    /// <summary>Null where the plan has no such part.</summary>
    public static PlanRollback? Read(PlanObject top, InputsReader inputs)
    {
        if (top.Optional(Key) is null || top.Object(Key, top.What(Key)) is not { } node)
        {
            return null;
        }

        var rollback = new PlanRollback
        {
            From = node.Text("from"),
            To = node.Text("to"),
            PointOfNoReturn = node.OptionalText("pointOfNoReturn"),
            Undoes = [.. node.Objects("undoes").Select(undone => ReadUndone(undone, inputs))],
        };
        inputs.Finish(node);
        return rollback;
    }

    private static UndoneOperation ReadUndone(PlanObject node, InputsReader inputs)
    {
        var undone = new UndoneOperation(
            node.Text("operation"), node.Text("release"), (Reversibility)Math.Max(0, node.Choice("reversibility", Names)), node.Text("reason"), node.Set("by"));
        inputs.Finish(node);
        return undone;
    }
}
