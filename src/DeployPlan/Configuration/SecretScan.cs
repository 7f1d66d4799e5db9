using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Looks for literals that are secrets, in every key of the document, also in those that are only carried.</summary>
/// <param name="text">The document, in which a comment may say of a line that it holds none.</param>
/// <param name="diagnostics">Receives the problems.</param>
internal sealed class SecretScan(string text, DiagnosticBag diagnostics)
{
    private const string Excuse = "# deployplan: not-a-secret";

    private const int ShortestQuotable = 6;

    // Of a file full of secrets nothing else is said.
    private const int MostCompared = 100;

    private List<ScalarNode>? _found;
    private string[]? _lines;

    /// <summary>Reports each literal that looks like a secret, without repeating it.</summary>
    public void Scan(DocumentNode node) => Scan(node, "");

    /// <summary>Whether there is any.</summary>
    public bool HasFound => _found is not null;

    /// <summary>Whether a message about the document would print one of the secrets that were found.</summary>
    public bool WouldRepeat(Diagnostic diagnostic)
    {
        if (_found is null || diagnostic.Code == ConfigDiagnostics.SecretCode)
        {
            return false;
        }

        if (_found.Count > MostCompared)
        {
            return true;
        }

        foreach (var secret in _found)
        {
            if (diagnostic.Span == secret.Span
                || (secret.Text.Length >= ShortestQuotable && diagnostic.Message.IndexOf(secret.Text, StringComparison.Ordinal) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    private void Scan(DocumentNode node, string key)
    {
        switch (node)
        {
            case ScalarNode { IsNull: false } scalar:
                if (SecretPatterns.WhatIs(key, scalar.Text, scalar.IsPlain) is { } what)
                {
                    Report(scalar, what);
                }

                break;
            case SequenceNode sequence:
                ScanItems(sequence, key);
                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    Scan(entry.Key, "");
                    Scan(entry.Value, entry.Key.Text == "value" ? NameIn(mapping) : entry.Key.Text);
                }

                break;
        }
    }

    private void ScanItems(SequenceNode sequence, string key)
    {
        var option = "";
        var before = _found?.Count ?? 0;
        foreach (var item in sequence.Items)
        {
            Scan(item, option.Length > 0 && item is ScalarNode { Text: [not '-', ..] } ? option : key);
            option = OptionOf(item);
        }

        // The items may be a program and its arguments.
        if (sequence.Items.Count > 1 && (_found?.Count ?? 0) == before && sequence.Items.All(static item => item is ScalarNode)
            && SecretCommands.Find([.. sequence.Items.Cast<ScalarNode>().Select(static item => item.Text)]) is { } found)
        {
            Report((ScalarNode)sequence.Items[found.Word], found.What);
        }
    }

    // [--token, x]: what follows an option is its value.
    private static string OptionOf(DocumentNode item) =>
        item is ScalarNode { Text: { Length: > 3 } word } && word.StartsWith("--", StringComparison.Ordinal) && SecretKeys.IsSecretOption(word) ? word.TrimStart('-') : "";

    // { name: DB_PASSWORD, value: x }
    private static string NameIn(MappingNode mapping) => (mapping.Find("name") ?? mapping.Find("key"))?.Value is ScalarNode name ? name.Text : "value";

    private bool IsExcused(ScalarNode scalar)
    {
        _lines ??= text.Split('\n');
        return HasExcuse(scalar.Span.Line, scalar.Span.Column) || HasExcuse(scalar.Span.EndLine, scalar.Span.EndColumn);
    }

    // At the end of the line, as a comment of its own and not within the text.
    private bool HasExcuse(int line, int column)
    {
        var written = line >= 1 && line <= _lines!.Length ? _lines[line - 1].TrimEnd() : "";
        return written.EndsWith(Excuse, StringComparison.Ordinal) && written.Length - Excuse.Length >= column - 1 && written[Math.Max(0, written.Length - Excuse.Length - 1)] == ' ';
    }

    private void Report(ScalarNode scalar, string what)
    {
        if (IsExcused(scalar))
        {
            return;
        }

        (_found ??= []).Add(scalar);
        diagnostics.Add(ConfigDiagnostics.Secret(scalar.Span, what));
    }
}
