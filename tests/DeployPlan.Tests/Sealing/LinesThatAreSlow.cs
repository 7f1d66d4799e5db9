using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public sealed class LinesThatAreSlow : ConsumedInputs
{
    [TestMethod]
    [DataRow("A=$B$B$B$B;B=$C$C$C$C;C=$D$D$D$D;D=x$A", 200)]
    [DataRow("A=b; $A ", 6000)]
    [DataRow("for n in a b c; do for m in $n d e; do sh $m/$n; done; done; ", 800)]
    [DataRow("cd a && cd b; ", 3000)]
    [DataRow("if then else do builtin ", 2000)]
    [DataRow("make -C a -C b ", 3000)]
    [DataRow("python -m a.b ", 3000)]
    [DataRow("docker build a b -c ", 3000)]
    [DataRow("A={a,b};cat $A/$A;", 2000)]
    [DataRow("A=$A/infra;", 5000)]
    [DataRow("make -C infra ", 5000)]
    [DataRow("a b ", 20_000)]
    public void A_line_that_is_made_to_be_slow_is_not(string text, int times)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Project.Write("deploy.yml", $"project: {{ name: shop }}\ninfra: {{ n: {{ provider: command, command: [sh, -c, '{string.Concat(Enumerable.Repeat(text, times))}'] }} }}\nenvironments: {{ prod: {{ driver: command }} }}\n");

        Repository.Run(Project.Prod);

        Assert.IsLessThan(60_000, watch.ElapsedMilliseconds);
    }
}
