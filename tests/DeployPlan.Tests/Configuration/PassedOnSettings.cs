using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Tests.Configuration;

/// <summary>A section of the config that is read through the fields of a type that a plan holds as well.</summary>
[TestClass]
public class PassedOnSettings
{
    private static readonly string[] Modes = ["slow", "fast"];

    [TestMethod]
    public void Each_field_is_a_key_with_the_value_of_the_type_as_default()
    {
        Assert.AreEqual((30, true, "slow"), Values(Read("{}")));
        Assert.AreEqual((5, false, "fast"), Values(Read("{ stop_seconds: 5, keep: false, mode: fast }")));
    }

    [TestMethod]
    [DataRow("{ stop_seconds: 0 }", "DPL1012", "'stop_seconds' in service 'a' must be a whole number from 1 to 86400, not '0'")]
    [DataRow("{ keep: 1 }", "DPL1012", "'keep' in service 'a' must be true or false")]
    [DataRow("{ mode: fats }", "DPL1028", "did you mean 'fast'?")]
    [DataRow("{ stop_second: 5 }", "DPL1013", "did you mean 'stop_seconds'?")]
    public void What_is_wrong_is_said_as_of_any_other_key(string yaml, string code, string message)
    {
        var diagnostics = new DiagnosticBag();
        Read(yaml, diagnostics);

        var said = diagnostics.ToSortedList().Single();
        Assert.AreEqual(code, said.Code);
        Assert.Contains(message, said.Message);
    }

    [TestMethod]
    public void The_keys_are_stated()
    {
        var statement = new ConfigStatement();
        Read("{}", statement: statement);

        var stop = statement.Entry("service").Find("stop_seconds")!;
        Assert.AreEqual((KeyKind.WholeNumber, 1, 86_400, "30", "How long to wait."), (stop.Kind, stop.Least, stop.Most, stop.Default, stop.About));
        Assert.AreEqual("true", statement.Entry("service").Find("keep")!.Default);
        CollectionAssert.AreEqual(Modes, statement.Entry("service").Find("mode")!.Choices.ToArray());
    }

    private static (int StopSeconds, bool Keep, string Mode) Values(Settings settings) => (settings.StopSeconds, settings.Keep, settings.Mode);

    private static Settings Read(string yaml, DiagnosticBag? diagnostics = null, ConfigStatement? statement = null)
    {
        diagnostics ??= new DiagnosticBag();
        var folder = RepositoryFolder.PathOf("docs");
        var root = (MappingNode)DocumentReader.Read("deploy.yml", $"a: {yaml}", "", diagnostics)!;
        var section = new ReadContext(new SourceTree(folder, folder), strict: true, diagnostics, statement).Open(root.Entries[0], "service")!;
        var settings = Settings.Fields(new ConfigForm(section), new Settings());
        section.ReportUnknownKeys();
        return settings;
    }

    private sealed record Settings
    {
        public int StopSeconds { get; init; } = 30;

        public bool Keep { get; init; } = true;

        public string Mode { get; init; } = "slow";

        public static Settings Fields(Form form, Settings x) => new()
        {
            StopSeconds = form.Number("stop_seconds", x.StopSeconds, 1, 86_400, "How long to wait."),
            Keep = form.Truth("keep", x.Keep, "Whether to keep it."),
            Mode = form.Choice("mode", x.Mode, Modes, "How it goes."),
        };
    }
}
