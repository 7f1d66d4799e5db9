namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>A line that the client programs of a database understand, and not its server: <c>GO 5</c>, <c>DELIMITER $$</c>.</summary>
/// <param name="End">What follows the line.</param>
/// <param name="Times">How often the batch before it runs.</param>
/// <param name="Delimiter">What ends statements from here on; empty where the line ends a batch.</param>
internal sealed record ClientLine(int End, int Times, string Delimiter);
