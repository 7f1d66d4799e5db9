using DeployPlan.Engines.Tests.Support;

namespace DeployPlan.Engines.Tests;

[TestClass]
[TestCategory("Engines")]
public class ArgoFiles
{
    [TestMethod]
    public void The_models_of_its_resources_take_every_export() => new Checker("Programs/argo-models.mjs").AssertSees(
        "argo",
        ("failFast: false", "failFast: \"no\"", "failFast"),
        ("name: \"main\"", "name: 1", "name"));

    [TestMethod]
    public void The_definition_of_the_resource_takes_every_export() => new Checker("Programs/argo-crd.mjs", Repository.Schema("argo-workflows-crd.yaml")).AssertSees(
        "argo",
        ("depends:", "depend:", "\"depend\""),
        ("secretKeyRef:", "secretRef:", "secretRef"),
        ("failFast: false", "failFast: \"no\"", "failFast"),
        ("suspend: {}", "suspend: {length: \"1h\"}", "length"));
}
