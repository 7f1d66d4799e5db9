namespace DeployPlan.Files;

/// <summary>Global properties of a build as one text: <c>name=value</c> in lines, the values escaped, in the order of their names.</summary>
internal static class BuildProperties
{
    public static string Text(IEnumerable<KeyValuePair<string, string>> properties) =>
        string.Join("\n", properties.OrderBy(static property => property.Key, StringComparer.OrdinalIgnoreCase).Select(static property => property.Key + "=" + Uri.EscapeDataString(property.Value)));

    /// <summary>The properties of such a text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(string text)
    {
        foreach (var line in text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf('=');
            yield return new(line.Substring(0, at), Uri.UnescapeDataString(line.Substring(at + 1)));
        }
    }
}
