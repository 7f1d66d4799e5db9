using System.Text;
using DeployPlan.Browser.Tests.Support;

namespace DeployPlan.Browser.Tests;

[TestClass]
[TestCategory("Browser")]
public class Printing
{
    [TestMethod]
    public async Task On_paper_stands_everything_whatever_is_filtered()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());
        await open.Page.FillAsync("#search", "build_api");

        await open.Page.EmulatePrintAsync();
        await open.Page.WaitForSelectorAsync(".sheets article");

        var paper = await open.Page.InnerTextAsync("body");
        foreach (var operation in Sample.Shop().Plan.Operations.Concat(Sample.Shop().Plan.ManualOperations))
        {
            Assert.Contains(operation.Id, paper);
            Assert.Contains(operation.Description, paper);
        }

        Assert.Contains("db/orders/2.sql", paper);
        Assert.Contains("registry.example.com/web", paper);
        Assert.Contains("ORDERS_DB", paper);
        Assert.IsFalse(await open.Page.IsVisibleAsync("#search"));
    }

    [TestMethod]
    public async Task It_becomes_a_PDF_with_more_than_one_page()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        var pdf = await open.Page.PdfAsync("A4");

        Assert.AreEqual("%PDF", Encoding.ASCII.GetString(pdf, 0, 4));
        Assert.IsGreaterThan(1, Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1);
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }
}
