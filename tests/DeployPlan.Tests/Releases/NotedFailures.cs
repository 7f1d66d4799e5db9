using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>Why an operation failed goes from its driver to its record through a file.</summary>
[TestClass]
public sealed class NotedFailures : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;

    private string Log => Path.Combine(_folder, "0001-infra_a.log");

    [TestMethod]
    [DataRow("exited with code 1", "exited with code 1")]
    [DataRow(" two\r\nlines \n", "two lines")]
    [DataRow("", null)]
    public void A_reason_is_one_line_and_is_taken_once(string text, string? reason)
    {
        FailureNote.Write(Log, text);

        Assert.AreEqual(reason, FailureNote.Take(Log));
        Assert.IsNull(FailureNote.Take(Log));
        Assert.IsEmpty(Directory.GetFiles(_folder));
    }

    [TestMethod]
    [DataRow(1_000, "")]
    [DataRow(1_001, "…")]
    public void A_long_reason_is_cut(int length, string end)
    {
        FailureNote.Write(Log, new string('a', length));

        Assert.AreEqual(new string('a', 1_000) + end, FailureNote.Take(Log));
    }

    [TestMethod]
    public void Where_a_reason_cannot_be_kept_there_is_none()
    {
        Directory.CreateDirectory(Log + ".failure");

        FailureNote.Write(Log, "exited with code 1");

        Assert.IsNull(FailureNote.Take(Log));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
