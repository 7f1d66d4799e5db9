using DeployPlan.Configuration;
using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Explanations;

/// <summary>The operation to explain.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Name">What it is about: a service, a database, infra; empty for an environment as a whole.</param>
/// <param name="Draft">It and what it waits for; null for a manual operation, which waits for nothing.</param>
/// <param name="Environment">The environment.</param>
internal sealed record Subject(Operation Operation, string Name, DraftOperation? Draft, EnvironmentConfig Environment)
{
    /// <summary>The operation with that id; null if the plan has none.</summary>
    public static Subject? Find(PlanDraft plan, EnvironmentConfig environment, string id)
    {
        foreach (var draft in plan.Operations)
        {
            if (draft.Id == id)
            {
                return new Subject(draft.Operation, draft.Name, draft, environment);
            }
        }

        foreach (var operation in plan.Manual)
        {
            if (operation.Id == id)
            {
                return new Subject(operation, ((MigrationInputs)operation.Inputs).Database, null, environment);
            }
        }

        return null;
    }
}
