using DeployPlan.Browser.Tests.Support;

namespace DeployPlan.Browser.Tests;

/// <summary>What the Content-Security-Policy of the page forbids, should text ever become markup all the same.</summary>
[TestClass]
[TestCategory("Browser")]
public class Policy
{
    [TestMethod]
    [DataRow("<script>document.title = 'run'</script>")]
    [DataRow("<svg onload=\"document.title = 'run'\"></svg>")]
    [DataRow("<script src=\"data:text/javascript,document.title='run'\"></script>")]
    public async Task A_script_that_got_into_the_page_does_not_run(string markup)
    {
        await using var open = await OpenPlan.Show(Sample.Shop(), edit: html => html.Replace("<div id=\"app\">", markup + "<div id=\"app\">", StringComparison.Ordinal));

        Assert.AreEqual("shop 1.4.0 to prod", await open.Page.TitleAsync());
        Assert.Contains(problem => problem.Contains("Content Security Policy", StringComparison.Ordinal), open.Problems);
        Assert.AreEqual(7, await open.Nodes.CountAsync());
    }

    [TestMethod]
    public async Task A_changed_script_does_not_run()
    {
        await using var open = await OpenPlan.Show(Sample.Shop(), edit: html => html.Replace("'use strict';", "'use strict'; document.title = 'run';", StringComparison.Ordinal));

        Assert.AreEqual("shop 1.4.0 to prod", await open.Page.TitleAsync());
        Assert.AreEqual(0, await open.Nodes.CountAsync());
    }

    [TestMethod]
    [DataRow("fetch('https://example.invalid/').catch(() => { })")]
    [DataRow("new Image().src = 'https://example.invalid/a.png'")]
    [DataRow("document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.invalid/' }))")]
    [DataRow("document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.invalid/a.css' }))")]
    public async Task Nothing_can_be_sent_or_fetched(string script)
    {
        await using var open = await OpenPlan.Show(Sample.Shop());
        await open.Page.EvaluateAsync("() => { window.blocked = new Promise(done => addEventListener('securitypolicyviolation', event => done(event.blockedURI))); }");

        await open.Page.EvaluateAsync($"() => {{ {script}; }}");

        Assert.StartsWith("https://example.invalid", await open.Page.EvaluateAsync<string>("() => window.blocked"));
    }
}
