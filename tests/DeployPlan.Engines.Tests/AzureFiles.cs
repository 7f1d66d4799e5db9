using DeployPlan.Engines.Tests.Support;

namespace DeployPlan.Engines.Tests;

[TestClass]
[TestCategory("Engines")]
public class AzureFiles
{
    [TestMethod]
    public void Microsofts_language_service_takes_every_export() => new Checker("Programs/azure-language-service.cjs", Repository.Schema("azure-pipelines-schema.json")).AssertSees(
        "azure",
        ("dependsOn:", "dependOn:", "dependOn"),
        ("job: \"approve\"", "job: \"ap prove\"", "does not match the pattern"),
        ("onTimeout: \"reject\"", "onTimeout: \"rejects\"", "Valid values: \"reject\""),
        ("commands: \"restricted\"", "commands: \"narrow\"", "Valid values: \"any\""),
        ("runOnce:", "runTwice:", "runTwice"));
}
