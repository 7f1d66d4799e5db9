using Microsoft.Playwright;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>The browser of the machine, started once for all tests. Nothing is downloaded.</summary>
[TestClass]
public static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    // Without them it runs in no container as root, and asks its maker for updates.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
    private static IPlaywright? _driver;

    internal static IBrowser Browser { get; private set; } = null!;

    [AssemblyInitialize]
    public static async Task Start(TestContext _)
    {
        _driver = await Playwright.CreateAsync();
        Browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments });
    }

    [AssemblyCleanup]
    public static async Task End()
    {
        await Browser.CloseAsync();
        _driver?.Dispose();
    }
}
