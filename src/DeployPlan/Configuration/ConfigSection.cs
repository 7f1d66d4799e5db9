using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>
/// A section of the config, asked key by key. Each call is the one statement of its key: what it may hold, what counts where it is missing, what it is for. The same
/// calls read a config and, where a statement listens, say what a config may hold; so the checks, the schema and the documentation cannot disagree.
/// </summary>
/// <param name="keys">The keys that are written.</param>
/// <param name="context">What every reader needs.</param>
/// <param name="statement">Takes what the keys are; null when a config is only read.</param>
internal sealed partial class ConfigSection(MappingReader keys, ReadContext context, SectionStatement? statement)
{
    /// <summary>The keys as they are written, for what is not ours to describe.</summary>
    public MappingReader Keys { get; } = keys;

    public string Where => Keys.Where;

    /// <summary>Where to report what is missing.</summary>
    public SourceSpan At => Keys.At;

    /// <summary>What an entry is whose name, and not its key, was chosen by the author of the config.</summary>
    public void Describe(string about, string example)
    {
        if (statement is not null)
        {
            (statement.About, statement.Example) = (about, example);
        }
    }

    public Located<string>? Text(string key, string about, string example, string? otherwise = null)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Text, about, example) { Otherwise = otherwise });
        if (Keys.Text(key) is not { Value.Length: 0 } empty)
        {
            return Keys.Text(key);
        }

        context.Diagnostics.Add(ConfigDiagnostics.Empty(empty.Span, $"'{key}' in {Where}", example));
        return null;
    }

    public Located<string>? RequiredText(string key, string about, string example, string? moreExamples = null)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Text, about, example) { IsRequired = true, MoreExamples = moreExamples });
        return Keys.RequiredText(key, example);
    }

    /// <summary>Where images are pushed: host, port and path.</summary>
    public Located<string>? Registry(string key, string about, string example)
    {
        var registry = Text(key, about, example);
        context.CheckImage(registry, key, Where, ImageRules.WhyNotRegistry);
        return registry;
    }

    /// <summary>The name of an image, perhaps with a tag or a digest.</summary>
    public Located<string>? Image(string key, string about, string example, string? otherwise = null)
    {
        var image = Text(key, about, example, otherwise);
        context.CheckImage(image, key, Where, ImageRules.WhyNot);
        return image;
    }

    public Located<string>? Url(string key, string about, string example, string moreExamples)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Url, about, example) { MoreExamples = moreExamples });
        var url = Keys.Text(key);
        if (url is { } written && UrlRules.WhyNot(VariableReferences.Expand(written.Value, static _ => "1"), UrlRules.HasVariableInBrackets(written.Value)) is { } why)
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadUrl(written.Span, written.Value, why));
        }

        return url;
    }

    /// <summary>The name of an environment variable.</summary>
    public Located<string>? Variable(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Variable, about, example));
        var variable = Keys.Text(key);
        if (variable is { } written)
        {
            context.CheckVariable(written, $"'{key}' in {Where}");
        }

        return variable;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int WholeNumber(string key, int least, int most, int byDefault, string about, string? example = null)
    {
        statement?.Add(Number(key, least, most, about, example ?? Digits(byDefault)) with { Default = Digits(byDefault) });
        return Keys.WholeNumber(key, least, most)?.Value ?? byDefault;
    }

    /// <summary>A whole number without a default of its own.</summary>
    public int? OptionalNumber(string key, int least, int most, string about, string? example, string otherwise)
    {
        statement?.Add(Number(key, least, most, about, example ?? Digits(least)) with { Otherwise = otherwise });
        return Keys.WholeNumber(key, least, most)?.Value;
    }

    public bool Truth(string key, bool byDefault, string about, string example, string? otherwise = null)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Truth, about, example) { Default = otherwise is null ? byDefault ? "true" : "false" : null, Otherwise = otherwise });
        return Keys.Truth(key)?.Value ?? byDefault;
    }

    public Located<bool>? OptionalTruth(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Truth, about, example));
        return Keys.Truth(key);
    }

    /// <summary>One of a few words; another one is reported and given back.</summary>
    public string Choice(string key, string[] choices, string byDefault, string about, string example, string? aboutChoices = null)
    {
        if (Word(key, choices, byDefault, about, example, aboutChoices) is not { } word)
        {
            return byDefault;
        }

        return Checked(key, word, choices);
    }

    /// <summary>One of a few words; null if the key is missing.</summary>
    public string? OptionalChoice(string key, string[] choices, string about, string example, string otherwise)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Choice, about, example) { Choices = choices, Otherwise = otherwise });
        return Keys.Text(key) is { } word ? Checked(key, word, choices) : null;
    }

    /// <summary>As <see cref="Choice"/>, left to the reader to check.</summary>
    public Located<string>? Word(string key, string[] choices, string byDefault, string about, string example, string? aboutChoices = null)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Choice, about, example) { Choices = choices, AboutChoices = aboutChoices, Default = byDefault });
        return Keys.Text(key);
    }

    private string Checked(string key, Located<string> word, string[] choices)
    {
        if (Array.IndexOf(choices, word.Value) < 0)
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadChoice(word.Span, $"'{key}' in {Where}", word.Value, choices));
        }

        return word.Value;
    }

    /// <summary>Reports every key that was not read.</summary>
    public void ReportUnknownKeys()
    {
        if (statement is not null)
        {
            statement.IsClosed = true;
        }

        Keys.ReportUnknownKeys(context.Strict);
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static KeyStatement Number(string key, int least, int most, string about, string example) =>
        new(key, KeyKind.WholeNumber, about, example) { Least = least, Most = most };
}
