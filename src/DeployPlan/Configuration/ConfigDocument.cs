using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A config that was parsed, and not yet read.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Root">What it says.</param>
internal sealed record ConfigDocument(string Text, DocumentNode Root);
