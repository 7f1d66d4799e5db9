using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using NJsonSchema;

namespace DeployPlan.Tests.Plans;

/// <summary>Plans that nobody may take for good ones. Each carries the id of what it holds, so that it is refused for what it is and not for its id.</summary>
[TestClass]
public class PlanMutants
{
    private const string Sha = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private const string Infra = "    {\n      \"id\": \"infra_network\",";
    private const string Migration = "    {\n      \"id\": \"migration_orders_pre_deploy\",";
    private const string Manual = "    {\n      \"id\": \"migration_archive_manual\",";

    // Change the first text of shop-prod.plan.json to the second; the caret is where the diagnostic must point.
    private static readonly Mutant[] BothRefuse =
    [
        new("another major version", "\"1.2\"", "^\"2.0\"", "DPL3023"),
        new("major version 0", "\"1.2\"", "^\"0.9\"", "DPL3023"),
        new("a format version of one number", "\"1.2\"", "^\"1\"", "DPL3022"),
        new("a format version with a leading zero", "\"1.2\"", "^\"1.00\"", "DPL3022"),
        new("a format version that is a number", "\"1.2\"", "^1.0", "DPL1012"),
        new("no format version", "{\n  \"formatVersion\": \"1.2\",\n", "^{\n", "DPL3021"),
        new("an environment that is a path", "\"prod\"", "^\"../prod\"", "DPL3034"),
        new("an empty environment", "\"prod\"", "^\"\"", "DPL1012"),
        new("no environment", "  \"environment\": \"prod\",\n", "", "DPL1014"),
        new("a project that is null", "\"shop\"", "^null", "DPL1012"),
        new("a version that is a number", "\"1.4.0\"", "^1.4", "DPL1012"),
        new("an unknown approval", "\"required\"", "^\"requird\"", "DPL3030"),
        new("an approval that is true", "\"required\"", "^true", "DPL1012"),
        new("an unknown key", "  \"operations\": [", "  ^\"owner\": \"me\",\n  \"operations\": [", "DPL1013"),
        new("operations that are an object", "\"operations\": [\n    {", "\"operations\": {}, \"x\": [\n    {", "DPL1012"),
        new("an operation that is text", "\"operations\": [\n", "\"operations\": [\n    ^\"infra_network\",\n", "DPL1012"),
        new("an operation without id", Infra, "    {", "DPL1014"),
        new("an id that is a path", "\"infra_network\"", "^\"infra/network\"", "DPL3034"),
        new("an unknown type", "\"type\": \"build\"", "\"type\": ^\"biuld\"", "DPL3030"),
        new("a type that does not fit the inputs", "\"type\": \"build\"", "\"type\": \"deploy\"", "DPL1014"),
        new("a description that is null", "\"Run pre_deploy migrations for database orders\"", "^null", "DPL1012"),
        new("no driver", "      \"driver\": \"command\",\n", "", "DPL1014"),
        new("wave 0", "\"wave\": 1", "\"wave\": ^0", "DPL1012"),
        new("a wave in quotes", "\"wave\": 1", "\"wave\": ^\"1\"", "DPL1012"),
        new("half a wave", "\"wave\": 1", "\"wave\": ^1.5", "DPL1012"),
        new("dependsOn that is text", "\"dependsOn\": []", "\"dependsOn\": ^\"\"", "DPL1012"),
        new("a dependency that stands twice", "        \"infra_network\"\n      ],", "        \"infra_network\",\n        ^\"infra_network\"\n      ],", "DPL3032"),
        new("a dependency that is null", "        \"infra_network\"\n", "        ^null\n", "DPL1012"),
        new("metadata that is a list", "\"metadata\": {\n        \"environment\": \"prod\",\n        \"service\": \"api\"\n      }", "\"metadata\": ^[]", "DPL1012"),
        new("metadata with a number", "\"infra\": \"network\"", "\"infra\": ^5", "DPL1012"),
        new("an unknown key in an operation", "      \"wave\": 2,", "      ^\"waves\": 2,\n      \"wave\": 2,", "DPL1013"),
        new("an unknown key in the inputs", "        \"database\": \"orders\",\n        \"strategy\"", "        \"database\": \"orders\",\n        ^\"user\": \"me\",\n        \"strategy\"", "DPL1013"),
        new("settings that are a list", "\"settings\": {\n          \"command\": [\n            \"./infra/network.sh\"\n          ]\n        }", "\"settings\": ^[]", "DPL1012"),
        new("a manual migration among the operations", "\"strategy\": \"pre_deploy\",\n        \"engine\"", "\"strategy\": ^\"manual\",\n        \"engine\"", "DPL3030"),
        new("an absolute path", "\"path\": \"db/orders\",", "\"path\": ^\"/db/orders\",", "DPL3033", Last: true),
        new("a path with a drive", "\"path\": \"db/orders\",", "\"path\": ^\"C:/db\",", "DPL3033", Last: true),
        new("a path with a backslash", "\"path\": \"db/orders\",", "\"path\": ^\"db\\\\orders\",", "DPL3033", Last: true),
        new("a path with a dot segment", "\"path\": \"db/orders\",", "\"path\": ^\"db/./orders\",", "DPL3033", Last: true),
        new("a path that turns back", "\"path\": \"db/orders\",", "\"path\": ^\"db/../orders\",", "DPL3033", Last: true),
        new("a path into the home folder", "\"path\": \"db/orders\",", "\"path\": ^\"~/orders\",", "DPL3033", Last: true),
        new("a path with a slash at the end", "\"path\": \"db/orders\",", "\"path\": ^\"db/orders/\",", "DPL3033", Last: true),
        new("a service that is a path", "\"services\": [\n          \"api\"", "\"services\": [\n          ^\"../../api\"", "DPL3034"),
        new("an endpoint of a path", "\"name\": \"api\"", "\"name\": ^\"/api\"", "DPL3034"),
        new("a database that is a path", "\"database\": \"orders\",\n        \"strategy\"", "\"database\": ^\"../orders\",\n        \"strategy\"", "DPL3034"),
        new("an infra entry that is a path", "\"name\": \"network\"", "\"name\": ^\"../network\"", "DPL3034"),
        new("a release that is a path", "        \"pull\": true", "        \"release\": ^\"../../x\",\n        \"pull\": true", "DPL3034"),
        new("a connection string for the name of a variable", "\"conn_env\": \"ORDERS_DB\",\n        \"args\"", "\"conn_env\": ^\"Server=db\",\n        \"args\"", "DPL3035"),
        new("a timeout of nothing", "        \"args\": []", "        \"timeout_seconds\": ^0,\n        \"args\": []", "DPL1012"),
        new("no args", ",\n        \"args\": []", "", "DPL1014"),
        new("args with a number", "\"args\": []", "\"args\": [\n          ^5\n        ]", "DPL1012"),
        new("a build without tag", "        \"tag\": \"1.4.0\",\n", "", "DPL1014"),
        new("a label without value", "\"labels\": []", "\"labels\": [\n          ^{\n            \"key\": \"a\"\n          }\n        ]", "DPL1014"),
        new("a build argument with a third key", "\"build_args\": []", "\"build_args\": [\n          {\n            \"key\": \"a\",\n            \"value\": \"b\",\n            ^\"secret\": \"c\"\n          }\n        ]", "DPL1013"),
        new("truth in quotes", "\"pull\": true", "\"pull\": ^\"true\"", "DPL1012"),
        new("an unknown rollout mode", "\"mode\": \"serial\"", "\"mode\": ^\"canary\"", "DPL3030"),
        new("a rollout without targets", ",\n          \"targets\": []", "", "DPL1014"),
        new("a URL that nobody asks", "\"https://shop.example.com/healthz\"", "^\"ftp://shop.example.com\"", "DPL3030"),
        new("a status that no server gives", "\"expected_status\": 200", "\"expected_status\": ^99", "DPL1012"),
        new("an interval of nothing", "\"interval_seconds\": 2", "\"interval_seconds\": ^0", "DPL1012"),
        new("less than no retries", "\"retries\": 0", "\"retries\": ^-1", "DPL1012"),
        new("endpoints and services in one check", "        \"services\": [],\n        \"command\"", "        \"services\": ^[\n          \"api\"\n        ],\n        \"command\"", "DPL3036"),
        new("a manual operation in a wave", Manual, "    {\n      \"id\": \"migration_archive_manual\",\n      ^\"wave\": 1,", "DPL1013"),
        new("a manual operation that is a build", Manual + "\n      \"type\": \"migration\"", "    {\n      \"id\": \"migration_archive_manual\",\n      \"type\": ^\"build\"", "DPL3030"),
        new("a manual operation that is not manual", "\"strategy\": \"manual\",\n        \"engine\"", "\"strategy\": ^\"pre_deploy\",\n        \"engine\"", "DPL3030"),
        new("a required variable that is no name", "    \"ARCHIVE_DB\",\n", "    ^\"1_DB\",\n", "DPL3035"),
        new("a digest in upper case", Sha, "BBBB" + Sha[4..], "DPL3031"),
        new("a short digest", "\"" + Sha, "^\"" + Sha[1..], "DPL3031"),
        new("a sealed input without digest", ",\n      \"sha256\": \"" + Sha + "\"", "", "DPL1014"),
        new("a sealed input outside of every folder", "\"compose.yaml\",\n      \"sha256\"", "^\"\\\\\\\\server\\\\compose.yaml\",\n      \"sha256\"", "DPL3033"),
        new("no sealed inputs", "  \"requiredEnvironment\": [\n    \"ARCHIVE_DB\",\n    \"ORDERS_DB\"\n  ],\n", "", "DPL1014"),
    ];

    // What is right piece by piece and wrong together, or right in another form, is beyond a JSON Schema.
    private static readonly Mutant[] OnlyTheReaderRefuses =
    [
        new("a project that leaves its folder", "\"shop\"", "^\"../../shop\"", "DPL3034"),
        new("a project that is a full path", "\"shop\"", "^\"/shop\"", "DPL3034"),
        new("a service of metadata that is a path", "\"metadata\": {\n        \"environment\": \"prod\",\n        \"service\": \"api\"", "\"metadata\": ^{\n        \"environment\": \"prod\",\n        \"service\": \"../api\"", "DPL3034"),
        new("a value of a variable without a name", "\"variable_values\": {}", "\"variable_values\": {\n          \"A=B\": \"x\"\n        }", "DPL3035"),
        new("a value of a variable of ours", "\"variable_values\": {}", "\"variable_values\": {\n          \"DEPLOYPLAN_SERVICE\": \"x\"\n        }", "DPL3035"),
        new("two operations with one id", Migration, "    {\n      \"id\": ^\"infra_network\",", "DPL3026"),
        new("a manual operation with the id of another one", Manual, "    {\n      \"id\": ^\"build_api\",", "DPL3026"),
        new("a dependency that is not there", "        \"build_api\",\n", "        ^\"build_apu\",\n", "DPL3027"),
        new("a dependency on a manual operation", "        \"migration_orders_pre_deploy\"\n", "        ^\"migration_archive_manual\"\n", "DPL3027"),
        new("a dependency that stands later", "      \"dependsOn\": [],", "      \"dependsOn\": [\n        ^\"build_api\"\n      ],", "DPL3028"),
        new("an operation that waits for itself", "      \"dependsOn\": [],", "      \"dependsOn\": [\n        ^\"infra_network\"\n      ],", "DPL3028"),
        new("too early a wave", "\"wave\": 3", "\"wave\": ^2", "DPL3029"),
        new("too late a wave", "\"wave\": 3", "\"wave\": ^4", "DPL3029"),
        new("dependencies out of order", "        \"build_api\",\n        \"infra_network\",\n", "        \"infra_network\",\n        ^\"build_api\",\n", "DPL3032"),
        new("metadata out of order", "        \"infra\": \"network\",\n        \"provider\": \"command\"\n", "        \"provider\": \"command\",\n        ^\"infra\": \"network\"\n", "DPL3032"),
        new("variables out of order", "    \"ARCHIVE_DB\",\n    \"ORDERS_DB\"\n", "    \"ORDERS_DB\",\n    ^\"ARCHIVE_DB\"\n", "DPL3032"),
        new("sealed inputs out of order", "\"compose.yaml\",\n      \"sha256\"", "\"zzz.yaml\",\n      \"sha256\"", "DPL3032"),
        new("a deploy to another environment", "        \"environment\": \"prod\",\n        \"project_name\"", "        \"environment\": ^\"staging\",\n        \"project_name\"", "DPL3036"),
        new("a check of another environment", "        \"environment\": \"prod\",\n        \"endpoints\"", "        \"environment\": ^\"staging\",\n        \"endpoints\"", "DPL3036"),
        new("a space at the end of a line", "  \"project\": \"shop\",", "  \"project\": \"shop\",^ ", "DPL3037"),
        new("keys in another order", "  \"project\": \"shop\",\n  \"version\": \"1.4.0\",", "  \"^version\": \"1.4.0\",\n  \"project\": \"shop\",", "DPL3037"),
        new("an escape that is not needed", "\"shop\"", "\"^\\u0073hop\"", "DPL3037"),
        new("no line break at the end", "  ]\n}\n", "  ]\n}^", "DPL3037", Last: true),
        new("text after the end", "  ]\n}\n", "  ]\n}\n^\n", "DPL3037", Last: true),
        new("settings out of order", "\"command\": [\n            \"./infra/network.sh\"\n          ]", "\"^z\": 1,\n          \"command\": [\n            \"./infra/network.sh\"\n          ]", "DPL3037"),
        new("a fraction in the settings", "\"settings\": {\n", "\"settings\": {\n          \"a\": ^1.5,\n", "DPL3037"),
        new("line ends of Windows", "\"shop\",\n", "\"shop\",^\r\n", "DPL3037"),
    ];

    private static readonly Mutant[] NotPlansAtAll =
    [
        new("a lock", "{\n  \"formatVersion\": \"1.2\",", "{\n  \"lockVersion\": \"1.0\",", "DPL3021"),
        new("a list", "{\n  \"formatVersion\"", "[]\n", "DPL3021"),
        new("a format version without text", "\"1.2\"", "\"\"", "DPL1012"),
        new("a format version that starts with its dot", "\"1.2\"", "\".2\"", "DPL3022"),
    ];

    public static IEnumerable<object[]> Both => BothRefuse.Select(mutant => new object[] { mutant });

    public static IEnumerable<object[]> OnlyReader => OnlyTheReaderRefuses.Select(mutant => new object[] { mutant });

    [TestMethod]
    [DynamicData(nameof(Both))]
    [DynamicData(nameof(OnlyReader))]
    public void The_reader_refuses(Mutant mutant)
    {
        var text = PlanText.Reseal(mutant.Apply(Shop()));

        var (plan, diagnostics) = PlanText.Read(text);

        Assert.IsNull(plan);
        var found = diagnostics.FirstOrDefault(diagnostic => diagnostic.Code == mutant.Code);
        Assert.IsNotNull(found, string.Join('\n', diagnostics));
        Assert.AreEqual(Severity.Error, found.Severity);
        Assert.AreEqual(PlanText.File, found.Span.File);
        Assert.IsFalse(diagnostics.Any(diagnostic => diagnostic.Code is "DPL3024" or "DPL3025"), "The id is not what is wrong.");
        if (mutant.Position(Shop()) is { } position)
        {
            Assert.AreEqual(position, (found.Span.Line, found.Span.Column), found.ToString());
        }
    }

    [TestMethod]
    public void What_is_said_of_each_people_agreed_on()
    {
        var said = new StringBuilder();
        foreach (var mutant in BothRefuse.Concat(OnlyTheReaderRefuses).Concat(NotPlansAtAll))
        {
            said.Append(mutant.Name).Append('\n');
            foreach (var found in PlanText.Read(PlanText.Reseal(mutant.Apply(Shop()))).Diagnostics)
            {
                said.Append("  ").Append(CultureInfo.InvariantCulture, $"{found.Span.Line},{found.Span.Column} {found.Code}: {found.Message}\n");
            }
        }

        Golden.AssertBytes("mutants.txt", Encoding.UTF8.GetBytes(said.ToString()));
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public void The_schema_refuses(Mutant mutant) => Assert.IsNotEmpty(Schemas.Plan.Validate(mutant.Apply(Shop())));

    [TestMethod]
    [DynamicData(nameof(OnlyReader))]
    public void The_schema_cannot_refuse(Mutant mutant) => Assert.IsEmpty(Schemas.Plan.Validate(mutant.Apply(Shop())));

    private static string Shop() => PlanText.Of(SamplePlans.All["shop-prod"]);
}
