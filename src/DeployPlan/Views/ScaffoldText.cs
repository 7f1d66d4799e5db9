using System.Text;
using DeployPlan.Scaffolding;

namespace DeployPlan.Views;

/// <summary>What was found for a first config, for a person at a console.</summary>
internal static class ScaffoldText
{
    private const string Up = "../";

    /// <summary>Lines separated by LF, no line break at the end.</summary>
    /// <param name="config">What was found.</param>
    /// <param name="guessed">The folder that was taken for the repository, as it is shown; empty where it was named or has <c>.git</c>.</param>
    /// <param name="addedProject">The project that was made for it, and where it was added; empty if none was.</param>
    public static string Of(ScaffoldedConfig config, string guessed, string addedProject = "")
    {
        var text = new StringBuilder($"A first config from {config.Origin}:\n");
        var width = config.Services.Select(service => service.Name).Concat(config.Databases.Select(database => database.Name)).DefaultIfEmpty("").Max(name => name.Length);
        foreach (var service in config.Services)
        {
            text.Append($"\n  service   {service.Name.PadRight(width)}  {service.Source}{(service.IsComment ? ", as a comment" : "")}");
        }

        foreach (var database in config.Databases)
        {
            text.Append($"\n  database  {database.Name.PadRight(width)}  {database.Path} ({database.Engine}, {database.VariableOrGuess}){(database.IsComment ? ", as a comment" : "")}");
        }

        if (config.Services.Count + config.Databases.Count == 0)
        {
            text.Append("\n  nothing to deploy was found; the comments in the file say what to write");
        }

        if (addedProject.Length > 0)
        {
            text.Append("\n\nIts project is new: ").Append(addedProject).Append('.');
            foreach (var around in config.Services.Select(static service => service.Project).OfType<string>().Where(IsAround))
            {
                text.Append("\n").Append(around.Substring(Up.Length)).Append(" takes every file below its folder as its own. So that it does not publish what is in deploy/, let it reference DeployPlan, or add to it:")
                    .Append("\n  <PropertyGroup><DefaultItemExcludes>$(DefaultItemExcludes);deploy/**</DefaultItemExcludes></PropertyGroup>");
            }
        }

        if (guessed.Length > 0)
        {
            text.Append("\n\nThere is no .git here or above, so nothing outside of ").Append(guessed).Append(" was searched; to search more, set DeployPlanRepositoryRoot in the project.");
        }

        return text.Append("\n\nRead it, correct the names of variables, then: dotnet build -t:DeployPlan -p:Env=prod").ToString();
    }

    // A project in the folder that has the folder of the config.
    private static bool IsAround(string project) => project.StartsWith(Up, StringComparison.Ordinal) && project.IndexOf('/', Up.Length) < 0;
}
