using DeployPlan.Configuration;

namespace DeployPlan.Tests.Configuration;

/// <summary>What a health check can ask.</summary>
[TestClass]
public class Urls
{
    [TestMethod]
    [DataRow("http://localhost")]
    [DataRow("http://localhost:1/")]
    [DataRow("https://user@shop.example.com:65535/healthz?a=b#c")]
    [DataRow("HTTPS://shop.example.com")]
    [DataRow("http://[::1]/healthz")]
    [DataRow("http://[::1]:8080")]
    [DataRow("tcp://localhost:80")]
    [DataRow("tcp://[::1]:80")]
    [DataRow("http://a?b:c")]
    [DataRow("http://a#b:c")]
    public void A_server_can_be_asked(string text) => Assert.IsNull(UrlRules.WhyNot(text));

    [TestMethod]
    [DataRow("", "is not an http, https or tcp URL")]
    [DataRow("ftp://localhost", "is not an http, https or tcp URL")]
    [DataRow("localhost:80", "is not an http, https or tcp URL")]
    [DataRow("http://a b", "has a space or a backslash")]
    [DataRow("http://a\tb", "has a space or a backslash")]
    [DataRow("http://a\\b", "has a space or a backslash")]
    [DataRow("http://", "has no host")]
    [DataRow("http:///healthz", "has no host")]
    [DataRow("http://user@", "has no host")]
    [DataRow("http://:80", "has no host")]
    [DataRow("http://a:", "has a port that is not a number from 1 to 65535")]
    [DataRow("http://a:0", "has a port that is not a number from 1 to 65535")]
    [DataRow("http://a:65536", "has a port that is not a number from 1 to 65535")]
    [DataRow("http://a:999999999999", "has a port that is not a number from 1 to 65535")]
    [DataRow("http://a:8x", "has a port that is not a number from 1 to 65535")]
    [DataRow("http://a:8/", null)]
    [DataRow("http://a:/", "has a port that is not a number from 1 to 65535")]
    [DataRow("http://a:8:", "has a port that is not a number from 1 to 65535")]
    [DataRow("tcp://localhost", "has no port")]
    [DataRow("tcp://[::1]", "has no port")]
    [DataRow("tcp://localhost:80/", "has a path, which tcp does not support")]
    [DataRow("tcp://localhost:80?a", "has a path, which tcp does not support")]
    public void Anything_else_says_why_it_cannot(string text, string? why) => Assert.AreEqual(why, UrlRules.WhyNot(text));

    [TestMethod]
    [DataRow("Registry.example.com/Acme/Api", "Registry.example.com/acme/api")]
    [DataRow("localhost/Acme", "localhost/acme")]
    [DataRow("Host:5000/Acme", "Host:5000/acme")]
    [DataRow("Acme/Api", "acme/api")]
    [DataRow("Acme", "acme")]
    [DataRow("Registry.example.com", "Registry.example.com")]
    public void All_but_a_host_is_lower_case_in_the_name_of_an_image(string name, string expected) => Assert.AreEqual(expected, ImageRules.LowerPath(name));

    [TestMethod]
    [DataRow(128, 'a', true)]
    [DataRow(129, 'a', false)]
    [DataRow(0, 'a', false)]
    [DataRow(1, '_', true)]
    [DataRow(1, '.', false)]
    [DataRow(1, '-', false)]
    [DataRow(2, '+', false)]
    public void A_tag_has_a_length_and_a_first_character(int length, char c, bool isTag) => Assert.AreEqual(isTag, ImageRules.IsTag(new string(c, length)));

    [TestMethod]
    [DataRow("a-b_c.d", true)]
    [DataRow("ab+c", false)]
    [DataRow("ab/c", false)]
    public void A_tag_has_letters_digits_and_three_signs(string text, bool isTag) => Assert.AreEqual(isTag, ImageRules.IsTag(text));

    [TestMethod]
    [DataRow("registry.example.com/acme", null)]
    [DataRow("localhost:5000", null)]
    [DataRow("registry.example.com", null)]
    [DataRow("Acme", null)]
    [DataRow("[::1]:5000/acme", null)]
    [DataRow("[::1]", null)]
    [DataRow("https://registry.example.com", "it has a scheme; write host, port and path alone, for example 'registry.example.com/acme'")]
    [DataRow("host:0/acme", "'host:0' is not a host; write its name and, after ':', its port")]
    [DataRow("host:65535/acme", null)]
    [DataRow("host:65536/acme", "'host:65536' is not a host; write its name and, after ':', its port")]
    [DataRow("[x.y]/acme", "'[x.y]' is not a host; write its name and, after ':', its port")]
    [DataRow("a..b/acme", "'a..b' is not a host; write its name and, after ':', its port")]
    [DataRow("a-.b/acme", "'a-.b' is not a host; write its name and, after ':', its port")]
    [DataRow("acme/", "it has an empty part; write one '/' between two parts, and none at the end")]
    public void A_registry_is_a_host_with_a_path_or_a_path(string registry, string? why) => Assert.AreEqual(why, ImageRules.WhyNotRegistry(registry));

    [TestMethod]
    public void A_name_has_at_most_255_characters()
    {
        Assert.IsNull(ImageRules.WhyNot(new string('a', 255)));
        Assert.AreEqual("it has more than 255 characters; shorten it", ImageRules.WhyNot(new string('a', 256)));
    }
}
