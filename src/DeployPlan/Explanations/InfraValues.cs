using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>Infra, and the hosts of a Stagecraft file, which are infra too.</summary>
internal static class InfraValues
{
    private static readonly string[] OwnKeys = ["provider", "depends_on", "required_env"];

    public static void Add(ValueList values, Subject subject, InfraInputs infra)
    {
        var isHost = values.Written.Find("infra", subject.Name) is null;
        string[] entry = isHost
            ? ["cloud", "providers", infra.Provider, "hosts", subject.Environment.Name.Value, subject.Name]
            : ["infra", subject.Name];
        string[] provider = isHost ? ["cloud", "provider"] : [.. entry, "provider"];
        values.AddKey("driver", subject.Operation.Driver, provider);
        values.Add("name", infra.Name, values.Named(entry));
        values.AddKey("provider", infra.Provider, provider);
        var prefix = string.Join(".", entry) + ".";
        foreach (var setting in values.Written.Below(entry))
        {
            var key = setting.Key.Substring(prefix.Length);
            if (isHost || Array.IndexOf(OwnKeys, key) < 0)
            {
                var text = setting.Data is DataValue.Text text1 ? text1.Value : JsonLine.Of(setting.Data);
                values.Add($"settings.{key}", text, new Origin("", setting.Span, setting.IsOverlay));
            }
        }

        if (subject.Draft is { RequiredEnvironment.Count: > 0 } draft)
        {
            values.AddKey("required_env", draft.RequiredEnvironment, [.. entry, "required_env"]);
        }
    }
}
