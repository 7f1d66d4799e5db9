using DeployPlan.Configuration;

namespace DeployPlan.Tests.Configuration;

/// <summary>Where what is a secret ends, and what is said of one.</summary>
[TestClass]
public class SecretLimits
{
    // Put together here, so that no scanner of repositories takes this file for a leak.
    private const string Digits = "0123456789abcdefABCDEF0123456789abcdEF0123456789";

    public static IEnumerable<object[]> Tokens =>
    [
        ["AK" + "IA", 16, true, "ABCDEFGH01234567"],
        ["AS" + "IA", 16, true, "ABCDEFGH01234567"],
        ["oy" + "2", 43, true, Digits],
        ["AI" + "za", 35, true, Digits],
        ["np" + "m_", 20, false, Digits],
        ["h" + "f_", 20, false, Digits],
        ["s" + "k-", 20, false, Digits],
        ["S" + "G.", 20, false, Digits],
        ["pu" + "l-", 20, false, Digits],
        ["tsk" + "ey-", 20, false, Digits],
        ["ATA" + "TT3", 20, false, Digits],
        ["github" + "_pat_", 8, false, Digits],
        ["dckr" + "_pat_", 8, false, Digits],
        ["gh" + "p_", 12, false, Digits],
    ];

    [TestMethod]
    [DynamicData(nameof(Tokens))]
    public void A_token_has_as_many_characters_as_its_issuer_gives_it(string start, int length, bool isExact, string random)
    {
        Assert.AreEqual("a token", WhatIs(start + random[..length]));
        Assert.IsNull(WhatIs(start + random[..(length - 1)]));
        Assert.AreEqual(isExact ? null : "a token", WhatIs(start + (random + "Z")[..(length + 1)]));
        Assert.IsNull(WhatIs(start + random[..(length - 1)] + "!"));
    }

    [TestMethod]
    [DataRow("IA", "abcdefgh01234567", "A" + "K", DisplayName = "small letters")]
    [DataRow("IA", "ABCDEFGH0123456", "A" + "S", DisplayName = "a character less")]
    [DataRow("m_", "abcdefghijklmnopqrstuvw1", "n" + "p", DisplayName = "a word with one digit")]
    [DataRow("k-", "learn-worker-image-for-all", "s", DisplayName = "a name")]
    public void A_name_that_begins_like_a_token_is_none(string middle, string rest, string start) => Assert.IsNull(WhatIs(start + middle + rest));

    [TestMethod]
    [DataRow("0123456789.ey", "J0123456789.abc", true)]
    [DataRow("0123456789ey", "J0123456789abc", false, DisplayName = "no dot")]
    [DataRow("0123456789.ey", "J0123456789abc", false, DisplayName = "one dot")]
    [DataRow("0123456789.abc.ey", "J0123456789.x", false, DisplayName = "the second part is another one")]
    [DataRow("0123456789.abc.abc", "J0123456789.x", false, DisplayName = "no second part")]
    public void A_JSON_web_token_has_a_header_a_payload_and_a_signature(string first, string second, bool isOne) => Assert.AreEqual(isOne ? "a token" : null, WhatIs("ey" + "J" + first + second));

    [TestMethod]
    [DataRow("://app:hunter2@db", "a URL with a password")]
    [DataRow("https://:hunter2@db/x", "a URL with a password")]
    [DataRow("https://a:hunter2@b", "a URL with a password")]
    [DataRow("https://a/ https://a:hunter2@b?x", "a URL with a password")]
    [DataRow("https://a@b:hunter2/x", null)]
    [DataRow("https://a/b:hunter2@c", null)]
    [DataRow("https://a:@b", null)]
    [DataRow("https://a:8080/x@y", null)]
    public void A_password_in_a_URL_is_before_its_host(string text, string? expected) => Assert.AreEqual(expected, WhatIs(text));

    [TestMethod]
    [DataRow("'{\"password\":\"'\"hunter2\"'\"}'")]
    [DataRow("'{\"password\":\"'hunter2'\"}'")]
    [DataRow("'{\"password\":\"hunter2\"}'")]
    [DataRow("'{\"password\":\"'$PREFIX'hunter2\"}'")]
    [DataRow("'{\"password\":\"'\"$PREFIX\"'hunter2\"}'")]
    public void One_between_the_quotes_of_a_shell_is_found(string text) => Assert.AreEqual("a secret, written after 'password'", SecretAssignments.WhatIs(text));

    [TestMethod]
    [DataRow("k", "Bearer abcdefgh", "an authorization header with a credential")]
    [DataRow("k", "bearer abcdefgh", "an authorization header with a credential")]
    [DataRow("k", "Basic YWJjZGVm", "an authorization header with a credential")]
    [DataRow("k", "Bearer abcdefg", null)]
    [DataRow("k", "Bearer abcdefgh ijkl", null)]
    [DataRow("k", "Token abcdefgh", null)]
    [DataRow("Authorization", "Token abcdefgh", "an authorization header with a credential")]
    [DataRow("Authorization", "Token abcdefgh ijkl", null)]
    [DataRow("Authorization", "Words abcdefgh", null)]
    public void A_credential_follows_its_scheme(string key, string text, string? expected) => Assert.AreEqual(expected, SecretPatterns.WhatIs(key, text, isPlain: true));

    [TestMethod]
    [DataRow("Bearer abc", 7)]
    [DataRow(" abc", 1)]
    [DataRow("abc", 0)]
    [DataRow("Bearer", -1)]
    [DataRow("digest", -1)]
    [DataRow("", -1)]
    public void The_credential_begins_after_the_scheme(string text, int expected) => Assert.AreEqual(expected, SecretPatterns.SchemeOf(text));

    [TestMethod]
    [DataRow("curl -u deploy:hunter2 x", 2, "a secret, written after '-u'")]
    [DataRow("curl -H Cookie:session=hunter2 x", 2, "a header with a credential")]
    [DataRow("curl --header Cookie:session=hunter2 x", 2, "a header with a credential")]
    [DataRow("curl --header=Cookie:session=hunter2 x", 1, "a header with a credential")]
    [DataRow("curl -b session=hunter2 x", 2, "a header with a credential")]
    [DataRow("curl --cookie session=hunter2 x", 2, "a header with a credential")]
    [DataRow("curl --cookie theme=dark x", -1, "")]
    [DataRow("curl --cookie =hunter2 x", -1, "")]
    [DataRow("curl -H Authorization:hunter2 x", 2, "a header with a credential")]
    [DataRow("curl -H X-Api-Key:hunter2 x", 2, "a header with a credential")]
    [DataRow("curl -H :hunter2 x", -1, "")]
    [DataRow("curl -H Accept:hunter2 x", -1, "")]
    [DataRow("run -Password hunter2", 2, "a secret, written after '-Password'")]
    [DataRow("run -Password /run/secrets/db", -1, "")]
    [DataRow("run -Password -x", -1, "")]
    [DataRow("run -Pass2word hunter2", -1, "")]
    [DataRow("run -pass hunter2", -1, "")]
    [DataRow("rabbitmqctl -q add_user deploy hunter2", 4, "a secret, written after 'rabbitmqctl add_user'")]
    [DataRow("rabbitmqctl -q ADD_USER deploy hunter2", 4, "a secret, written after 'rabbitmqctl add_user'")]
    [DataRow("rabbitmqctl -q add_user deploy", -1, "")]
    [DataRow("rabbitmqctl -q add_user deploy x=hunter2", -1, "")]
    [DataRow("rabbitmqctl -q add_user deploy =hunter2", -1, "")]
    [DataRow("htpasswd -nbB deploy hunter2", 3, "a secret, written after 'htpasswd'")]
    [DataRow("fly secrets set -a shop DB=hunter2", 5, "a secret, written after 'secrets set'")]
    [DataRow("fly secrets set DB=hunter2", 3, "a secret, written after 'secrets set'")]
    [DataRow("fly secrets unset -x DB=hunter2", -1, "")]
    [DataRow("sqlplus -s app/hunter2@db", 2, "a secret, written after 'sqlplus'")]
    [DataRow("sqlplus -s app/hunter2", 2, "a secret, written after 'sqlplus'")]
    [DataRow("sqlplus -s /hunter2", -1, "")]
    [DataRow("sqlplus -s @run/hunter2", -1, "")]
    [DataRow("openssl enc -passin pass:hunter2", 3, "a secret, written after 'pass:'")]
    [DataRow("openssl enc -passin env:hunter2", -1, "")]
    [DataRow("aws configure set aws_secret_access_key hunter2", 4, "a secret, written after 'aws_secret_access_key'")]
    [DataRow("aws configure set region hunter2 -x", -1, "")]
    [DataRow("aws configure set aws_secret_access_key -x", -1, "")]
    [DataRow("aws configure get -x", -1, "")]
    public void Says_which_word_is_a_secret_and_why(string line, int word, string what)
    {
        var found = SecretCommands.Find(line.Split(' '));

        Assert.AreEqual(word, found?.Word ?? -1);
        Assert.AreEqual(what, found?.What ?? "");
    }

    [TestMethod]
    public void Says_who_reads_it() => Assert.AreEqual("a secret, written into '--stdin'", SecretCommands.WhatIs("echo hunter2 | passwd --stdin deploy"));

    [TestMethod]
    [DataRow("hunter2", "", true)]
    [DataRow("12345", "", false)]
    [DataRow("$PASSWORD", "", false)]
    [DataRow("${PASSWORD}", "", false)]
    [DataRow("$(cat x)", "", false)]
    [DataRow("$Aab", "", false)]
    [DataRow("${A}ab", "", false)]
    [DataRow("${A}abc", "", true)]
    [DataRow("ab", "", true)]
    [DataRow("a:hunter2", ":", true)]
    [DataRow(":hunter2", ":", true)]
    [DataRow("a:b:hunter2", ":", true)]
    [DataRow("hunter2", ":", false)]
    [DataRow("a:", ":", false)]
    [DataRow("a:1", ":", false)]
    [DataRow("a:/hunter2", ":", false)]
    [DataRow("a:\\hunter2", ":", false)]
    [DataRow("${A}:${B}", ":", false)]
    public void A_reference_a_number_and_a_path_are_no_secrets(string value, string between, bool expected) => Assert.AreEqual(expected, SecretCommands.IsSecret(value, between.Length == 0 ? '\0' : between[0]));

    [TestMethod]
    public void What_is_said_besides_a_secret_does_not_repeat_it()
    {
        using var folder = new ConfigFolder();
        string Codes(string secret, string services) =>
            string.Join(' ', folder.ReadSections($"services: {{ a: {{ image: x, environment: {{ DB_PASSWORD: {secret} }}, {services} }} }}").Diagnostics.Select(static found => found.Code).Order(StringComparer.Ordinal));

        Assert.AreEqual("DPL1013 DPL1032", Codes("hunter2", "colour: red"));
        Assert.AreEqual("DPL1032", Codes("hunter", "depends_on: [hunter]"));
        Assert.AreEqual("DPL1029 DPL1032", Codes("hunte", "depends_on: [hunte]"));
    }

    [TestMethod]
    [DataRow(100, "DPL1013")]
    [DataRow(101, "")]
    public void Of_a_file_full_of_secrets_nothing_else_is_said(int secrets, string expected)
    {
        using var folder = new ConfigFolder();
        var read = folder.ReadSections($"services: {{ a: {{ image: x, colour: red, environment: {{ {string.Join(", ", Enumerable.Range(0, secrets).Select(static i => $"A{i}_PASSWORD: hunter2"))} }} }} }}");

        Assert.AreEqual(expected, string.Join(' ', read.Diagnostics.Select(static found => found.Code).Where(static code => code != "DPL1032")));
    }

    [TestMethod]
    [DataRow("[{ name: DB_PASSWORD, value: hunter2 }]", 1)]
    [DataRow("[{ key: DB_PASSWORD, value: hunter2 }]", 1)]
    [DataRow("[{ key: DB_PASSWORD, name: NICE, value: hunter2 }]", 0)]
    [DataRow("[{ key: NICE, name: DB_PASSWORD, value: hunter2 }]", 1)]
    [DataRow("[{ key: DB_PASSWORD, values: hunter2 }]", 0)]
    [DataRow("[{ value: hunter2 }]", 0)]
    [DataRow("{ 'https://a:hunter2@b': x }", 1)]
    [DataRow("[docker, login, [-p], hunter2]", 0)]
    [DataRow("[docker, login, -p, hunter2]", 1)]
    [DataRow("[--token, hunter2]", 1)]
    [DataRow("[--token, --password, hunter2]", 1)]
    [DataRow("[--token, -x, hunter2]", 0)]
    public void A_secret_is_found_by_what_is_beside_it(string settings, int expected)
    {
        using var folder = new ConfigFolder();
        var read = folder.ReadSections($"infra: {{ n: {{ provider: own, settings: {settings} }} }}");

        Assert.HasCount(expected, read.Diagnostics.Where(static found => found.Code == "DPL1032"), read.Text);
    }

    [TestMethod]
    [DataRow("      DB_PASSWORD: hunter2 # deployplan: not-a-secret", 0)]
    [DataRow("      DB_PASSWORD: hunter2 # deployplan: not-a-secret  ", 0)]
    [DataRow("      DB_PASSWORD: 'hunter2 # deployplan: not-a-secret'", 1)]
    [DataRow("      DB_PASSWORD: hunter2 # it is a secret", 1)]
    [DataRow("      DB_PASSWORD: |\n        hunter2 # deployplan: not-a-secret", 1)]
    [DataRow("      DB_PASSWORD: | # deployplan: not-a-secret\n        hunter2", 0)]
    public void A_comment_says_of_a_line_that_it_has_none(string line, int expected)
    {
        using var folder = new ConfigFolder();
        foreach (var end in new[] { "", "\n", "\n      OTHER: x\n" })
        {
            var read = folder.Read("project: { name: shop }\nenvironments: { prod: { driver: own } }\nservices:\n  a:\n    image: x\n    environment:\n" + line + end);
            Assert.HasCount(expected, read.Diagnostics.Where(static found => found.Code == "DPL1032"), read.Text);
        }
    }

    private static string? WhatIs(string text) => SecretPatterns.WhatIs("k", text, isPlain: true);
}
