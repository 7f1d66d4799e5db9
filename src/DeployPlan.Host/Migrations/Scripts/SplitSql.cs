namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>A script in its parts.</summary>
/// <param name="Statements">In their order, without those that are empty.</param>
/// <param name="Comments">In their order.</param>
/// <param name="Flaw">The first flaw of the text; null if it has none.</param>
internal sealed record SplitSql(IReadOnlyList<Statement> Statements, IReadOnlyList<Comment> Comments, Flaw? Flaw);
