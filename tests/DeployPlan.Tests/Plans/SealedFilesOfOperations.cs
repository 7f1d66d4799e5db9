using CsCheck;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class SealedFilesOfOperations
{
    [TestMethod]
    public void They_are_those_that_the_operation_would_consume()
    {
        var parts = GeneratedPlan.OneOf("db", "db-a", "db/a", "db/a-b", "db0", "d", "x.sql", "db/x.sql");
        var paths = Gen.Select(parts, parts, (a, b) => a + "/" + b).Array[0, 12].Select(WithoutFolders);

        Gen.Select(paths, Gen.OneOf(parts, Gen.Const("."), Gen.Select(parts, parts, (a, b) => a + "/" + b))).Sample((files, path) =>
        {
            var plan = new Plan { Environment = "prod", Project = "p", Version = "1", SealedInputs = [.. files.Select(file => new SealedInput(file, new string('0', 64)))] };
            var operation = Operation.Empty with { Inputs = MigrationInputs.Empty with { Engine = "raw", Path = path } };

            var expected = Enumerable.Range(0, files.Length).Where(i => path == "." || files[i] == path || files[i].StartsWith(path + "/", StringComparison.Ordinal)).ToArray();
            CollectionAssert.AreEqual(expected, new SealedFiles(plan).Of(operation).ToArray());
        });
    }

    [TestMethod]
    [DataRow("db/", "db/")]
    [DataRow("db", "db/a.sql db/sub/b.sql")]
    [DataRow("db/*.sql", "db/a.sql")]
    [DataRow("**/*.sql", "a.sql db/a.sql db/sub/b.sql")]
    public void A_set_is_not_what_is_below_a_folder_and_a_pattern_is_what_matches(string consumed, string expected)
    {
        var plan = Plan.Empty with { SealedInputs = [new("a.sql", ""), new("db/", "") { Count = 2 }, new("db/a.sql", ""), new("db/sub/b.sql", "")] };
        var operation = Operation.Empty with { Consumes = [consumed] };

        Assert.AreEqual(expected, string.Join(' ', new SealedFiles(plan).Of(operation).Select(number => plan.SealedInputs[number].Path)));
    }

    // What other files are in is a folder and no file.
    private static string[] WithoutFolders(string[] found) =>
        [.. found.Distinct().Where(file => !found.Any(other => other.StartsWith(file + "/", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
}
