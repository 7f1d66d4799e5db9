namespace DeployPlan.Drivers.Tests.Clusters;

/// <summary>A job as the controller knows it: its state and node are Slurm's words, its times those of the machine, to the second; null where it has not started or ended.</summary>
internal sealed record SlurmJob(string Id, string State, string Node, DateTime? Started, DateTime? Ended);
