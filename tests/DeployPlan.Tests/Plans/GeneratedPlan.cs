using CsCheck;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Plans;

/// <summary>Plans of any shape that a planner may make, with the texts that break careless writers and readers.</summary>
internal static class GeneratedPlan
{
    private static readonly string[] Nasty =
    [
        "\"", "\\", "\\u0041", "\\\"", "/", "</script>", "'", "''", "`", "$(HOME)", "@(Compile)", "%(Identity)", "%3B", ";", ":", ": ", " #", "#", "- ", "? ", "{", "}", "[", "]",
        ",", "&a", "*a", "!!str", "|", ">", "%YAML", "---", "...", "<<", "~", "null", "true", "no", "0x10", "007", "1e3", ".5", "-1", " ", "  ", "\t", "\n", "\r\n", "\r", "\b", "\f",
        "\u0001", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f", "\u00a0", "\u00ad", "\u061c", "\u200b", "\u200d", "\u200f", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff",
        "\ufff9", "\ufffd", "\ufffe", "\uffff", "ä", "ı", "İ", "ß", "店", "שלום", "مرحبا", "e\u0301", "🚀", "👩‍👩‍👧", "\U0010ffff", "\U00010000", "", "a", "B", "9",
    ];

    public static Gen<string> AnyText { get; } = Gen.OneOf(
        OneOf(Nasty).Array[0, 6].Select(string.Concat),
        Gen.Char.Array[0, 12].Select(WithoutHalfPairs));

    public static Gen<Plan> Plans { get; } =
        from environment in Name
        from project in ProjectName
        from version in Text
        from approval in Gen.Bool
        from operations in Operation(environment, isManual: false).Array[0, 7]
        from edges in Gen.Int[0, int.MaxValue].Array[7]
        from manual in Operation(environment, isManual: true).Array[0, 2]
        from variables in OneOf("A", "_", "DB_1", "a", "Zz").Array[0, 4]
        from files in Path.Array[0, 4]
        from rollback in Rollback
        from digest in OneOf("0123456789abcdef", "ffffffffffffffff")
        select new Plan
        {
            Environment = environment,
            Project = project,
            Version = version,
            ApprovalRequired = approval,
            Rollback = rollback,
            Operations = Linked(operations, edges),
            ManualOperations = [.. manual.DistinctBy(operation => operation.Id).OrderBy(operation => operation.Id, StringComparer.Ordinal)],
            RequiredEnvironment = Set(variables),
            EnvFile = variables.Length % 2 == 0 ? null : "prod.env",
            SealedInputs = [.. Set(files).Select(file => new SealedInput(file, digest + digest + digest + digest))],
        };

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<PlanRollback?> Rollback =>
        from isThere in Gen.Bool
        from texts in Name.Array[3]
        from hasPoint in Gen.Bool
        from reversibility in OneOf(Reversibility.Reversible, Reversibility.Compensatable, Reversibility.Irreversible)
        from undoing in AnyText.Array[0, 2]
        from count in Gen.Int[0, 2]
        select !isThere ? null : new PlanRollback
        {
            From = texts[0],
            To = texts[1],
            PointOfNoReturn = hasPoint ? texts[2] : null,
            Undoes = [.. Enumerable.Range(0, count).Select(i => new UndoneOperation(texts[i], texts[2 - i], reversibility, texts[2], Set(undoing)))],
        };

    private static Gen<string> Text => AnyText.Select(text => text.Length == 0 ? "x" : text);

    private static Gen<string> Name => OneOf("prod", "eu-west_1.b", "0", "I", "i", "a-", "Z_");

    private static Gen<string> ProjectName => Gen.OneOf(OneOf("shop", "acme/shop", "My Shop", "...", "ä/ b"), Text.Select(text => NameRules.IsProjectName(text) ? text : "x"));

    private static Gen<string> Path => Gen.OneOf(
        OneOf(".", "..", "../..", "../a", "a", "a/b.c", "...", "a/..b", "ä/ b ", "-/#/&"),
        Text.Select(text => "x" + text.Replace("\\", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal) + "x"));

    private static Gen<KeyValuePair<string, string>[]> Pairs =>
        Gen.Select(Text, AnyText, (key, value) => new KeyValuePair<string, string>(key, value)).Array[0, 3].Select(Sorted);

    private static Gen<DataValue> Data(int depth) => depth == 0
        ? Gen.OneOf(
            AnyText.Select(text => (DataValue)new DataValue.Text(text)),
            Gen.Long.Select(number => (DataValue)new DataValue.Number(number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            Gen.Bool.Select(truth => (DataValue)new DataValue.Truth(truth)),
            Gen.Const((DataValue)new DataValue.Nothing()))
        : Gen.OneOf(
            Data(0),
            Data(depth - 1).Array[0, 3].Select(items => (DataValue)new DataValue.Items(items)),
            Entries(depth - 1).Select(entries => (DataValue)entries));

    private static Gen<DataValue.Entries> Entries(int depth) =>
        Gen.Select(AnyText, Data(depth), (key, value) => new KeyValuePair<string, DataValue>(key, value)).Array[0, 3].Select(pairs => new DataValue.Entries(Sorted(pairs)));

    private static Gen<Operation> Operation(string environment, bool isManual) =>
        from name in Gen.Int[0, 9_999]
        from inputs in isManual ? Migration("manual") : Inputs(environment)
        from description in Text
        from driver in Text
        from metadata in Pairs
        from labels in OneOf(null, null, ["linux"], new[] { "agent:web-1", "linux" })
        select new Operation
        {
            Id = $"{(isManual ? "manual" : "step")}_{name}",
            Type = inputs.Type,
            Description = description,
            Driver = driver,
            RunsOn = isManual ? null : labels,
            Metadata = [.. metadata.Where(pair => pair.Key.Length > 0 && pair.Key is not ("service" or "database" or "environment"))],
            Inputs = inputs.Inputs,
        };

    private static Gen<(OperationType Type, OperationInputs Inputs)> Inputs(string environment) => Gen.OneOf(
        Gen.Select(Name, Text, Entries(2), (name, provider, settings) => (OperationType.InfraProvision, (OperationInputs)new InfraInputs(name, provider, settings) { Variables = [] })),
        Migration("pre_deploy"),
        Migration("post_deploy"),
        Build,
        Deploy(environment),
        HealthCheck(environment));

    private static Gen<(OperationType Type, OperationInputs Inputs)> Migration(string strategy) =>
        from database in Name
        from engine in Text
        from path in Path
        from variable in OneOf("DB", "_1", null)
        from seconds in Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, int.MaxValue].Select(value => (int?)value))
        from args in AnyText.Array[0, 3]
        from bit in Gen.Bool
        let isDown = bit && strategy != "manual"
        from scripts in OneOf("001_a.sql", "a/002 ä.sql", "003.SQL").Array[0, 3]
        select (OperationType.Migration, (OperationInputs)new MigrationInputs
        {
            Database = database,
            Strategy = strategy,
            Engine = engine,
            Path = path,
            ConnectionEnv = variable,
            TimeoutSeconds = seconds,
            Args = args,
            Direction = isDown ? MigrationDirection.Down : MigrationDirection.Up,
            Scripts = isDown ? scripts : [],
        });

    private static Gen<(OperationType Type, OperationInputs Inputs)> Build =>
        from provider in Text
        from paths in Path.Array[4]
        from texts in Text.Array[3]
        from has in Gen.Bool.Array[4]
        from tags in AnyText.Array[0, 3]
        from buildArgs in Pairs
        from labels in Pairs
        select (OperationType.Build, (OperationInputs)new BuildInputs
        {
            Provider = provider,
            Project = has[0] ? paths[0] : null,
            Workdir = paths[1],
            Dockerfile = has[1] ? paths[2] : null,
            Context = paths[3],
            Target = has[2] ? texts[0] : null,
            Image = has[3] ? texts[1] : null,
            Tag = texts[2],
            Tags = Set(tags),
            BuildArgs = buildArgs,
            Labels = labels,
        });

    private static Gen<(OperationType Type, OperationInputs Inputs)> Deploy(string environment) =>
        from texts in Text.Array[3]
        from paths in Path.Array[3]
        from has in Gen.Bool.Array[8]
        from release in Name
        from services in Name.Array[0, 3]
        from targets in AnyText.Array[0, 3]
        from command in AnyText.Array[0, 3]
        from mode in OneOf(RolloutMode.Serial, RolloutMode.Parallel)
        select (OperationType.Deploy, (OperationInputs)new DeployInputs
        {
            Environment = environment,
            ProjectName = texts[0],
            Services = Set(services),
            Project = has[0] ? paths[0] : null,
            Image = has[1] ? texts[1] : null,
            Tag = has[2] ? texts[2] : null,
            Release = has[7] ? release : null,
            ComposePath = has[3] ? paths[1] : null,
            EnvFile = has[4] ? paths[2] : null,
            Variables = has[5] ? [.. has[6] ? ["A", "B_1"] : Array.Empty<string>()] : null,
            Pull = has[5],
            Detach = has[6],
            Settings = new ServiceSettings { Command = command, StopTimeoutSeconds = 1 + command.Length, StableSeconds = command.Length },
            Rollout = new Rollout(mode, Set(targets)),
        });

    private static Gen<(OperationType Type, OperationInputs Inputs)> HealthCheck(string environment) =>
        from endpoints in Endpoint.Array[0, 3]
        from services in Name.Array[0, 3]
        from command in AnyText.Array[0, 3]
        from numbers in Gen.Int[1, int.MaxValue].Array[3]
        select (OperationType.HealthCheck, (OperationInputs)new HealthCheckInputs
        {
            Environment = environment,
            Endpoints = endpoints,
            Services = endpoints.Length > 0 ? [] : Set(services),
            Command = command,
            TimeoutSeconds = numbers[0],
            IntervalSeconds = numbers[1],
            Retries = numbers[2] - 1,
        });

    private static Gen<HealthEndpoint> Endpoint =>
        from name in Name
        from scheme in OneOf("http://", "https://", "tcp://", "HTTP://")
        from rest in AnyText
        from status in Gen.Int[100, 599]
        from method in Text
        from headers in Pairs
        from file in Path
        from has in Gen.Bool.Array[3]
        select new HealthEndpoint(name, scheme + rest, status, method, headers) { HttpVersion = has[0] ? 2 : 1, CaFile = has[1] ? file : null, IsInsecure = has[2] };

    // Each operation depends on some of the earlier ones: the bits of a number say on which.
    private static Operation[] Linked(Operation[] operations, int[] edges)
    {
        var linked = new List<Operation>();
        foreach (var operation in operations.DistinctBy(operation => operation.Id))
        {
            var dependencies = linked.Where((_, i) => (edges[linked.Count] >> i & 1) == 1).ToArray();
            linked.Add(operation with
            {
                DependsOn = Set(dependencies.Select(dependency => dependency.Id)),
                Wave = 1 + dependencies.Select(dependency => dependency.Wave).DefaultIfEmpty(0).Max(),
            });
        }

        return [.. linked];
    }

    private static string[] Set(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static KeyValuePair<string, T>[] Sorted<T>(KeyValuePair<string, T>[] pairs) =>
        [.. pairs.DistinctBy(pair => pair.Key).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private static string WithoutHalfPairs(char[] chars) => new([.. chars.Where(c => !char.IsSurrogate(c) && c != '\0')]);
}
