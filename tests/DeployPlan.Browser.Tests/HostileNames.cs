using DeployPlan.Browser.Tests.Support;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Browser.Tests;

[TestClass]
[TestCategory("Browser")]
public class HostileNames
{
    [TestMethod]
    [DataRow("<script>alert(1)</script>")]
    [DataRow("</script><script>alert(1)</script>")]
    [DataRow("<!--<script>")]
    [DataRow("<img src=x onerror=alert(1)>")]
    [DataRow("\" onmouseover=\"alert(1)")]
    [DataRow("' onclick='alert(1)")]
    [DataRow("&lt;b&gt;")]
    [DataRow("javascript:alert(1)")]
    [DataRow("¦data¦ {data} ${1+1} \\")]
    [DataRow("שלום-مرحبا")]
    [DataRow("name\u2028with\u2029ends")]
    public async Task Are_shown_and_never_run(string name)
    {
        var hostile = Hostile(name);
        await using var open = await OpenPlan.Show(hostile);

        await open.Nodes.First.ClickAsync();

        var shown = name.Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);
        Assert.AreEqual(shown, await open.Page.InnerTextAsync("#chosen"));
        Assert.Contains(shown, await open.Page.Locator("h1").InnerTextAsync());
        Assert.Contains(shown, await open.Panel.Locator(".description").InnerTextAsync());
        Assert.AreEqual(0, await open.Page.Locator("#app script, #app img").CountAsync());
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }

    [TestMethod]
    public async Task A_mark_that_turns_the_direction_of_text_is_written_out()
    {
        await using var open = await OpenPlan.Show(Hostile("api\u202egpj.exe"));

        Assert.Contains("api\\u202egpj.exe", await open.Page.Locator("h1").InnerTextAsync());
        Assert.DoesNotContain("\u202e", await open.Page.ContentAsync());
    }

    [TestMethod]
    public async Task Text_from_right_to_left_turns_nothing_around_it()
    {
        await using var open = await OpenPlan.Show(Hostile("שלום"));
        const string Left = "element => element.getBoundingClientRect().left";
        var parts = open.Page.Locator("h1 > *");

        var places = new List<double>();
        for (var i = 0; i < await parts.CountAsync(); i++)
        {
            places.Add(await parts.Nth(i).EvaluateAsync<double>(Left));
        }

        CollectionAssert.AreEqual(places.Order().ToArray(), places);
    }

    private static PlanView Hostile(string text)
    {
        var operation = Sample.Deploy("api", 1) with { Id = text, Description = text, Driver = text, Metadata = [new(text, text)] };
        var inputs = (DeployInputs)operation.Inputs with { Services = [text], Image = text, Settings = new ServiceSettings { Command = [text] }, EnvFile = text };
        return new PlanView(
            new Plan
            {
                Environment = text,
                Project = text,
                Version = text,
                Operations = [operation with { Inputs = inputs }],
                RequiredEnvironment = [text],
                SealedInputs = [new(text, new string('a', 64))],
            },
            Sample.Id)
        {
            Warnings = [text],
            ConfigLines = new Dictionary<string, string> { [text] = text },
            Notes = new Dictionary<string, OperationNote> { [text] = new("changed", [text]) },
        };
    }
}
