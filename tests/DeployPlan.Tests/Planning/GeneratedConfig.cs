using System.Text;
using CsCheck;

namespace DeployPlan.Tests.Planning;

/// <summary>A random config, kept as data so that a test can say what its plan must be without asking the planner.</summary>
internal sealed record GeneratedConfig(
    IReadOnlyList<GeneratedInfra> Infra, IReadOnlyList<GeneratedDatabase> Databases, IReadOnlyList<GeneratedService> Services, bool MigrateAfterBuild)
{
    private static readonly string[] Strategies = ["pre_deploy", "post_deploy", "manual"];

    public static Gen<GeneratedConfig> Any { get; } =
        from infraCount in Gen.Int[0, 3]
        from databaseCount in Gen.Int[0, 4]
        from serviceCount in Gen.Int[0, 6]
        from infra in Infras(infraCount)
        from databases in DatabaseGen(databaseCount)
        from services in ServiceGen(serviceCount, databaseCount)
        from after in Gen.Bool
        select new GeneratedConfig(infra, databases, services, after);

    /// <summary>The YAML, with the entries of each section in the order that <paramref name="seed"/> shuffles them to.</summary>
    public string ToYaml(int seed)
    {
        var random = new Random(seed);
        var yaml = new StringBuilder("project: { name: shop }\n");
        yaml.Append("migrate_after_build: ").Append(MigrateAfterBuild ? "true" : "false").Append('\n');
        Section(yaml, random, "infra", Infra.Select(i => $"{i.Name}: {{ provider: command, command: [\"true\"], depends_on: {List(random, i.DependsOn)} }}"));
        Section(yaml, random, "databases", Databases.Select(d => $"{d.Name}: {{ connection_env: V, migrations: {{ engine: raw, path: db, strategy: {d.Strategy} }} }}"));
        Section(yaml, random, "services", Services.Select(s => s.Name + ": { " + string.Join(", ", Keys(random, s)) + " }"));
        return yaml.Append("environments:\n  prod: { driver: command }\n").ToString();
    }

    private static IEnumerable<string> Keys(Random random, GeneratedService service)
    {
        yield return service.IsBuilt ? "project: src/App.csproj" : "image: some";
        yield return "depends_on: " + List(random, service.DependsOn);
        if (service.Databases is { } databases)
        {
            yield return "databases: " + List(random, databases);
        }

        if (service.IsChecked)
        {
            yield return "health_check: { url: \"http://localhost/\" }";
        }
    }

    private static void Section(StringBuilder yaml, Random random, string name, IEnumerable<string> entries)
    {
        yaml.Append(name).Append(": {").AppendJoin(", ", Shuffled(random, entries)).Append("}\n");
    }

    private static string List(Random random, IEnumerable<string> names) => "[" + string.Join(", ", Shuffled(random, names)) + "]";

    private static string[] Shuffled(Random random, IEnumerable<string> entries)
    {
        var array = entries.ToArray();
        random.Shuffle(array);
        return array;
    }

    // What may be waited for has a smaller number, so depends_on alone never makes a cycle; names do not follow the numbers.
    private static Gen<IReadOnlyList<GeneratedInfra>> Infras(int count) =>
        from seeds in Gen.Int[0, int.MaxValue].Array[count]
        select (IReadOnlyList<GeneratedInfra>)[.. seeds.Select((seed, i) => new GeneratedInfra(NameOf("i", i), Subset(seed, i, "i")))];

    private static Gen<IReadOnlyList<GeneratedDatabase>> DatabaseGen(int count) =>
        from strategies in Gen.Int[0, 2].Select(i => Strategies[i]).Array[count]
        select (IReadOnlyList<GeneratedDatabase>)[.. strategies.Select((strategy, i) => new GeneratedDatabase(NameOf("d", i), strategy))];

    private static Gen<IReadOnlyList<GeneratedService>> ServiceGen(int count, int databases) =>
        from seeds in Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.Int[0, 7]).Array[count]
        select (IReadOnlyList<GeneratedService>)[.. seeds.Select((seed, i) => new GeneratedService(
            NameOf("s", i),
            Subset(seed.Item1, i, "s"),
            (seed.Item3 & 1) == 0 ? null : Subset(seed.Item2, databases, "d"),
            (seed.Item3 & 2) != 0,
            (seed.Item3 & 4) != 0))];

    private static string[] Subset(int bits, int below, string kind) =>
        [.. Enumerable.Range(0, below).Where(i => (bits >> i & 1) != 0 && (bits >> (i + 9) & 1) != 0).Select(i => NameOf(kind, i))];

    private static string NameOf(string kind, int number) => $"{(char)('a' + (number * 7 % 26))}{kind}{number}";
}

internal sealed record GeneratedInfra(string Name, IReadOnlyList<string> DependsOn);

internal sealed record GeneratedDatabase(string Name, string Strategy);

internal sealed record GeneratedService(
    string Name, IReadOnlyList<string> DependsOn, IReadOnlyList<string>? Databases, bool IsBuilt, bool IsChecked);
