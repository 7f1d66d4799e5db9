using DeployPlan.Text;

namespace DeployPlan.Drivers.Terraform;

/// <summary>What the entry of <c>infra</c> says to this driver.</summary>
/// <param name="settings">The settings of the operation.</param>
internal sealed class TerraformSettings(DataValue.Entries settings)
{
    public const string Known = "'path', 'variables', 'var_file', 'workspace' and 'allow_destroy'";

    private static readonly string[] Names = ["allow_destroy", "path", "variables", "var_file", "workspace"];

    /// <summary>The folder of the module; null if none is named.</summary>
    public string? Path => settings.TextOf("path");

    /// <summary>The file with values of variables, relative to the config; null for none.</summary>
    public string? VariableFile => settings.TextOf("var_file");

    /// <summary>The workspace; null for the default.</summary>
    public string? Workspace => settings.Find("workspace") is { } workspace ? JsonLine.TextOf(workspace) : null;

    /// <summary>Whether a plan may delete or replace resources.</summary>
    public bool AllowDestroy => settings.Find("allow_destroy") is DataValue.Truth { Value: true };

    /// <summary>An unknown setting; null if there is none.</summary>
    public string? Unknown => settings.Values.Select(static setting => setting.Key).FirstOrDefault(static name => !Names.Contains(name));

    /// <summary>The environment variables of terraform.</summary>
    /// <param name="dataDirectory">Full path of the folder for providers and what else it fetches.</param>
    public IReadOnlyDictionary<string, string?> Variables(string dataDirectory)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TF_DATA_DIR"] = dataDirectory, ["TF_IN_AUTOMATION"] = "1", ["TF_WORKSPACE"] = null };

        foreach (var variable in settings.EntriesOf("variables")?.Values ?? [])
        {
            variables["TF_VAR_" + variable.Key] = JsonLine.TextOf(variable.Value);
        }

        return variables;
    }
}
