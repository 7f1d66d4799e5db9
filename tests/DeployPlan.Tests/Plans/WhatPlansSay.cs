using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>Small rules for what a plan holds.</summary>
[TestClass]
public class WhatPlansSay
{
    [TestMethod]
    [DataRow("Deploy api to environment prod", "Deploy api to environment test")]
    [DataRow("Deploy to environment prod", "Deploy to environment test")]
    [DataRow("Health check for api in environment prod", "Health check for api in environment test")]
    [DataRow("Health check for environment prod", "Health check for environment test")]
    [DataRow("Deploy web to environment prod", "Deploy web to environment prod", DisplayName = "that of another service")]
    [DataRow("Build api using provider prod", "Build api using provider prod", DisplayName = "one without an environment")]
    public void A_description_that_names_the_environment_can_name_another_one(string description, string expected)
    {
        var operation = Operation.Empty with { Description = description, Metadata = [new("environment", "prod"), new("service", "api")] };

        Assert.AreEqual(expected, Descriptions.ForEnvironment(operation, "prod", "test"));
    }

    [TestMethod]
    public void Without_a_service_a_description_is_that_of_all() => Assert.AreEqual(
        "Deploy to environment test", Descriptions.ForEnvironment(Operation.Empty with { Description = "Deploy to environment prod" }, "prod", "test"));

    [TestMethod]
    [DataRow("X-Api-Key", true)]
    [DataRow("azAZ09!#$%&'*+-.^_`|~", true)]
    [DataRow("", false)]
    [DataRow("a b", false)]
    [DataRow("a:", false)]
    [DataRow("a@", false)]
    [DataRow("a[", false)]
    [DataRow("a{", false)]
    [DataRow("a/", false)]
    [DataRow("ä", false)]
    public void The_name_of_a_header_has_letters_digits_and_a_few_signs(string name, bool isName) => Assert.AreEqual(isName, HeaderRules.IsName(name));

    [TestMethod]
    [DataRow("", true)]
    [DataRow("a\tb ~", true)]
    [DataRow("a\nb", false)]
    [DataRow("a\u007f", false)]
    [DataRow("ä", false)]
    public void The_value_of_a_header_is_text_that_every_server_reads_alike(string value, bool isValue) => Assert.AreEqual(isValue, HeaderRules.IsValue(value));

    [TestMethod]
    [DataRow("deployplan.prod.lock.json", true)]
    [DataRow("shop/deployplan.prod.lock.json", true)]
    [DataRow("shop/xdeployplan.prod.lock.json", false)]
    [DataRow("deployplan.prod.json", false)]
    [DataRow("deployplan.prod.lock.json/x", false)]
    public void A_lock_is_known_by_its_name(string path, bool isLock) => Assert.AreEqual(isLock, LockName.IsLock(path));

    [TestMethod]
    public void A_lock_is_named_for_its_environment() => Assert.AreEqual("deployplan.prod.lock.json", LockName.Of("prod"));

    [TestMethod]
    [DataRow("raw", ".sql")]
    [DataRow("efcore", ".cs;.csproj")]
    [DataRow("terraform", ".tf;.tf.json;.tfvars;.hcl")]
    [DataRow("mine", "")]
    public void A_built_in_driver_reads_files_by_their_endings_and_another_one_all(string driver, string endings) => Assert.AreEqual(endings, ConsumedFolder.EndingsOf(driver));

    [TestMethod]
    public void Two_chains_of_one_length_give_the_one_that_ends_first()
    {
        var plan = Plan.Empty with
        {
            Operations =
            [
                Operation.Empty with { Id = "a", Wave = 1 }, Operation.Empty with { Id = "b", Wave = 1 },
                Operation.Empty with { Id = "c", Wave = 2, DependsOn = ["a", "b"] }, Operation.Empty with { Id = "d", Wave = 2, DependsOn = ["b"] },
                Operation.Empty with { Id = "e", Wave = 3, DependsOn = ["b", "d"] }, Operation.Empty with { Id = "f", Wave = 3, DependsOn = ["c"] },
            ],
        };

        Assert.AreEqual("b d e", string.Join(' ', CriticalPath.Of(plan)));
        Assert.IsEmpty(CriticalPath.Of(Plan.Empty));
    }

    [TestMethod]
    [DataRow(".", true)]
    [DataRow("../a", true)]
    [DataRow("a/b", true)]
    [DataRow("a/../b", false)]
    [DataRow("./a", false)]
    [DataRow("/a", false)]
    [DataRow("a\\b", false)]
    public void A_path_of_a_plan_has_one_form(string path, bool isRight) => Assert.AreEqual(isRight, PlanNames.IsRelativePath(path));

    [TestMethod]
    [DataRow(64, '0', true)]
    [DataRow(64, '9', true)]
    [DataRow(64, 'a', true)]
    [DataRow(64, 'f', true)]
    [DataRow(64, 'g', false)]
    [DataRow(64, 'A', false)]
    [DataRow(64, '/', false)]
    [DataRow(64, ':', false)]
    [DataRow(64, '`', false)]
    [DataRow(63, 'a', false)]
    [DataRow(65, 'a', false)]
    public void A_digest_has_64_lowercase_hex_digits(int length, char digit, bool isDigest) => Assert.AreEqual(isDigest, PlanNames.IsDigest(new string(digit, length)));
}
