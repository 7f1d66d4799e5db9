namespace DeployPlan.Tests;

/// <summary>A mutant is killed by the first test that fails, so under Stryker all that come after it fail at once. For other test runners Stryker itself ends such a run. Elsewhere this does nothing.</summary>
[TestClass]
public static class FirstFailure
{
    private static readonly string? MutantFile = Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE");
    private static byte[]? _killed;

    [GlobalTestInitialize]
    public static void FailAtOnce(TestContext context)
    {
        if (MutantFile is not null && _killed is { } killed && killed.AsSpan().SequenceEqual(Mutant()))
        {
            Assert.Fail($"The mutant is killed already, without {context.TestName}.");
        }
    }

    [GlobalTestCleanup]
    public static void Note(TestContext context)
    {
        if (MutantFile is not null && context.CurrentTestOutcome == UnitTestOutcome.Failed)
        {
            _killed = Mutant();
        }
    }

    // What the file holds changes with the mutant.
    private static byte[] Mutant()
    {
        using var file = new FileStream(MutantFile!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
