using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>An entry of <c>infra</c>.</summary>
internal static class InfraReader
{
    /// <summary>Null if it is not infrastructure. An entry with a problem is kept, so that others can depend on it.</summary>
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

        infra.Describe("A piece of infrastructure: one operation. Keys that are not listed here are carried to the driver as they are.", "{ provider: terraform, path: infra/network }");
        var provider = infra.RequiredText("provider", "What provisions it: the driver. command runs a program, terraform a module; others are your own.", "command", "terraform")
            ?? new Located<string>("", infra.At);
        var dependsOn = infra.Names("depends_on", "The infra that must exist before it.", "[network]") ?? [];
        var requiredEnv = infra.Variables("required_env", "Names of environment variables that its driver needs. Their values never enter a plan.", "[CLOUD_REGION]");
        var inputs = infra.Inputs("Further files that its driver uses: paths, folders or patterns (`*`, `**`). What built-in drivers read is known without it.");
        var runsOn = infra.RunsOn("Labels that a machine must have to provision it, where an engine runs the plan: one, or a list.", "that of the environment");
        return new InfraConfig(name, provider, dependsOn, requiredEnv, ReadSettings(infra, provider.Value, context)) { Inputs = inputs, RunsOn = runsOn };
    }

    // Stagecraft has a section with this name there that has nothing to do with a deployment.
    private static bool IsStagecraftBootstrap(MappingEntry entry) => entry is { Key.Text: "bootstrap", Value: MappingNode mapping } && mapping.Find("provider") is null;

    private static DataValue.Entries ReadSettings(ConfigSection infra, string provider, ReadContext context)
    {
        var settings = new List<KeyValuePair<string, DataValue>>();
        foreach (var setting in infra.Keys.Node.SortedEntries())
        {
            if (!infra.Keys.Knows(setting.Key.Text))
            {
                settings.Add(new KeyValuePair<string, DataValue>(setting.Key.Text, DataReader.ToData(setting.Value)));
            }
        }

        if (provider == "command" && ReadCommand(infra) is { } command)
        {
            Replace(settings, "command", command);
        }

        if (provider == "terraform")
        {
            infra.Truth("allow_destroy", false, "For the provider terraform: a plan may delete or replace resources.", "true");
            if (ReadPath(infra) is { } path)
            {
                Replace(settings, "path", path);
            }
        }
        else if (infra.Keys.Node.Find("path")?.Value is ScalarNode { IsNull: false } written)
        {
            // What another driver finds there in the repository is sealed.
            context.Paths.CheckInside(new Located<string>(written.Text, written.Span));
        }

        return new DataValue.Entries(settings);
    }

    private static void Replace(List<KeyValuePair<string, DataValue>> settings, string key, DataValue value)
    {
        for (var i = 0; i < settings.Count; i++)
        {
            if (settings[i].Key == key)
            {
                settings[i] = new KeyValuePair<string, DataValue>(key, value);
            }
        }
    }

    // argv is text, whatever its words look like.
    private static DataValue.Items? ReadCommand(ConfigSection infra)
    {
        var words = infra.RequiredTexts("command", "For the provider command: the program and its arguments, one item each. No shell is started.", "[./infra/network.sh]", "command");
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

    private static DataValue.Text? ReadPath(ConfigSection infra) =>
        infra.RequiredFolder("path", "For the provider terraform: the folder of the module, relative to this file, forward slashes.", "infra/network", "terraform") is { } path
            ? new DataValue.Text(path.Value)
            : null;
}
