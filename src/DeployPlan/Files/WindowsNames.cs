namespace DeployPlan.Files;

/// <summary>Names that only Windows cannot use for a file or folder; a repository that has one cannot be checked out there.</summary>
internal static class WindowsNames
{
    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    /// <summary>What is wrong with one segment of a path, to follow its name; null if nothing is. <c>.</c> and <c>..</c> are no names.</summary>
    public static string? WhyNot(string name)
    {
        if (name.Length == 0 || name is "." or "..")
        {
            return null;
        }

        return name[name.Length - 1] is '.' or ' ' ? "ends with a dot or a space, which Windows drops"
            : IsDevice(name) ? "is reserved by Windows for a device"
            : null;
    }

    // With any ending, too: 'nul.txt' is NUL.
    private static bool IsDevice(string name)
    {
        var dot = name.IndexOf('.');
        var stem = (dot < 0 ? name : name.Substring(0, dot)).TrimEnd(' ');
        return stem.Length is 3 or 4
            && (Array.Exists(Devices, device => string.Equals(device, stem, StringComparison.OrdinalIgnoreCase))
                || (stem.Length == 4 && stem[3] is >= '0' and <= '9'
                    && (stem.StartsWith("com", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("lpt", StringComparison.OrdinalIgnoreCase))));
    }
}
