namespace DeployPlan.Plans;

/// <summary>Where a service of the driver <c>process</c> listens. An argument of its program counts over its variables, they over <c>urls</c>, those over the <c>env_file</c>, and that over the health check.</summary>
internal static class ListeningAddresses
{
    private const string Option = "--urls";

    /// <summary>As far as a plan and its variables say it.</summary>
    /// <param name="deploy">The deploy.</param>
    /// <param name="check">How it will be checked; null for not at all.</param>
    /// <param name="file">The variables of the <c>env_file</c>.</param>
    /// <param name="valueOf">The value of a variable; null if there is none.</param>
    public static IEnumerable<ListeningAddress> Of(DeployInputs deploy, HealthCheckInputs? check, IReadOnlyDictionary<string, string> file, Func<string, string?> valueOf) =>
        Written(deploy, check, file, valueOf).Select(text => ListeningAddress.Parse(VariableReferences.Expand(text, name => valueOf(name) ?? ""))).OfType<ListeningAddress>();

    /// <summary>The argument that says it; null if none does.</summary>
    public static string? InCommand(IReadOnlyList<string> command)
    {
        for (var i = 1; i < command.Count; i++)
        {
            if (command[i].StartsWith(Option + "=", StringComparison.OrdinalIgnoreCase))
            {
                return command[i];
            }

            if (command[i].Equals(Option, StringComparison.OrdinalIgnoreCase) && i + 1 < command.Count)
            {
                return command[i + 1];
            }
        }

        return null;
    }

    /// <summary>The addresses in that argument.</summary>
    public static IEnumerable<string> InArgument(string argument) => ListeningAddress.In(
        ListeningAddress.Variable, argument.StartsWith(Option + "=", StringComparison.OrdinalIgnoreCase) ? argument.Substring(Option.Length + 1) : argument);

    private static IEnumerable<string> Written(DeployInputs deploy, HealthCheckInputs? check, IReadOnlyDictionary<string, string> file, Func<string, string?> valueOf)
    {
        if (InCommand(deploy.Settings.Command) is { } argument)
        {
            return InArgument(argument);
        }

        var values = deploy.VariableValues.Where(static value => ListeningAddress.IsSaidBy(value.Key)).ToList();
        if (values.Count > 0)
        {
            return values.SelectMany(static value => ListeningAddress.In(value.Key, value.Value));
        }

        var names = file.Keys.Concat(deploy.Variables ?? []).Where(ListeningAddress.IsSaidBy).Distinct().ToList();
        return deploy.Settings.Urls.Count > 0 ? deploy.Settings.Urls
            : names.Count > 0 ? names.SelectMany(name => ListeningAddress.In(name, valueOf(name) ?? ""))
            : (check?.Endpoints ?? []).Select(static endpoint => ListeningAddress.OfCheck(endpoint.Url)).OfType<string>();
    }
}
