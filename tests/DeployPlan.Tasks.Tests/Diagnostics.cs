using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Tests;

[TestClass]
public class Diagnostics
{
    private const string Environments = "environments:\n  prod: { driver: command }\n";

    [TestMethod]
    public void An_error_has_code_file_line_and_column()
    {
        using var run = new Run("project: { name: shop }\nservices: 3\n" + Environments);

        Assert.IsFalse(run.Task.Execute());

        var error = run.Engine.Errors.Single();
        Assert.StartsWith("DPL1", error.Code!);
        Assert.AreEqual(run.Config, error.File);
        Assert.AreEqual(2, error.LineNumber);
        Assert.IsGreaterThan(1, error.ColumnNumber);
        Assert.IsEmpty(run.Task.Operations);
    }

    [TestMethod]
    public void A_warning_is_a_warning()
    {
        using var run = new Run("odd{0}: 1\nproject: { name: shop }\n" + Environments);

        Assert.IsTrue(run.Task.Execute());

        var warning = run.Engine.Warnings.Single();
        Assert.AreEqual("DPL1013", warning.Code);
        Assert.AreEqual(1, warning.LineNumber);
        Assert.Contains("odd{0}", warning.Message!);
    }

    [TestMethod]
    public void Strict_makes_it_an_error()
    {
        using var run = new Run("odd: 1\nproject: { name: shop }\n" + Environments);
        run.Task.Strict = "true";

        Assert.IsFalse(run.Task.Execute());

        Assert.AreEqual("DPL1013", run.Engine.Errors.Single().Code);
    }

    [TestMethod]
    public void What_is_only_worth_knowing_is_a_message_with_its_line()
    {
        using var run = new Run("project: { name: shop }\ndatabases:\n  orders: { connection_env: A_B, migrations: { engine: raw, path: db } }\n" + Environments);
        File.WriteAllText(Path.Combine(run.Folder, "db", "001.sql"), "select 1;\n");

        Assert.IsTrue(run.Task.Execute());

        var message = run.Engine.Messages.Single(message => message.Code is { } code && code.StartsWith("DPL", StringComparison.Ordinal));
        Assert.AreEqual(MessageImportance.Normal, message.Importance);
        Assert.AreEqual(3, message.LineNumber);
        Assert.IsEmpty(run.Engine.Warnings);
    }
}
