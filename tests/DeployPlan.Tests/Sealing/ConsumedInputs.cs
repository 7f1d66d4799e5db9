using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

/// <summary>What a plan seals of a repository that the test writes.</summary>
public abstract class ConsumedInputs : IDisposable
{
    private protected Repository Project { get; } = new();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Project.Dispose();

    private protected void AssertSealed(string entries, string expected, string driver = "command")
    {
        Project.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: {driver} }} }}\n");
        Assert.AreEqual(expected, string.Join(' ', Plan().SealedInputs.Select(input => input.Path)));
    }

    private protected string Fails(string entries)
    {
        Project.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: command }} }}\n");
        return PlanCommand.Run(Project.Prod).Diagnostics.Single().Code;
    }

    private protected string Members(string set) => string.Join(' ', Plan().SealedInputs.Single(input => input.Path == set).Members!.Select(member => member.Path));

    private protected Plan Plan()
    {
        var file = Repository.Run(Project.Prod).Environments[0].PlanFile;
        return InputSets.WithMembers(PlanReader.ReadFile(file, new())!.Plan, file);
    }

    private protected void Write(string path, string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal) || text == "{}")
        {
            Project.Write(path, text);
        }
        else
        {
            Write([path, text]);
        }
    }

    private protected void Write(params string[] paths)
    {
        foreach (var path in paths)
        {
            Project.Write(path, path);
        }
    }
}
