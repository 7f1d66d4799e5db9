using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary><c>publish</c> of a service.</summary>
internal static class PublishReader
{
    private const string Key = "publish";

    public static PublishSettings Read(ConfigSection service, bool hasProject, ReadContext context)
    {
        var settings = new ConfigForm(service).Object(Key, PublishSettings.Default, PublishSettings.Fields, "How the SDK publishes the project, instead of what dotnet publish does by itself.");
        if (service.Keys.Node.Find(Key) is not { Value: MappingNode written } entry)
        {
            return settings;
        }

        if (!hasProject)
        {
            context.Diagnostics.Add(ConfigDiagnostics.PublishWithoutProject(entry.Key.Span, service.Where));
        }

        foreach (var property in (written.Find("properties")?.Value as MappingNode)?.Entries ?? [])
        {
            if (!IsPropertyName(property.Key.Text))
            {
                context.Diagnostics.Add(ConfigDiagnostics.BadPropertyName(property.Key.Span, property.Key.Text));
            }
        }

        return settings;
    }

    /// <summary>Reports a project of several target frameworks of which none is chosen, and a chosen one that it does not have.</summary>
    public static void CheckFramework(ConfigSection service, Located<string> project, PublishSettings publish, ReadContext context)
    {
        if (ProjectFrameworks.Of(project.Value, ProjectProperties.WithoutFramework(publish), context.Tree) is not { } frameworks)
        {
            return;
        }

        if (publish.Framework is not { } chosen)
        {
            context.Diagnostics.Add(ConfigDiagnostics.NoFramework(project.Span, project.Value, frameworks.Written, frameworks.Names.LastOrDefault() ?? "net10.0"));
        }
        else if (frameworks.Names.Count > 0 && !frameworks.Names.Contains(chosen, StringComparer.OrdinalIgnoreCase))
        {
            var at = (service.Keys.Node.Find(Key)?.Value as MappingNode)?.Find("framework")?.Value.Span ?? project.Span;
            context.Diagnostics.Add(ConfigDiagnostics.UnknownFramework(at, chosen, project.Value, frameworks.Names));
        }
    }

    private static bool IsPropertyName(string text) => NameRules.IsShellName(text.Replace('-', '_')) && text[0] != '-';
}
