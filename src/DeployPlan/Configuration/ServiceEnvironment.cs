using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary><c>environment</c> of a service, and where the service listens.</summary>
/// <param name="Values">Values by the name of the variable, in ordinal order.</param>
/// <param name="Addresses">Where it listens, as far as the config says so, each where it is written; with <c>${NAME}</c> in it, it is known only later.</param>
/// <param name="References">The variables that the values and the addresses name.</param>
internal sealed record ServiceEnvironment(
    IReadOnlyList<KeyValuePair<string, string>> Values, IReadOnlyList<Located<string>> Addresses, IReadOnlyList<string> References)
{
    private const string Key = "environment";
    private const string UnixSocket = "http://unix:/";

    public static ServiceEnvironment Empty { get; } = new([], [], []);

    public static ServiceEnvironment Read(ConfigSection service, ServiceSettings settings, HealthCheckConfig? check, ReadContext context)
    {
        var values = service.Pairs(
            Key, "Variables that the service gets with these values, for the drivers process, compose and command. Never a secret: ${NAME} in a value is an environment variable.",
            "{ Logging__LogLevel__Default: Warning, ORDERS_URL: \"http://orders:8080\", API_KEY: \"${API_KEY}\" }");
        var written = service.Keys.Node.Find(Key)?.Value as MappingNode;
        var references = new SortedSet<string>(StringComparer.Ordinal);
        CheckCase([.. values.Select(variable => written!.Find(variable.Key)!.Key)], context.Diagnostics);
        foreach (var variable in values)
        {
            var entry = written!.Find(variable.Key)!;
            var names = Names(variable.Value, entry.Value.Span, references, context.Diagnostics);
            CheckName(entry, names, context.Diagnostics);
        }

        var urls = service.Keys.Node.Find("urls")?.Value as SequenceNode;
        foreach (var url in urls?.Items.OfType<ScalarNode>() ?? [])
        {
            Names(url.Text, url.Span, references, context.Diagnostics);
            if (!url.Text.StartsWith(UnixSocket, StringComparison.Ordinal) && ListeningAddress.Parse(VariableReferences.Expand(url.Text, static _ => "1")) is null)
            {
                context.Diagnostics.Add(ConfigDiagnostics.BadListeningAddress(url.Span, url.Text));
            }
        }

        return new ServiceEnvironment(values, [.. ByArgument(service, settings) ?? AddressesOf(values, written, urls, settings, check)], [.. references]);
    }

    // An argument of the program counts over all.
    private static IEnumerable<Located<string>>? ByArgument(ConfigSection service, ServiceSettings settings) =>
        ListeningAddresses.InCommand(settings.Command) is { } argument && (service.Keys.Node.Find("command")?.Value as SequenceNode)?.Items.OfType<ScalarNode>().LastOrDefault(item => item.Text == argument) is { } item
            ? ListeningAddresses.InArgument(argument).Select(address => new Located<string>(address, item.Span))
            : null;

    // What the variables say counts over urls, and urls over the health check.
    private static IEnumerable<Located<string>> AddressesOf(
        IReadOnlyList<KeyValuePair<string, string>> values, MappingNode? written, SequenceNode? urls, ServiceSettings settings, HealthCheckConfig? check)
    {
        var said = values.Where(static variable => ListeningAddress.IsSaidBy(variable.Key)).ToList();
        return said.Count > 0
                ? said.SelectMany(variable => ListeningAddress.In(variable.Key, variable.Value).Select(address => new Located<string>(address, written!.Find(variable.Key)!.Value.Span)))
            : settings.Urls.Count > 0 ? (urls?.Items.OfType<ScalarNode>() ?? []).Select(static url => new Located<string>(url.Text, url.Span))
            : check is not null && ListeningAddress.OfCheck(check.Url.Value) is { } address ? [new Located<string>(address, check.Url.Span)]
            : [];
    }

    private static IReadOnlyList<string> Names(string text, SourceSpan at, SortedSet<string> references, DiagnosticBag diagnostics)
    {
        var names = VariableReferences.Names(text, out var wrong);
        references.UnionWith(names);
        if (wrong is not null)
        {
            diagnostics.Add(ConfigDiagnostics.BadReference(at, wrong));
        }

        return names;
    }

    // Windows does not tell them apart, and .NET configuration does not either.
    private static void CheckCase(IReadOnlyList<ScalarNode> names, DiagnosticBag diagnostics)
    {
        foreach (var same in names.GroupBy(static name => name.Text, StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1))
        {
            var inOrder = same.OrderBy(static name => name.Span.Line).ThenBy(static name => name.Span.Column).ToList();
            inOrder.Skip(1).ToList().ForEach(name => diagnostics.Add(ConfigDiagnostics.VariablesDifferInCase(name.Span, name.Text, inOrder[0].Text, inOrder[0].Span)));
        }
    }

    // A shell takes no name with '.' or '-', so the value of such a variable is on a command line for a moment, where no secret may be.
    private static void CheckName(MappingEntry entry, IReadOnlyList<string> references, DiagnosticBag diagnostics)
    {
        var name = entry.Key.Text;
        if (NameRules.IsOwnVariable(name))
        {
            diagnostics.Add(ConfigDiagnostics.OwnVariable(entry.Key.Span, name, NameRules.OwnPrefix));
        }
        else if (!NameRules.IsVariableName(name))
        {
            diagnostics.Add(ConfigDiagnostics.BadEnvironmentName(entry.Key.Span, name));
        }
        else if (!NameRules.IsShellName(name) && references.Count > 0)
        {
            diagnostics.Add(ConfigDiagnostics.ReferenceUnderOtherName(entry.Value.Span, name));
        }
    }
}
