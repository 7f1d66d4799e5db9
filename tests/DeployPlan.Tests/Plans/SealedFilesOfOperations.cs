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
            var inputs = new MigrationInputs { Database = "d", Strategy = "pre_deploy", Engine = "raw", Path = path };

            var expected = Enumerable.Range(0, files.Length).Where(i => Consumption.Of(inputs).Includes(files[i])).ToArray();
            CollectionAssert.AreEqual(expected, new SealedFiles(plan).Of(inputs).ToArray());
        });
    }

    // What other files are in is a folder and no file.
    private static string[] WithoutFolders(string[] found) =>
        [.. found.Distinct().Where(file => !found.Any(other => other.StartsWith(file + "/", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
}
