using DeployPlan.Configuration;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The build arguments of another tool, a mapping or a list of <c>NAME=value</c>.</summary>
/// <param name="Values">Those that a config may hold.</param>
/// <param name="Notes">What is not carried over, a line each.</param>
internal sealed record BuildArguments(IReadOnlyList<KeyValuePair<string, string>> Values, IReadOnlyList<string> Notes)
{
    /// <param name="args">The node; null for none.</param>
    /// <param name="file">Full path of the file that it is in.</param>
    /// <param name="resolved">A value as it is used; null if that depends on the machine.</param>
    public static BuildArguments Of(DocumentNode? args, string file, Func<string, string?> resolved)
    {
        var values = new List<KeyValuePair<string, string>>();
        var notes = new List<string>();
        foreach (var (name, written, at) in Written(args))
        {
            var value = written is null ? null : resolved(written);
            if (value is not null && SecretPatterns.WhatIs(name, value, isPlain: false) is null)
            {
                values.Add(new(name, value));
            }
            else
            {
                var where = FormattableString.Invariant($"The build argument {name} ({Path.GetFileName(file)}, line {at.Span.Line})");
                notes.Add(where + (value is null ? " depends on the machine that builds, and is not carried over: build_args has fixed values." : " is not carried over: a plan would show it, so let the build get it as a secret."));
            }
        }

        return new BuildArguments(values, notes);
    }

    private static IEnumerable<(string Name, string? Value, DocumentNode At)> Written(DocumentNode? args) =>
        args.AsEntries().Select(static entry => (entry.Key.Text, entry.Value is ScalarNode { IsNull: false } scalar ? scalar.Text : null, entry.Value))
            .Concat(args.AsItems().Select(static item => (item.AsText() ?? "").Split(['='], 2) is var parts && parts.Length == 2 ? (parts[0], parts[1], item) : (parts[0], (string?)null, item)));
}
