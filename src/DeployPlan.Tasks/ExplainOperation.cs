using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Explains why an operation is in a plan, what set each of its values, what it waits for and what waits for it.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExplainOperation : ConfigTask
{
    /// <summary>The id of the operation.</summary>
    public string OperationId { get; set; } = "";

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var request = Fill(new ExplainRequest { ConfigFile = ConfigFile, OperationId = OperationId });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = ExplainCommand.Run(request);
        Text = WithCommands(outcome.Text);
        return Succeeds(outcome);
    }
}
