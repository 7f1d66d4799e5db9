namespace DeployPlan.Tests.Configuration;

/// <summary>Lines of an <c>env_file</c> that is there when a plan is made.</summary>
[TestClass]
public sealed class EnvironmentFileLines : IDisposable
{
    private readonly ConfigFolder _folder = new();

    [TestMethod]
    [DataRow("A:B=geheim", "has a name with ':', and no tool passes such a variable on; use letters, digits, '_', '-' and '.' ('__' where .NET configuration has ':')")]
    [DataRow("-VAR=geheim", "has a name that begins with '-'")]
    [DataRow("a.b+=geheim", "has a name with '+'")]
    [DataRow("export  a.b,c=geheim", "has a name with ','")]
    [DataRow("A B=geheim", "has a name with ' '")]
    [DataRow("1A=geheim", "has a name that begins with a digit")]
    [DataRow("ge/heim==", "has a name with '/'")]
    [DataRow("D\u00c4=geheim", "has a name with '\u00c4'")]
    [DataRow("A:B='geheim\nx'", "has a name with ':'")]
    [DataRow("DEPLOYPLAN_SERVICE=geheim", "sets a variable of DeployPlan itself; rename it so that it does not begin with DEPLOYPLAN_")]
    [DataRow("KEY='geheim", "opens a quote that is never closed")]
    [DataRow("KEY=-----BEGIN PRIVATE KEY-----\ngeheim\n-----END PRIVATE KEY-----", "starts a value of several lines, of which only this one would count; put the value in quotes")]
    [DataRow("KEY={\n \"geheim\": 1\n}", "starts a value of several lines")]
    [DataRow("KEY=geheim\0x", "has a NUL character")]
    [DataRow("KEY='geheim\ufffd'", "has a character that is not UTF-8; save the file as UTF-8")]
    [DataRow("KEY='a' geheim", "has text after the quote that ends its value")]
    [DataRow("KEY=\"a\"geheim", "has text after the quote that ends its value, and would lose it; put all of the value in one pair of quotes, or write it without any")]
    [DataRow("KEY=\"a\" \"geheim\" x", "has text after the quote that ends its value")]
    [DataRow("KEY='a'; export geheim", "has text after the quote that ends its value")]
    [DataRow("geheim", "has no '='; write NAME=value. A variable that the build has is passed on by 'pass_env' or 'required_env' of the service")]
    [DataRow("export geheim", "has no '='")]
    [DataRow("geheim: 1", "has no '='")]
    [DataRow("set -a", "has no '='")]
    [DataRow("geheim\nMIIE\n-----END X-----", "has no '='")]
    [DataRow("=geheim", "has no name before '='; write NAME=value")]
    [DataRow(" = geheim", "has no name before '='")]
    [DataRow("export =geheim", "has no name before '='")]
    public void A_variable_that_a_program_would_not_get_is_an_error_at_its_line(string line, string why)
    {
        var read = Read("A=1\r\n# MY-VAR=2\n" + line + "\n");

        read.SaysOnly("DPL1077", 3, 1, why);
        Assert.AreEqual(_folder.PathOf("prod.env"), read.Diagnostics[0].Span.File);
        Assert.DoesNotContain("geheim", read.Text);
    }

    [TestMethod]
    [DataRow("A=1\nLogging__Level=Debug\n_x=\nhttp_proxy=a\nHTTP_PROXY=a\n\n   \n  # no variable\n#A\nKEY='-----BEGIN\nMI/E==\n'\nONE=-----BEGIN X----- a -----END X-----\nJSON={ \"a\": 1 }\n")]
    [DataRow("")]
    public void Names_that_every_shell_passes_on_are_none(string text) => Read(text).SaysNothing();

    [TestMethod]
    public void A_file_that_is_not_there_yet_or_may_not_be_read_here_is_none()
    {
        Config("").SaysNothing();
        Directory.CreateDirectory(_folder.PathOf("prod.env"));
        var read = Config("");

        read.SaysNothing();
        Assert.IsEmpty(read.Tree.Unreadable);
    }

    public void Dispose() => _folder.Dispose();

    private ReadConfig Read(string text)
    {
        _folder.Write("prod.env", text);
        return Config(text);
    }

    private ReadConfig Config(string text) => _folder.Read($"project: {{ name: shop }}\nenvironments: {{ prod: {{ driver: command, env_file: prod.env }} }} # {text.Length}\n");
}
