using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Keys that hold a path.</summary>
internal sealed partial class ConfigSection
{
    /// <summary>A file that need not exist.</summary>
    public Located<string>? OptionalFile(string key, string about, string example) => context.Paths.Optional(Path(key, about, example));

    /// <summary>A file that must exist; null if the key is missing.</summary>
    public Located<string>? File(string key, string about, string example) => Path(key, about, example) is { } written ? context.Paths.File(written, key, Where) : null;

    /// <summary>A folder that must exist; without the key, that of the config.</summary>
    public string Folder(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Path, about, example) { Default = "." });
        return context.Paths.Folder(Keys.Text(key), key, Where)?.Value ?? ".";
    }

    /// <summary>A folder that must exist and be named where <c>provider</c> is <paramref name="onlyFor"/>.</summary>
    public Located<string>? RequiredFolder(string key, string about, string example, string onlyFor)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Path, about, example) { OnlyFor = onlyFor });
        return context.Paths.Folder(Keys.RequiredText(key, example), key, Where);
    }

    /// <summary>A path of which the reader decides what it must lead to.</summary>
    public Located<string>? Path(string key, string about, string example, string? otherwise = null)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Path, about, example) { Otherwise = otherwise });
        return Keys.Text(key);
    }

    /// <summary>As <see cref="Path"/>; reports the key as missing where it is missing or empty.</summary>
    public Located<string>? RequiredPath(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Path, about, example) { IsRequired = true });
        return Keys.RequiredText(key, example);
    }
}
