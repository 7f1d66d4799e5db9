using DeployPlan.Configuration;

namespace DeployPlan.Tests.Configuration;

/// <summary>What the file of a project, and the nearest Directory.Build.props, say of several target frameworks.</summary>
[TestClass]
public sealed class FrameworksOfProjects : IDisposable
{
    private const string Project = "src/Data/Data.csproj";
    private const string Several = "<TargetFrameworks>a;b</TargetFrameworks>";

    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow(Several, "a,b")]
    [DataRow("<TargetFrameworks> a ; ;\n b; </TargetFrameworks>", "a,b")]
    [DataRow("<TargetFrameworks Condition=\"'$(X)' == ''\">a;b</TargetFrameworks>", "a,b")]
    [DataRow("<TargetFrameworks>x</TargetFrameworks><TargetFrameworks>a;b</TargetFrameworks><TargetFrameworks /><TargetFrameworks> </TargetFrameworks>", "a,b")]
    [DataRow("<TargetFramework></TargetFramework>" + Several, "a,b")]
    [DataRow("<TargetFramework/>" + Several, "a,b")]
    [DataRow("<TargetFrameworks>$(Mine);b</TargetFrameworks>", "")]
    [DataRow("<TargetFramework>x</TargetFramework>" + Several, null)]
    [DataRow(Several + "<TargetFramework>x</TargetFramework>", null)]
    [DataRow("<TargetFrameworksOfOurs>a;b</TargetFrameworksOfOurs>", null)]
    [DataRow("<Mine>TargetFrameworks</Mine>", null)]
    [DataRow("<!-- " + Several + " -->", null)]
    [DataRow("<!-- x -->" + Several + "<!-- <TargetFramework>x</TargetFramework> -->", "a,b")]
    [DataRow(Several + "<!-- <TargetFramework>x</TargetFramework>", "a,b")]
    [DataRow("<TargetFrameworks>a;b", null)]
    [DataRow("<TargetFrameworks", null)]
    [DataRow("", null)]
    public void Of_its_own_file(string text, string? expected)
    {
        _folder.Write(Project, text);

        Assert.AreEqual(expected, Names());
    }

    [TestMethod]
    [DataRow("", Several, "a,b")]
    [DataRow("", "<!-- x -->" + Several, "a,b")]
    [DataRow("", "<TargetFramework>x</TargetFramework>" + Several, null)]
    [DataRow("<TargetFramework>x</TargetFramework>", Several, null)]
    [DataRow("<TargetFrameworks>x;y</TargetFrameworks>", Several, "x,y")]
    public void Of_what_is_above_it_where_it_says_nothing(string text, string properties, string? expected)
    {
        _folder.Write(Project, text);
        _folder.Write("Directory.Build.props", properties);

        Assert.AreEqual(expected, Names());
    }

    [TestMethod]
    [DataRow("src/Data")]
    [DataRow("src")]
    public void The_nearest_above_it_counts(string place)
    {
        _folder.Write(Project, "");
        _folder.Write("Directory.Build.props", "<TargetFrameworks>x;y</TargetFrameworks>");
        _folder.Write(place + "/Directory.Build.props", Several);

        Assert.AreEqual("a,b", Names());
    }

    [TestMethod]
    public void A_project_that_is_not_there_has_none() => Assert.IsNull(Names());

    private string? Names() => ProjectFrameworks.Of(Project, "", _folder.Read("project: { name: shop }\n").Tree) is { } found ? string.Join(',', found.Names) : null;
}
