using DeployPlan.Files;

namespace DeployPlan.Tests.Files;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public class BuildCommands
{
    [TestMethod]
    [DataRow("/work/shop", "deploy/deploy.csproj")]
    [DataRow("/work/shop/deploy", "deploy.csproj")]
    [DataRow("/work/shop/src/Api", "../../deploy/deploy.csproj")]
    [DataRow("/work/shop/src/Api/Pages", "/work/shop/deploy/deploy.csproj")]
    [DataRow("", "/work/shop/deploy/deploy.csproj")]
    public void A_command_names_the_project_from_where_the_build_was_started(string start, string project)
    {
        var command = new BuildCommand("/work/shop/deploy/deploy.csproj", start);

        Assert.AreEqual(
            $"plan with dotnet build {project} -t:DeployPlan, or dotnet build {project} -t:DeployPlanLock -p:Env=prod",
            command.Complete("plan with dotnet build -t:DeployPlan, or dotnet build -t:DeployPlanLock -p:Env=prod"));
    }

    [TestMethod]
    public void It_has_what_was_said_to_the_build()
    {
        var command = new BuildCommand("/shop/deploy.proj", "/shop") { Properties = ["DeployPlanConfig=first.yml", "DeployPlanStateDirectory=/var/lib/our state"] };

        Assert.AreEqual(
            "dotnet build deploy.proj -p:DeployPlanConfig=first.yml '-p:DeployPlanStateDirectory=/var/lib/our state' -t:DeployPlanStatus",
            command.Complete("dotnet build -t:DeployPlanStatus"));
    }

    [TestMethod]
    public void A_command_that_names_a_project_stays_as_it_is() =>
        Assert.AreEqual("dotnet build a.proj -t:DeployPlan", new BuildCommand("/b.proj", "/").Complete("dotnet build a.proj -t:DeployPlan"));

    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("with space", "'with space'")]
    [DataRow("$HOME", "'$HOME'")]
    [DataRow("it's", @"'it'\''s'")]
    [DataRow("a;b", "'a;b'")]
    [DataRow("a|b", "'a|b'")]
    [DataRow("a<b", "'a<b'")]
    [DataRow("~a#b", "'~a#b'")]
    public void A_shell_takes_each_argument_as_one(string argument, string quoted) =>
        Assert.AreEqual("dotnet build /p.proj " + quoted, new BuildCommand("/p.proj", "").Of(argument));
}
