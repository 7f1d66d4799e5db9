using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>JSON files of .NET, which may have comments, and YAML files of other tools: read for hints, so what cannot be read says nothing.</summary>
internal static class SettingsFile
{
    /// <summary>The root; null if the file cannot be read.</summary>
    public static MappingNode? Read(string file)
    {
        var text = SourceText.Of(file);
        var isJson = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return text.Length == 0 ? null : DocumentReader.Read(file, isJson ? WithoutComments(text) : text, "", new DiagnosticBag()) as MappingNode;
    }

    // YAML knows JSON, but neither its comments nor tabs.
    private static string WithoutComments(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                var end = EndOfString(json, i);
                text.Append(json, i, end - i);
                i = end - 1;
            }
            else if (json[i] == '/' && i + 1 < json.Length && json[i + 1] is '/' or '*')
            {
                var sign = json[i + 1] == '/' ? "\n" : "*/";
                var end = json.IndexOf(sign, i + 2, StringComparison.Ordinal);
                i = (end < 0 ? json.Length : end + sign.Length) - 1;
                text.Append(sign == "\n" ? '\n' : ' ');
            }
            else
            {
                text.Append(json[i] == '\t' ? ' ' : json[i]);
            }
        }

        return text.ToString();
    }

    private static int EndOfString(string json, int start)
    {
        for (var i = start + 1; i < json.Length; i++)
        {
            if (json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                return i + 1;
            }
        }

        return json.Length;
    }
}
