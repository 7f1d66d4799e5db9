using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>An entry of <c>infra</c>.</summary>
internal static class InfraReader
{
    private static readonly string[] OwnKeys = ["provider", "depends_on", "required_env"];

    /// <summary>Null for what is no infrastructure. An entry with a problem is still there for others to depend on.</summary>
    public static InfraConfig? Read(MappingEntry entry, ReadContext context)
    {
        if (IsStagecraftBootstrap(entry))
        {
            return null;
        }

        var name = new Located<string>(entry.Key.Text, entry.Key.Span);
        if (context.Open(entry, "infra entry") is not { } infra)
        {
            return new InfraConfig(name, name, [], [], new DataValue.Entries([]));
        }

        var provider = infra.RequiredText("provider", "provider: command") ?? new Located<string>("", infra.At);
        var dependsOn = context.DistinctTexts(infra, "depends_on") ?? [];
        var requiredEnv = context.RequiredEnv(infra);
        return new InfraConfig(name, provider, dependsOn, requiredEnv, ReadSettings(infra, provider.Value, context));
    }

    // Stagecraft keeps a section of this name there that has nothing to do with a deployment.
    private static bool IsStagecraftBootstrap(MappingEntry entry) => entry is { Key.Text: "bootstrap", Value: MappingNode mapping } && mapping.Find("provider") is null;

    private static DataValue.Entries ReadSettings(MappingReader infra, string provider, ReadContext context)
    {
        var command = provider == "command" ? ReadCommand(infra) : null;
        var path = provider == "terraform" ? ReadPath(infra, context) : null;
        var settings = new List<KeyValuePair<string, DataValue>>();
        foreach (var setting in infra.Node.SortedEntries())
        {
            if (Array.IndexOf(OwnKeys, setting.Key.Text) >= 0)
            {
                continue;
            }

            settings.Add(new KeyValuePair<string, DataValue>(setting.Key.Text, setting.Key.Text switch
            {
                "command" when command is not null => command,
                "path" when path is not null => path,
                _ => DataReader.ToData(setting.Value),
            }));
        }

        return new DataValue.Entries(settings);
    }

    // argv is text, whatever its words look like.
    private static DataValue.Items? ReadCommand(MappingReader infra)
    {
        var words = infra.RequiredTexts("command", "command: [./infra/network.sh]");
        if (words is null)
        {
            return null;
        }

        var items = new DataValue[words.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new DataValue.Text(words[i].Value);
        }

        return new DataValue.Items(items);
    }

    private static DataValue.Text? ReadPath(MappingReader infra, ReadContext context) =>
        context.Paths.Folder(infra.RequiredText("path", "path: infra/network"), $"'path' in {infra.Where}") is { } path ? new DataValue.Text(path.Value) : null;
}
