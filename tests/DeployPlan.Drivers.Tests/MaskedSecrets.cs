using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DeployPlan.Drivers.Secrets;

namespace DeployPlan.Drivers.Tests;

[TestClass]
public class MaskedSecrets
{
    private static readonly JsonSerializerOptions _relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Value = "s3cr&t \"p+/w\\rd\" é";
    private const string Pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQABCDEF0123456789abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH\nMIIEvQABCDEF\n-----END PRIVATE KEY-----\n";

    public static IEnumerable<object[]> Printed =>
    [
        [Value],
        [$"key is '{Value}'."],
        ["{\"a\":" + JsonSerializer.Serialize(Value) + "}"],
        ["{\"a\":" + JsonSerializer.Serialize(Value, _relaxed) + "}"],
        ["https://host/?k=" + Uri.EscapeDataString(Value) + "&b"],
        ["https://host/?k=" + Uri.EscapeDataString(Value).Replace("%20", "+", StringComparison.Ordinal)],
        ["https://host/?k=" + System.Net.WebUtility.UrlEncode(Value)],
        ["https://host/?k=" + System.Web.HttpUtility.UrlEncode(Value)],
        ["https://host/?k=" + OfJavaScript(Value)],
        ["{\"a\":\"" + OfGo(Value) + "\"}"],
        ["{\"a\":\"" + OfPython(Value) + "\"}"],
        ["{\"log\":" + JsonSerializer.Serialize("{\"a\":" + JsonSerializer.Serialize(Value) + "}") + "}"],
        ["<a>" + new System.Xml.Linq.XText(Value) + "</a>"],
        [Convert.ToBase64String(Encoding.UTF8.GetBytes(Value))],
        ["Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("u:" + Value + ":x"))],
        ["Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("us:" + Value))],
        [Convert.ToBase64String(Encoding.UTF8.GetBytes("use:" + Value)).Replace('+', '-').Replace('/', '_')],
    ];

    [TestMethod]
    [DynamicData(nameof(Printed))]
    public void However_a_program_prints_a_secret_it_is_masked(string line)
    {
        var masked = new SecretMask([Value]).Of(line);

        Assert.Contains("***", masked);
        foreach (var part in new[] { "s3cr", "w\\rd", "w\\\\rd", "czNjc", "MzY3", "p%2B" })
        {
            Assert.DoesNotContain(part, masked);
        }
    }

    // What these languages write differs from .NET in which characters they escape, and in the case of the digits.
    private static string OfJavaScript(string text) => Uri.EscapeDataString(text).Replace("%21", "!", StringComparison.Ordinal);

    private static string OfGo(string text) => JsonSerializer.Serialize(text, _relaxed).Trim('"').Replace("&", "\\u0026", StringComparison.Ordinal).Replace("<", "\\u003c", StringComparison.Ordinal);

    private static string OfPython(string text) => JsonSerializer.Serialize(text, _relaxed).Trim('"').Replace("é", "\\u00e9", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("Summer#2024!", "https://host/?k=Summer%232024!&b")]
    [DataRow("pa(ss)*word'1", "https://host/?k=pa(ss)*word'1&x=pa(ss)*word%271")]
    [DataRow("pa<ss>word1", "{\"k\":\"pa\\u003css\\u003eword1\"}")]
    [DataRow("pässwort1", "{\"k\": \"p\\u00e4sswort1\"}")]
    [DataRow("pa😀word1", "{\"k\": \"pa\\ud83d\\ude00word1\"}, pa%F0%9F%98%80word1, pa&#128512;word1")]
    public void Encoders_of_other_languages_are_known(string secret, string line)
    {
        var masked = new SecretMask([secret]).Of(line);

        Assert.Contains("***", masked);
        Assert.DoesNotMatchRegex("Summer|word|wort", masked);
    }

    [TestMethod]
    [DataRow(@"'s3cr%t&<Val>""ue\'x'", DisplayName = "repr of Python")]
    [DataRow(@"[""'s3cr%t&<Val>\""ue\\'x'""]", DisplayName = "that in JSON")]
    [DataRow("s3cr%25t%26%3cVal%3e%22ue%27x", DisplayName = "URL, digits in lower case")]
    [DataRow("%73%33%63%72%25%74%26%3c%56%61%6c%3e%22%75%65%27%78", DisplayName = "URL, every character")]
    [DataRow("%73%33%63%72%25%74%26%3C%56%61%6C%3E%22%75%65%27%78", DisplayName = "the same in upper case")]
    [DataRow("'s3cr%t&<Val>\"ue'\"'\"'x'", DisplayName = "shlex of Python")]
    [DataRow("'s3cr%t&<Val>\"ue''x'", DisplayName = "SQL and PowerShell")]
    [DataRow("\"s3cr%t&<Val>\"\"ue'x\"", DisplayName = "CSV")]
    public void Quotes_of_both_kinds_and_every_escape_of_a_URL_are_known(string line)
    {
        var masked = new SecretMask(["s3cr%t&<Val>\"ue'x"]).Of(line);

        Assert.Contains("***", masked);
        Assert.DoesNotMatchRegex("s3cr|Val|ue|%73|%56", masked);
    }

    [TestMethod]
    [DataRow(@"p\&ss\ w\(rd\;A\$b\`c\!é", DisplayName = "printf %q of bash")]
    [DataRow("\"p&ss w(rd;A\\$b\\`c\\!é\"", DisplayName = "in double quotes")]
    [DataRow("p^&ss w^(rd;A$b`c^!é", DisplayName = "cmd")]
    [DataRow("p&ss w(rd;A`$b``c!é", DisplayName = "PowerShell")]
    [DataRow(@"$'p&ss w(rd;A$b`c!\303\251'", DisplayName = "octal of bash and git")]
    [DataRow(@"b'p&ss w(rd;A$b`c!\xc3\xa9'", DisplayName = "bytes of Python")]
    [DataRow(@"'p\x26ss w\x28rd;A$b`c!\u00e9'", DisplayName = "JavaScript")]
    [DataRow("p%2526ss%2520w%2528rd%253BA%2524b%2560c%2521%25C3%25A9", DisplayName = "URL in a URL")]
    [DataRow("p%26ss+w(rd%3bA%24b%60c!%e9", DisplayName = "URL in Latin 1")]
    [DataRow("p&amp;amp;ss w(rd;A$b`c!é", DisplayName = "XML in XML")]
    [DataRow("cCZzcyB3KHJkO0EkYmBjIcOp", DisplayName = "base64")]
    [DataRow("7026737320772872643B412462606321C3A9", DisplayName = "hexadecimal")]
    [DataRow("cAAmAHMAcwAgAHcAKAByAGQAOwBBACQAYgBgAGMAIQDpAA==", DisplayName = "-EncodedCommand of PowerShell")]
    public void Escapes_of_shells_and_escapes_within_escapes_are_known(string line)
    {
        var masked = new SecretMask(["p&ss w(rd;A$b`c!é"]).Of(line);

        Assert.Contains("***", masked);
        Assert.DoesNotMatchRegex("ss|rd|cCZ|3KH|7026|AHMA", masked);
    }

    [TestMethod]
    public void Base64_of_user_and_password_within_a_URL_is_masked() =>
        Assert.DoesNotContain("Pz8%2F", new SecretMask(["p>>>?????x"]).Of("https://host/?auth=dXNlcjpwPj4%2BPz8%2FPz94"));

    [TestMethod]
    [DataRow("-----BEGIN PRIVATE KEY----- MIIEvQABCDEF0123456789abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH abcd1== -----END PRIVATE KEY-----", DisplayName = "words of a shell")]
    [DataRow("-----BEGIN PRIVATE KEY-----MIIEvQABCDEF0123456789abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHabcd1==-----END PRIVATE KEY-----", DisplayName = "without line ends")]
    public void The_short_last_line_of_a_key_is_masked_where_all_is_one_line(string line) =>
        Assert.AreEqual("***", new SecretMask([Pem.Replace("MIIEvQABCDEF\n", "abcd1==\n", StringComparison.Ordinal)]).Of(line));

    [TestMethod]
    [DataRow("ALTER USER x PASSWORD 'it''s-my-secret'", "ALTER USER x PASSWORD '***'")]
    [DataRow("'it'\"'\"'s-my-secret'", "'***'")]
    public void A_quote_alone_is_enough_for_an_escape(string line, string masked) => Assert.AreEqual(masked, new SecretMask(["it's-my-secret"]).Of(line));

    [TestMethod]
    [DataRow("pa%20ss", "user is shop, password is pa ss", "user is shop, password is ***")]
    [DataRow("pa%20ss", "https://shop:pa%20ss@host/", "https://shop:***@host/")]
    [DataRow("p%C3%A4ss%26word", "{\"k\":\"p\\u00e4ss\\u0026word\"}", "{\"k\":\"***\"}")]
    [DataRow("100%secret", "100%secret", "***")]
    public void A_secret_that_is_written_for_a_URL_is_masked_also_as_what_it_says(string secret, string line, string masked) => Assert.AreEqual(masked, new SecretMask([secret]).Of(line));

    [TestMethod]
    public void A_secret_that_begins_like_another_one_is_masked_as_a_whole()
    {
        var mask = new SecretMask(["abcdef", "abcdef/ghijkl"]);

        Assert.AreEqual("*** *** ***", mask.Of("abcdef%2Fghijkl abcdef/ghijkl abcdef"));
    }

    [TestMethod]
    public void A_run_of_backslashes_takes_no_time() =>
        Assert.AreEqual(new string('\\', 5000), new SecretMask([@"a\\\\\\\\\\\\b"]).Of(new string('\\', 5000)));

    [TestMethod]
    public void A_line_that_only_separates_is_shown() => Assert.AreEqual("====================", new SecretMask(["Summer#2024-and-more"]).Of("===================="));

    [TestMethod]
    [DataRow("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=Zm9vYmFyYmF6cXV4MTIzNA==", "Zm9vYmFyYmF6cXV4MTIzNA==")]
    [DataRow("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=c2hhcmVkLWtleS0x", "c2hhcmVkLWtleS0x")]
    [DataRow("Host=db;Username=u;Pwd=hunter2", "hunter2")]
    public void A_key_within_a_connection_string_is_masked_by_itself(string value, string key) => Assert.Contains(key, SecretValues.Of([value], [], "", []));

    [TestMethod]
    public void Each_line_of_a_secret_is_masked_also_in_base64_that_is_broken_into_lines()
    {
        var mask = new SecretMask([Pem]);
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Pem));

        foreach (var line in Pem.Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(base64.Chunk(76).Select(chunk => new string(chunk))).Concat(base64.Chunk(64).Select(chunk => new string(chunk))))
        {
            Assert.AreEqual("***", mask.Of(line), line);
        }

        Assert.AreEqual("key: ***!", mask.Of("key: MIIEvQABCDEF!"));
    }

    [TestMethod]
    public void A_secret_that_ends_in_a_newline_is_masked() => Assert.AreEqual("key=***;", new SecretMask(["hunter2-hunter2\n"]).Of("key=hunter2-hunter2;"));

    [TestMethod]
    [DataRow("FEATURE_X", "true")]
    [DataRow("APP", "shop")]
    [DataRow("ASPNETCORE_ENVIRONMENT", "Production")]
    [DataRow("LOG", "info")]
    [DataRow("URLS", "http://127.0.0.1:8080/;https://shop.example.com")]
    [DataRow("REGION", "eu-west-1")]
    [DataRow("IMAGE", "registry.example.com/shop-api:release-20261126")]
    [DataRow("DATE", "2026-11-26")]
    [DataRow("FOLDER", "/var/lib/shop/a1/b2/c3")]
    public void An_everyday_value_of_the_env_file_is_shown(string name, string value) => Assert.IsEmpty(SecretValues.Of([], [new(name, value)], "", []));

    [TestMethod]
    [DataRow("DB_PASSWORD", "hunter2")]
    [DataRow("TLS_KEY", "line one")]
    [DataRow("ConnectionStrings__Shop", "Data Source=shop.db")]
    [DataRow("DB", "Host=db;Username=u;Password=hunter2")]
    [DataRow("QUEUE", "amqp://shop:hunter2@queue/")]
    [DataRow("X", "550e8400-e29b-41d4-a716-446655440000")]
    [DataRow("X", "9f86d081884c7d659a2feaa0c55ad015")]
    public void A_value_that_looks_secret_by_its_name_or_content_is_masked(string name, string value) => Assert.Contains(value, SecretValues.Of([], [new(name, value)], "", []));

    [TestMethod]
    [DataRow("true")]
    [DataRow("PRODUCTION")]
    [DataRow("8080")]
    [DataRow("abc")]
    [DataRow("shop")]
    [DataRow("orders")]
    public void An_everyday_word_is_shown_also_where_the_plan_requires_it(string value) => Assert.IsEmpty(SecretValues.Of([value], [], "", ["shop", "orders"]));

    [TestMethod]
    public void What_the_plan_requires_is_masked_otherwise() => Assert.Contains("eu-west-1", SecretValues.Of(["eu-west-1"], [], "", ["shop"]));
}
