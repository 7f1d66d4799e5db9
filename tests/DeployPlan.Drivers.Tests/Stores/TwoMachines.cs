namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>What two machines do with one store, whatever its kind: a release in steps, a resume of what the other one applied, the audit and a copy into folders.</summary>
internal static class TwoMachines
{
    /// <summary>All of it, with machines that have applied nothing yet.</summary>
    public static void AssertShare(Machines machines)
    {
        foreach (var machine in new[] { 0, 1 })
        {
            machines[machine].Project.Write("cluster.sh", "test -e ready || exit 1\necho cluster >> ran.txt\n");
        }

        var release = machines.Begin(0);
        machines.Run(1, release, "infra_network").Succeeds();
        machines.Run(0, release, "infra_store").Succeeds();
        machines.Run(1, release, "infra_cluster").Fails();
        machines[1].Project.Write("ready", "");
        machines.Run(1, release, "infra_cluster").Succeeds();
        machines.Run(0, release, "deploy_prod_api").Succeeds();
        Assert.Contains("succeeded, 4 succeeded", machines.End(1, release).Succeeds().Output);

        machines.Apply(0, "-p:Version=2.0.0").Fails();
        machines.Apply(1, "-p:DeployPlanResume=true").Succeeds();
        Assert.MatchesRegex(@"Release \S+ of 2\.0\.0 to prod: succeeded, 4 succeeded", machines.Target(0, "Status").Succeeds().Output);

        var audit = machines.Target(1, "Releases", "-p:DeployPlanFormat=audit").Succeeds().Output;
        Assert.MatchesRegex($@"(?s)takes the lease, number 1\b.*release {release} of plan .*release {release}: infra_cluster failed, lease number 1\b.*; release {release} ended: succeeded, 4 succeeded\n.*; release \S+ ended: failed, .*takes the lease, number 3\b", audit);
        Assert.Contains("prod: 0 taken over, 3 there already", machines.Target(0, "StoreMigrate", "-p:DeployPlanMigrateTo=folder").Succeeds().Output);
        Assert.MatchesRegex(@"Release \S+ of 2\.0\.0 to prod: succeeded, 4 succeeded", machines.Target(0, "Status", "-p:DeployPlanStore=").Succeeds().Output);
    }
}
