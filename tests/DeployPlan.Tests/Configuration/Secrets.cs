namespace DeployPlan.Tests.Configuration;

[TestClass]
public class Secrets
{
    // Put together here, so that no scanner of repositories takes this file for a leak.
    private const string Digits = "0123456789abcdefABCDEF0123456789abcdEF";

    public static IEnumerable<object[]> SecretTexts =>
    [
        ["Host=db;Username=app;Password=hunter2", "a connection string"],
        ["Server=db; Pwd = hunter2;", "a connection string"],
        ["host=db password=hunter2", "a connection string"],
        ["DefaultEndpointsProtocol=https;AccountKey=abc==;", "a connection string"],
        ["postgres://app:hunter2@db/shop", "a URL with a password"],
        ["see https://a:b@host/ for more", "a URL with a password"],
        ["-----BEGIN RSA PRIVATE " + "KEY-----", "a private key"],
        ["gh" + "p_" + Digits, "a token"],
        ["github" + "_pat_" + Digits, "a token"],
        ["glp" + "at-" + Digits, "a token"],
        ["xox" + "b-" + Digits, "a token"],
        ["AK" + "IA0123456789ABCDEF", "a token"],
        ["sk_" + "live_" + Digits, "a token"],
        ["np" + "m_" + Digits, "a token"],
        ["AI" + "za" + "0123456789abcdefABCDEF0123456789abc", "a token"],
        ["dop" + "_v1_" + Digits, "a token"],
        ["ey" + "J0123456789.ey" + "J0123456789.abc", "a token"],
        ["Bearer " + Digits, "an authorization header"],
    ];

    [TestMethod]
    [DynamicData(nameof(SecretTexts))]
    public void A_text_that_looks_like_a_secret_is_an_error_that_does_not_repeat_it(string secret, string what)
    {
        using var folder = new ConfigFolder();

        var read = folder.ReadSections($"dev:\n  x: [{{ y: \"{secret}\" }}]");

        read.SaysOnly("DPL1032", 2, 12, what, "environment variable");
        Assert.DoesNotContain(secret, read.Text);
    }

    [TestMethod]
    [DataRow("password")]
    [DataRow("DB_PASSWORD")]
    [DataRow("client-secret")]
    [DataRow("apiKey")]
    [DataRow("api_key")]
    [DataRow("AccessToken")]
    [DataRow("private_key")]
    [DataRow("aws_access_key")]
    public void A_literal_under_a_key_of_that_name_is_an_error(string key)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"dev:\n  {key}: hunter2").SaysOnly("DPL1032", 2, key.Length + 5, $"'{key}'");
    }

    [TestMethod]
    [DataRow("password: ${DB_PASSWORD}")]
    [DataRow("password: $DB_PASSWORD")]
    [DataRow("password: \"{{ vault.db }}\"")]
    [DataRow("password: <your password>")]
    [DataRow("password: ''")]
    [DataRow("password: ~")]
    [DataRow("password: true")]
    [DataRow("password_env: DB_PASSWORD")]
    [DataRow("connection: Host=db;Password=${DB_PASSWORD}")]
    [DataRow("url: \"postgres://app:$DB_PASSWORD@db/shop\"")]
    [DataRow("url: \"ssh://git@host/x\"")]
    [DataRow("image: sk-learn-worker-image-for-shop")]
    [DataRow("tokens: 5")]
    [DataRow("secrets: [db]")]
    [DataRow("PWD: /app")]
    public void References_and_harmless_words_are_none(string line)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("dev:\n  " + line).SaysNothing();
    }

    [TestMethod]
    public void No_other_message_repeats_the_secret_either()
    {
        using var folder = new ConfigFolder();

        var read = folder.ReadSections("databases:\n  main:\n    connection_env: Host=db;Password=hunter2\nservices: { s: { health_check: { url: \"ftp://a:hunter2@b\" } } }");

        read.Says("DPL1032", 3, 21);
        read.Says("DPL1032", 4, 39);
        Assert.DoesNotContain("hunter2", read.Text);
        Assert.HasCount(2, read.Diagnostics);
    }
}
