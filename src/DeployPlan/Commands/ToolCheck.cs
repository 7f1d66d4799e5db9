using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Whether the programs that the drivers call are there: each is looked up once, before anything runs.</summary>
internal static class ToolCheck
{
    public static void Check(ApplyRequest request, string file, Plan plan, DiagnosticBag diagnostics)
    {
        var drivers = new DriverTable(request.Drivers);
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        var missing = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var operation in plan.Operations)
        {
            if (drivers.Find(operation.Driver, operation.Type.ToName()) is not { Tools.Length: > 0 } driver)
            {
                continue;
            }

            foreach (var tool in ToolList.Of(driver, operation.Inputs))
            {
                if (!tool.Any(alternative => IsThere(alternative, request, known)))
                {
                    var key = Described(tool) + "\n" + operation.Driver;
                    if (!missing.TryGetValue(key, out var operations))
                    {
                        missing.Add(key, operations = []);
                    }

                    operations.Add(operation.Id);
                }
            }
        }

        foreach (var tool in missing)
        {
            var names = tool.Key.Split('\n');
            diagnostics.Add(ExecutionDiagnostics.MissingTool(file, names[0], names[1], tool.Value));
        }
    }

    private static bool IsThere(string[] command, ApplyRequest request, Dictionary<string, bool> known)
    {
        var key = string.Join(" ", command);
        if (!known.TryGetValue(key, out var isThere))
        {
            isThere = ToolLookup.Find(command[0], request.Variable("PATH")) is { } program && (command.Length == 1 || ToolLookup.Succeeds(program, command, request.ConfigDirectory));
            known.Add(key, isThere);
        }

        return isThere;
    }

    private static string Described(IReadOnlyList<string[]> tool) =>
        string.Join(", ", tool.Select(alternative => alternative.Length == 1 ? $"'{alternative[0]}' is not on the PATH" : $"'{string.Join(" ", alternative)}' does not work"));
}
