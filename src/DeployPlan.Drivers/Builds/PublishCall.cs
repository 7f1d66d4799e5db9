using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.Builds;

/// <summary><c>dotnet publish</c> as anyone would call it, with what the service says and the version of the plan.</summary>
internal static class PublishCall
{
    private const string NeedsEscape = "%$@'\"();?*,\n\r\t ";
    private const int MostInPart = 65_534;

    // As NuGet and the SDK understand it; the first parts become the version of the assembly.
    private static readonly Regex Version = new(@"^\d+(\.\d+){0,3}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$", RegexOptions.CultureInvariant);

    /// <param name="operation">The operation.</param>
    /// <param name="project">The project, as the plan calls it.</param>
    /// <param name="settings">What the service says.</param>
    /// <param name="more">What the driver needs, which counts over the properties of the service.</param>
    public static ProgramCall Of(OperationContext operation, string project, PublishSettings settings, params string[] more) => DotnetCommand.Of(
    [
        "publish", operation.PathOf(project), "-c", settings.Configuration,
        .. settings.Framework is { } framework ? (string[])["-f", framework] : [],
        .. settings.Runtime is { } runtime ? (string[])["-r", runtime] : [],
        .. settings.SelfContained is { } isSelfContained ? (string[])["--self-contained", isSelfContained ? "true" : "false"] : [],
        .. VersionOf(operation.Version),
        .. settings.Properties.Select(static property => $"-p:{property.Key}={Escaped(property.Value)}"),

        // Nor must a build of the project plan what is being applied.
        "-p:DeployPlanOnBuild=false",
        .. more, "-nologo", "-v:quiet", "-tl:off",
    ]);

    /// <summary>A text as the value of a property on a command line.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(NeedsEscape.IndexOf(c) < 0 ? c.ToString() : "%" + ((int)c).ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    // A version that is none for assemblies, such as the name of a branch, is still what the program says of itself.
    private static string[] VersionOf(string version) => version.Length == 0 ? []
        : Version.IsMatch(version) && Array.TrueForAll(version.Split('-', '+')[0].Split('.'), static part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostInPart)
            ? [$"-p:Version={Escaped(version)}"]
            : [$"-p:InformationalVersion={Escaped(version)}"];
}
