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
        ["run --token hunter2", "a secret, written after 'token'"],
        ["run --db-password 'hunter2 x'", "a secret, written after 'db-password'"],
        ["run --api-key=hunter2 -v", "a secret, written after 'api-key'"],
        ["DB_PASSWORD=hunter2", "a secret, written after 'DB_PASSWORD'"],
        ["export CLIENT_SECRET=hunter2; ./run", "a secret, written after 'CLIENT_SECRET'"],
        ["dbPass=hunter2", "a secret, written after 'dbPass'"],
        ["net use /password:hunter2", "a secret, written after 'password'"],
        ["curl -H 'X-Api-Key: hunter2' host", "a secret, written after 'X-Api-Key'"],
        ["curl -H 'Authorization: Bearer " + Digits + "' host", "an authorization header"],
        ["https://x.blob.core.windows.net/c?sv=2024&se=2030&sig=Zm9vYmFyYmF6%2Bquux", "a URL with a signature"],
        ["run --auth gh" + "p_" + Digits, "a token"],
        ["https://hooks.slack.com/services/T" + "0123/B0123/abcdefghijkl", "a token"],
        ["https://discord.com/api/web" + "hooks/0123456789/" + Digits, "a token"],
        ["https://api.telegram.org/bot" + "0123456789:AA" + Digits + "/sendMessage", "a token"],
        ["https://acme.web" + "hook.office.com/webhookb2/" + Digits, "a token"],
        ["gls" + "a_" + Digits, "a token"],
        ["tsk" + "ey-auth-" + Digits, "a token"],
        ["pu" + "l-" + Digits, "a token"],
        ["AT" + "ATT3xFfGF0" + Digits, "a token"],
        ["-----BEGIN PGP PRIVATE " + "KEY BLOCK-----", "a private key"],
        ["---- BEGIN SSH2 ENCRYPTED PRIVATE " + "KEY ----", "a private key"],
        ["PuTTY-User-" + "Key-File-3: ssh-ed25519", "a private key"],
        ["LS0tLS1CRUdJTiBQUklW" + "QVRFIEtFWS0tLS0tCg==", "a private key"],
        ["LS0tLS1CRUdJTiBPUEVO" + "U1NIIFBSSVZBVEUgS0VZLS0tLS0K", "a private key"],
        ["LS0tLS1CRUdJTiBSU0Eg" + "UFJJVkFURSBLRVktLS0tLQo=", "a private key"],
        ["LS0tLS1CRUdJTiBFQyBQ" + "UklWQVRFIEtFWS0tLS0tCg==", "a private key"],
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
    [DataRow("pass")]
    [DataRow("db_pass")]
    [DataRow("dbPass")]
    [DataRow("Jwt__Key")]
    [DataRow("SECRET_KEY_BASE")]
    public void A_literal_under_a_key_of_that_name_is_an_error(string key)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"dev:\n  {key}: hunter2").SaysOnly("DPL1032", 2, key.Length + 5, $"'{key}'");
    }

    [TestMethod]
    [DataRow("password: ${DB_PASSWORD}")]
    [DataRow("Authorization: Token ${DB_PASSWORD}")]
    [DataRow("authorization: required")]
    [DataRow("authorization: basic or bearer")]
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
    [DataRow("image: pul-request-worker-of-the-shop-1")]
    [DataRow("ca: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==")]
    [DataRow("url: https://discord.com/api/webhooks")]
    [DataRow("url: \"https://api.telegram.org/bot${TELEGRAM_TOKEN}/sendMessage\"")]
    [DataRow("url: \"https://discord.com/api/webhooks/1/${HOOK}\"")]
    [DataRow("tokens: 5")]
    [DataRow("secrets: [db]")]
    [DataRow("PWD: /app")]
    [DataRow("max_token: 4096")]
    [DataRow("token: 0.5")]
    [DataRow("bypass: always")]
    [DataRow("password: \"@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/db)\"")]
    [DataRow("password: op://shop/db/password")]
    [DataRow("secret: arn:aws:secretsmanager:eu-west-1:1:secret:db")]
    [DataRow("token: vault:secret/data/db#token")]
    [DataRow("password: projects/shop/secrets/db/versions/1")]
    [DataRow("password: https://shop.vault.azure.net/secrets/db")]
    [DataRow("token: ./token.txt")]
    [DataRow("password: /run/secrets/db")]
    [DataRow("image_pull_secret: regcred")]
    [DataRow("key_vault_secret: shop-db-password")]
    [DataRow("admin_password_secret: kv/admin")]
    [DataRow("secret_store_access_key: name-of-key")]
    [DataRow("command: [run, --token, \"$TOKEN\", --password-stdin, --secret, ./x]")]
    [DataRow("command: [run, --token, --verbose]")]
    [DataRow("command: [docker, build, --secret, \"id=npm,src=.npmrc\", --secret, \"type=env,id=feed\"]")]
    [DataRow("command: [sh, -c, \"docker build --secret id=npm,src=.npmrc .\"]")]
    [DataRow("command: [sh, -c, \"docker login --password-stdin; [ $TOKEN = x ] && run --token $TOKEN DB_PASSWORD=$(cat x)\"]")]
    [DataRow("image: acme/api-token:latest")]
    [DataRow("about: \"the password: ask for it\"")]
    [DataRow("env: [{ name: DB_PASSWORD, value: \"${X}\" }, { name: GREETING, value: hello }]")]
    [DataRow("url: https://host/?sig=short&token=5")]
    [DataRow("args: \"--mount=type=bind,source=/run/x --max-tokens=5\"")]
    public void References_and_harmless_words_are_none(string line)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("dev:\n  " + line).SaysNothing();
    }

    [TestMethod]
    [DataRow("command: [run, --token, hunter2]", 27)]
    [DataRow("headers: { Authorization: Token hunter2 }", 29)]
    [DataRow("command: [run, \"--password\", \"hunter2\"]", 32)]
    [DataRow("env: [DB_PASSWORD=hunter2]", 9)]
    [DataRow("env: [{ name: DB_PASSWORD, value: hunter2 }]", 37)]
    public void What_follows_such_a_name_in_a_list_is_an_error(string line, int column)
    {
        using var folder = new ConfigFolder();

        var read = folder.ReadSections("dev:\n  " + line);

        read.SaysOnly("DPL1032", 2, column, "'# deployplan: not-a-secret'");
        Assert.DoesNotContain("hunter2", read.Text);
    }

    [TestMethod]
    [DataRow("password: hunter2 # deployplan: not-a-secret")]
    [DataRow("password: hunter2   # deployplan: not-a-secret  ")]
    [DataRow("x: [{ password: hunter2, token: hunter3 }] # deployplan: not-a-secret")]
    [DataRow("password: > # deployplan: not-a-secret\n    hunter2\n    x")]
    [DataRow("password: \"hunter2\n    x\" # deployplan: not-a-secret")]
    public void A_comment_at_its_line_says_that_it_is_none(string line)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("dev:\n  " + line).SaysNothing();
        folder.ReadSections("dev:\r\n  " + line.Replace("\n", "\r\n", StringComparison.Ordinal)).SaysNothing();
    }

    [TestMethod]
    [DataRow("password: hunter2 # deployplan: not a secret")]
    [DataRow("password: hunter2 # not-a-secret")]
    [DataRow("password: 'hunter2 # deployplan: not-a-secret'")]
    [DataRow("password: hunter2\n  # deployplan: not-a-secret")]
    public void Any_other_comment_says_nothing(string line)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("dev:\n  " + line).SaysOnly("DPL1032", 2, 13);
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
