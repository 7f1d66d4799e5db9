using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>The registered drivers. The last registration of a name and a type wins, so that a project can replace the drivers of a package.</summary>
internal sealed class DriverTable(IReadOnlyList<Driver> drivers)
{
    /// <summary>The driver for operations of the type; null if there is none.</summary>
    public Driver? Find(string name, string type)
    {
        for (var i = drivers.Count - 1; i >= 0; i--)
        {
            if (drivers[i].Name == name && drivers[i].Type == type)
            {
                return drivers[i];
            }
        }

        return null;
    }

    /// <summary>The names of the drivers for operations of the type.</summary>
    public IReadOnlyList<string> NamesOf(string type) => [.. drivers.Where(driver => driver.Type == type).Select(driver => driver.Name)];

    /// <summary>The drivers that the operations of a plan use, each once.</summary>
    public IReadOnlyList<Driver> UsedBy(Plan plan)
    {
        var used = new List<Driver>();
        foreach (var operation in plan.Operations)
        {
            if (Find(operation.Driver, operation.Type.ToName()) is { } driver && !used.Contains(driver))
            {
                used.Add(driver);
            }
        }

        return used;
    }

    /// <summary>What is wrong with a registration; null if nothing is.</summary>
    public static string? ProblemOf(Driver driver) =>
        driver.Target.Length == 0 ? "has no target; add TargetName=\"...\""
        : driver.File.Length > 0 && !File.Exists(driver.File) ? $"names the file '{driver.File}', which does not exist; correct File=\"...\""
        : driver.Retries < 0 || driver.RetryDelaySeconds < 0 || driver.TimeoutSeconds < 0
            ? "has a Retries, RetryDelaySeconds or TimeoutSeconds that is not a whole number of at least 0; correct it"
        : null;
}
