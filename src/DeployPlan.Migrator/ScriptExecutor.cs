using DbUp.Engine;
using DeployPlan.Migrator.Scripts;

namespace DeployPlan.Migrator;

/// <summary>What DbUp calls for each script. DbUp's own executor would replace <c>$schema$</c> in a script, and split it in the middle of a function.</summary>
internal sealed class ScriptExecutor(IReadOnlyDictionary<string, Script> scripts, Action<Script> apply) : IScriptExecutor
{
    public int? ExecutionTimeoutSeconds { get; set; }

    public void Execute(SqlScript script) => apply(scripts[script.Name]);

    public void Execute(SqlScript script, IDictionary<string, string> variables) => Execute(script);

    public void VerifySchema()
    {
        // The search path of the connection determines where the journal is.
    }
}
