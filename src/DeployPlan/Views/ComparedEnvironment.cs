namespace DeployPlan.Views;

/// <summary>One environment that was compared.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="HasChanges">Whether anything is different.</param>
/// <param name="Text">For a person: lines separated by LF, no line break at the end.</param>
/// <param name="JsonFile">Full path of the diff.json that was written.</param>
/// <param name="MarkdownFile">Full path of the diff.md that was written.</param>
internal sealed record ComparedEnvironment(string Environment, bool HasChanges, string Text, string JsonFile, string MarkdownFile);
