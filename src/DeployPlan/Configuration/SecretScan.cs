using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Looks for literals that are secrets, in every key of the document, also in those that are only carried.</summary>
internal sealed class SecretScan(DiagnosticBag diagnostics)
{
    private const int ShortestQuotable = 6;

    // Of a file full of secrets nothing else is said.
    private const int MostCompared = 100;

    private List<ScalarNode>? _found;

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
                foreach (var item in sequence.Items)
                {
                    Scan(item, key);
                }

                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    Scan(entry.Key, "");
                    Scan(entry.Value, entry.Key.Text);
                }

                break;
        }
    }

    private void Report(ScalarNode scalar, string what)
    {
        (_found ??= []).Add(scalar);
        diagnostics.Add(ConfigDiagnostics.Secret(scalar.Span, what));
    }
}
