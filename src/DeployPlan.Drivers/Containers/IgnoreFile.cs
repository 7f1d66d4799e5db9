namespace DeployPlan.Drivers.Containers;

/// <summary>What a <c>.dockerignore</c> should say about the folder in which releases are recorded.</summary>
internal static class IgnoreFile
{
    /// <summary>Null if the state is outside the context or excluded from it. Otherwise all of it is sent to the engine with every build, even while it changes.</summary>
    /// <param name="context">Full path of the folder that is built.</param>
    /// <param name="environmentDirectory">Full path of the folder of the environment, which is in the state folder.</param>
    public static string? Advice(string context, string environmentDirectory)
    {
        var root = context.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var state = Path.GetDirectoryName(environmentDirectory)!;
        if (!state.StartsWith(root, StringComparison.Ordinal))
        {
            return null;
        }

        var name = state.Substring(root.Length).Replace('\\', '/');
        var file = Path.Combine(context, ".dockerignore");
        return File.Exists(file) && File.ReadAllLines(file).Any(line => line.Trim().Trim('/') == name || line.Trim() is "*" or "**" || line.Trim().TrimEnd('/') == "**/" + name)
            ? null
            : $"the whole folder {name} is part of the build context; add the line '{name}' to {file}";
    }
}
