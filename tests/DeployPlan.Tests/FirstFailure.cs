namespace DeployPlan.Tests;

/// <summary>A mutant is killed by the first test that fails: what would run after it does not. Stryker itself does that for other test runners only. Without Stryker, every test runs.</summary>
[TestClass]
public static class FirstFailure
{
    private static readonly string? File = Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE");
    private static byte[]? _killed;

    [GlobalTestInitialize]
    public static void LeaveOut(TestContext context)
    {
        if (File is not null && _killed is { } killed && killed.AsSpan().SequenceEqual(Mutant()))
        {
            Assert.Inconclusive($"{context.TestName} is left out: another test has failed.");
        }
    }

    [GlobalTestCleanup]
    public static void Note(TestContext context)
    {
        if (File is not null && context.CurrentTestOutcome == UnitTestOutcome.Failed)
        {
            _killed = Mutant();
        }
    }

    // What the file holds changes with the mutant.
    private static byte[] Mutant()
    {
        using var file = new FileStream(File!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
