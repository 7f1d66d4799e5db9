namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>What one machine has made, another one has: joined by nothing but the store.</summary>
[TestClass]
public class WhatGoesAlong
{
    private const int Kilobyte = 1024;

    // The build says what it has made, as any driver may; the deploy takes what it is handed.
    private const string Drivers =
        """
        <ItemGroup>
          <DeployPlanDriver Include="docker" OperationType="build" TargetName="Push" />
          <DeployPlanDriver Include="take" OperationType="deploy" TargetName="TakeImage" />
        </ItemGroup>
        <Target Name="Push">
          <WriteLinesToFile File="$(DeployPlanOperationResult)" Lines="{ &quot;image&quot;: &quot;registry.example.com/%(Operation.Service)@sha256:0b7e&quot; }" />
        </Target>
        <Target Name="TakeImage"><Copy SourceFiles="%(OperationDependency.ResultFile)" DestinationFiles="taken-%(OperationDependency.Type).json" /></Target>
        """;

    private const string Talkative =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [seq, "1000"] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    public void What_an_operation_has_made_on_one_machine_is_handed_to_what_follows_on_another_one()
    {
        var machines = Machines.WithFolder(
            """
            project: { name: shop }
            services:
              api: { build: { provider: docker, context: api } }
            environments:
              prod: { driver: take }

            """);
        foreach (var machine in new[] { 0, 1 })
        {
            machines[machine].Project.AddToProject(Drivers);
            machines[machine].Project.Write("api/Dockerfile", "FROM scratch\n");
        }

        var release = machines.Begin(0);
        machines.Run(0, release, "build_api").Succeeds();
        machines.Run(1, release, "deploy_prod_api").Succeeds();

        Assert.Contains("\"registry.example.com/api@sha256:0b7e\"", File.ReadAllText(machines[1].Project.PathOf("taken-build.json")));
        Assert.IsFalse(File.Exists(machines[0].Project.PathOf("taken-build.json")));
        machines.End(1, release).Succeeds();
    }

    [TestMethod]
    public void Logs_are_read_on_another_machine_up_to_a_size_that_is_set()
    {
        var machines = Machines.WithFolder(Talkative);
        machines.Apply(0).Succeeds();
        machines.Apply(0, "-p:Version=2.0.0", "-p:DeployPlanStoreLogKilobytes=1").Succeeds();

        machines.Target(1, "Status").Succeeds();

        CollectionAssert.AreEqual(LogOf(machines, 0, 0), LogOf(machines, 1, 0));
        var whole = LogOf(machines, 0, 1);
        var head = $"… {whole.Length - Kilobyte} bytes before this are on the machine that ran it.\n";
        CollectionAssert.AreEqual((byte[])[.. System.Text.Encoding.UTF8.GetBytes(head), .. whole[^Kilobyte..]], LogOf(machines, 1, 1));
        Assert.Contains("logs/0001-infra_network.log", File.ReadAllText(Path.Combine(machines[1].Releases[1], "plan.html")));
    }

    private static byte[] LogOf(Machines machines, int number, int release) => File.ReadAllBytes(Path.Combine(machines[number].Releases[release], "logs", "0001-infra_network.log"));
}
