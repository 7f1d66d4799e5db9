using DeployPlan.Engines.Tests.Support;

namespace DeployPlan.Engines.Tests;

[TestClass]
[TestCategory("Engines")]
public class GitHubFiles
{
    [TestMethod]
    public void GitHubs_own_parser_takes_every_export() => new Checker("--import", "./Programs/json-modules.mjs", "Programs/workflow-parser.mjs").AssertSees(
        "github",
        ("runs-on:", "run-on:", "Unexpected value 'run-on'"),
        ("  \"begin\":", "  \"0begin\":", "0begin"),
        ("always()", "alway()", "alway"),
        ("needs: [\"begin\"]", "needs: [\"begun\"]", "begun"));

    [TestMethod]
    public void So_does_actionlint() => new Checker("Programs/actionlint.cjs").AssertSees(
        "github",
        ("runs-on:", "run-on:", "run-on"),
        ("needs: [\"begin\"]", "needs: [\"begun\"]", "begun"),
        ("needs: [\"approve\"]", "needs: [\"end\"]", "cyclic"),
        ("needs.begin.result", "needs.begun.result", "begun"),
        ("secrets.ORDERS_DB", "secrets.ORDER_DB", "order_db"),
        ("deploy/deploy.csproj", "${{ github.event.issue.title }}", "untrusted"));
}
