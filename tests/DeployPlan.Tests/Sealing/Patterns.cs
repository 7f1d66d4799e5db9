using System.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public class Patterns
{
    [TestMethod]
    [DataRow("*.md", "README.md", true)]
    [DataRow("*.md", "docs/README.md", false)]
    [DataRow("**/*.md", "README.md", true)]
    [DataRow("**/*.md", "a/b/README.md", true)]
    [DataRow("a/**", "a/b/c", true)]
    [DataRow("a/**", "ab/c", false)]
    [DataRow("a/**/b", "a/b", true)]
    [DataRow("a/**/b", "a/x/y/b", true)]
    [DataRow("a/**/b", "a/xb", false)]
    [DataRow("**/a*c/**/d", "x/abc/abd/abc/y/d", true)]
    [DataRow("?.txt", "a.txt", true)]
    [DataRow("?.txt", "/.txt", false)]
    [DataRow("[a-c]x[^0-9]", "bxz", true)]
    [DataRow("[a-c]x[^0-9]", "bx5", false)]
    [DataRow("a\\*b", "a*b", true)]
    [DataRow("a\\*b", "axb", false)]
    [DataRow("**", "a/b", true)]
    public void A_pattern_matches_whole_paths(string pattern, string path, bool expected) => Assert.AreEqual(expected, GlobPattern.Parse(pattern)!.Matches(path));

    [TestMethod]
    [DataRow("[a")]
    [DataRow("[")]
    [DataRow("[]")]
    public void A_class_without_its_end_is_no_pattern(string pattern) => Assert.IsNull(GlobPattern.Parse(pattern));

    [TestMethod]
    public void No_pattern_is_slow()
    {
        var watch = Stopwatch.StartNew();
        var path = string.Join('/', Enumerable.Repeat(new string('a', 100), 20)) + "c";
        foreach (var part in new[] { "*a", "**/a*", "a**", "*a*/" })
        {
            GlobPattern.Parse(string.Concat(Enumerable.Repeat(part, 40)) + "b")!.Matches(path);
        }

        Assert.IsLessThan(30_000, watch.ElapsedMilliseconds);
    }

    [TestMethod]
    [DataRow("*\n!src\n!*.csproj", "src/a/b.cs", false)]
    [DataRow("*\n!src\n!*.csproj", "docs/a.md", true)]
    [DataRow("!keep.md\n*.md", "keep.md", true)]
    [DataRow("a/../b", "b", true)]
    [DataRow("./x/", "x/y", true)]
    [DataRow("../x", "x", false)]
    [DataRow("a/../../x", "x", false)]
    [DataRow("/../x", "x", true)]
    [DataRow("#x", "#x", false)]
    [DataRow("\ufeff*.md\r\n", "a.md", true)]
    [DataRow("**.log", "a/b.log", true)]
    [DataRow("**.env*", "x.env", false)]
    [DataRow("**.env*", "sub/.env.local", true)]
    [DataRow("a**b", "axb", false)]
    [DataRow("a**b", "ax/y/b", true)]
    [DataRow("**/*.md", "a/b.md", true)]
    public void The_last_pattern_of_an_ignore_file_that_matches_decides(string text, string path, bool isLeftOut) =>
        Assert.AreEqual(isLeftOut, new IgnorePatterns(text).LeavesOut(path));
}
