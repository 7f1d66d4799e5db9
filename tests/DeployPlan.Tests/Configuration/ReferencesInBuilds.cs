namespace DeployPlan.Tests.Configuration;

/// <summary>Arguments and labels of a build are the same for everyone.</summary>
[TestClass]
public sealed class ReferencesInBuilds : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("build_args: { X: \"${X}\" }", 82, "A build argument of 'build' of service 'api' cannot have '${X}'")]
    [DataRow("build_args: { X: \"a-${X}-${Y}\" }", 82, "cannot have '${X}'")]
    [DataRow("build_args: { X: \"${X:-none}\" }", 82, "cannot have '${X:-none}'")]
    [DataRow("build_args: { X: \"a ${X\" }", 82, "cannot have '${X'")]
    [DataRow("labels: { X: \"${X}\" }", 78, "A label of 'build' of service 'api' cannot have '${X}'")]
    public void A_reference_to_a_variable_is_refused(string values, int column, string message) =>
        Read(values).SaysOnly("DPL1082", 2, column, message, "the same for everyone");

    [TestMethod]
    public void The_characters_themselves_are_written_with_another_dollar()
    {
        var build = Read("build_args: { A: \"$${X} $Y $5\" }, labels: { B: \"^/$${1}$\" }").Prod.Services.Single().Build!;

        Assert.AreEqual("${X} $Y $5", build.BuildArgs.Single().Value);
        Assert.AreEqual("^/${1}$", build.Labels.Single().Value);
    }

    [TestMethod]
    public void An_environment_may_write_none_either() => _folder.Read("""
        project: { name: shop }
        services: { api: { command: [./api], build: { provider: docker, context: src/Web, build_args: { X: a } } } }
        environments:
          prod: { driver: command, services: { api: { build: { build_args: { X: "${X}" } } } } }

        """).SaysOnly("DPL1082", 4, 73, "cannot have '${X}'");

    private ReadConfig Read(string values) => _folder.Read($"project: {{ name: shop }}\nservices: {{ api: {{ build: {{ provider: docker, context: src/Web, {values} }} }} }}\nenvironments: {{ prod: {{ driver: command }} }}\n");
}
