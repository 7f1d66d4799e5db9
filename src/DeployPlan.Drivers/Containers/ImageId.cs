using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Containers;

/// <summary>The id by which an engine knows an image: <c>sha256:…</c>.</summary>
internal static class ImageId
{
    /// <summary>The id in a line or a file, also where its kind is left out; null if there is none.</summary>
    public static string? In(string text) => Regex.Match(text.Trim(), "^(?:sha256:)?([0-9a-f]{64})$") is { Success: true } found ? "sha256:" + found.Groups[1].Value : null;
}
