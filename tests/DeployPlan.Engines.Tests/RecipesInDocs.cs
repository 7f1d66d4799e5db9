using DeployPlan.Engines.Tests.Support;

namespace DeployPlan.Engines.Tests;

/// <summary>What people copy from docs/ci.md, and what starts an export in docs/exports.md, is given to the programs of the engines too.</summary>
[TestClass]
[TestCategory("Engines")]
public class RecipesInDocs
{
    private static IReadOnlyList<string> GitHub => [.. Recipes.Of("GitHub Actions", "on:\n  push: { branches: [main] }", "on:", static trigger => trigger), .. Recipes.OfExports("GitHub Actions")];

    private static IReadOnlyList<string> GitLab => [.. Recipes.Of("GitLab", "\n  stage: ", "rules:", static trigger => $"\n  {trigger}\n  stage: "), .. Recipes.OfExports("GitLab")];

    [TestMethod]
    public void GitHubs_own_parser_takes_them() => new Checker("--import", "./Programs/json-modules.mjs", "Programs/workflow-parser.mjs").AssertSeesRecipes(
        GitHub,
        ("runs-on:", "run-on:", "Unexpected value 'run-on'"),
        ("needs: plan", "needs: plans", "plans"));

    [TestMethod]
    public void So_does_actionlint() => new Checker("Programs/actionlint.cjs").AssertSeesRecipes(
        GitHub,
        ("steps.plan.outputs.id", "steps.plans.outputs.id", "plans"),
        ("needs.plan.outputs.plan-id", "needs.plan.outputs.id", "\"id\" is not defined"));

    [TestMethod]
    public void Gitlab_ci_local_takes_them_and_sees_their_jobs()
    {
        string[][] jobs = [["plan", "apply"], ["plan", "apply"], ["export", "prod"]];
        var recipes = GitLab;

        Assert.HasCount(jobs.Length, recipes);
        for (var i = 0; i < jobs.Length; i++)
        {
            var (code, output, errors) = GitLabList.Of(recipes[i]);
            Assert.AreEqual(0, code, output + errors);
            CollectionAssert.AreEqual(jobs[i], GitLabList.Jobs(output));
        }
    }

    [TestMethod]
    [DataRow("needs: [plan]", "needs: [plans]", "plans")]
    [DataRow("dotenv:", "dot_env:", "dot_env")]
    public void It_refuses_a_broken_one(string before, string after, string expected)
    {
        var (code, output, errors) = GitLabList.Of(Checker.Changed(GitLab[0], before, after));

        Assert.AreNotEqual(0, code);
        Assert.Contains(expected, output + errors);
    }

    [TestMethod]
    public void Microsofts_language_service_takes_them() => new Checker("Programs/azure-language-service.cjs", Repository.Schema("azure-pipelines-schema.json")).AssertSeesRecipes(
        Recipes.Of("Azure Pipelines", "trigger: { branches: { include: [main] } }", "trigger:", static trigger => trigger),
        ("dependsOn:", "dependOn:", "dependOn"),
        ("lockBehavior: sequential", "lockBehavior: sequence", "sequential"),
        ("persistCredentials: true", "persistCredential: true", "persistCredential"));
}
