using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>Where a program listens, as its variables say it.</summary>
[TestClass]
public class ListeningAddresses
{
    [TestMethod]
    [DataRow("http://localhost:5001", "localhost", 5001)]
    [DataRow("HTTP://LOCALHOST:5001/", "localhost", 5001)]
    [DataRow("http://10.0.0.1", "10.0.0.1", 80)]
    [DataRow("https://10.0.0.1", "10.0.0.1", 443)]
    [DataRow("HTTPS://shop", "", 443)]
    [DataRow("http://*:0", "", 0)]
    [DataRow("http://+:1", "", 1)]
    [DataRow("http://0.0.0.0:1", "", 1)]
    [DataRow("http://[::]:1", "", 1)]
    [DataRow("http://[::1]:65535", "::1", 65_535)]
    public void An_address_is_a_host_and_a_port(string text, string host, int port) => Assert.AreEqual(new ListeningAddress(host, port), ListeningAddress.Parse(text));

    [TestMethod]
    [DataRow("http://shop:65536")]
    [DataRow("http://shop:123456")]
    [DataRow("http://shop/path")]
    [DataRow("ftp://shop")]
    [DataRow("shop:80")]
    [DataRow("")]
    public void Anything_else_is_none(string text) => Assert.IsNull(ListeningAddress.Parse(text));

    [TestMethod]
    [DataRow("ASPNETCORE_URLS", "http://a:1; http://b:2 ;", "http://a:1 http://b:2")]
    [DataRow("urls", "http://a:1", "http://a:1")]
    [DataRow("DOTNET_URLS", "", "")]
    [DataRow("ASPNETCORE_HTTP_PORTS", "80; 81", "http://*:80 http://*:81")]
    [DataRow("ASPNETCORE_HTTPS_PORTS", "443", "http://*:443")]
    [DataRow("DOTNET_HTTP_PORTS", "80", "http://*:80")]
    [DataRow("DOTNET_HTTPS_PORTS", "443", "http://*:443")]
    [DataRow("HTTP_PORTS", "80", "http://*:80")]
    [DataRow("https_ports", "443", "http://*:443")]
    public void A_variable_says_urls_or_ports(string variable, string value, string addresses)
    {
        Assert.IsTrue(ListeningAddress.IsSaidBy(variable));
        Assert.AreEqual(addresses, string.Join(' ', ListeningAddress.In(variable, value)));
    }

    [TestMethod]
    public void Other_variables_say_nothing_of_it() => Assert.IsFalse(ListeningAddress.IsSaidBy("PORT") || ListeningAddress.IsSaidBy(""));

    [TestMethod]
    [DataRow("http://a:1", "http://a:1", true)]
    [DataRow("http://a:1", "http://a:2", false)]
    [DataRow("http://10.0.0.1:1", "http://10.0.0.2:1", false)]
    [DataRow("http://localhost:1", "http://10.0.0.1:1", false)]
    [DataRow("http://*:1", "http://b:1", true)]
    [DataRow("http://*:0", "http://*:0", false)]
    [DataRow("http://localhost:1", "http://127.0.0.1:1", true)]
    [DataRow("http://localhost:1", "http://127.0.0.1:2", false)]
    [DataRow("http://localhost:1", "http://[::1]:1", true)]
    [DataRow("http://[::ffff:10.0.0.1]:1", "http://10.0.0.1:1", true)]
    public void Two_programs_cannot_listen_at_one_port_of_one_host(string one, string other, bool collide)
    {
        Assert.AreEqual(collide, ListeningAddress.Parse(one)!.Collides(ListeningAddress.Parse(other)!));
        Assert.AreEqual(collide, ListeningAddress.Parse(other)!.Collides(ListeningAddress.Parse(one)!));
    }

    [TestMethod]
    [DataRow("http://localhost:5001/healthz?x=1", "http://localhost:5001")]
    [DataRow("HTTP://LocalHost", "HTTP://LocalHost")]
    [DataRow("http://127.0.0.1:80", "http://127.0.0.1:80")]
    [DataRow("http://[::1]:${PORT}#x", "http://[::1]:${PORT}")]
    [DataRow("http://user:${PASSWORD}@localhost:5001/healthz", "http://localhost:5001")]
    [DataRow("http://user@127.0.0.1", "http://127.0.0.1")]
    [DataRow("http://localhost:5001@shop/", null)]
    [DataRow("http://shop/@localhost:5001", null)]
    [DataRow("https://localhost:5001", null)]
    [DataRow("http://localhosts", null)]
    [DataRow("http://10.0.0.1:80", null)]
    [DataRow("http://0.0.0.0:80", null)]
    [DataRow("http://shop:5001", null)]
    public void A_check_of_this_machine_says_where_its_service_listens(string text, string? address) => Assert.AreEqual(address, ListeningAddress.OfCheck(text));
}
