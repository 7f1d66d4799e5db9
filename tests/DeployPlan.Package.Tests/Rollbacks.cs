using System.Text.Json.Nodes;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Rollbacks
{
    private const string Config = """
        project: { name: shop }
        infra:
          network: { provider: note }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
        services:
          catalog: { project: Shop.csproj, databases: [] }
          api: { project: Shop.csproj, databases: [orders], depends_on: [catalog] }
        environments:
          prod: { driver: note }

        """;

    // A migration engine in a few lines: a journal, and the result that the plan of a rollback is made of.
    private const string Raw = """
        touch journal.txt; mkdir -p "$(dirname "$3")"; done=""
        if [ -n "$2" ]; then scripts=$(echo "$2" | tr ';' ' '); else scripts=$(ls "$1" | grep -v '\.down\.sql$' | grep -vxFf journal.txt); fi
        for script in $scripts; do
          if [ -n "$2" ]; then echo "undo $script" >> ran.txt; grep -vx "$script" journal.txt > journal.new; mv journal.new journal.txt
          else echo "run $script" >> ran.txt; echo "$script" >> journal.txt; fi
          done="$done${done:+,}\"$script\""
        done
        if [ -n "$2" ]; then key=reverted; else key=applied; fi
        echo "{\"$key\":[$done]}" > "$3"

        """;

    private const string Drivers = """
        <ItemGroup>
          <DeployPlanDriver Include="raw" OperationType="migration" TargetName="RunRaw" />
          <DeployPlanDriver Include="note" OperationType="infra_provision" TargetName="Note" />
          <DeployPlanDriver Include="note" OperationType="deploy" TargetName="Note" />
          <DeployPlanDriver Include="sdk-container" OperationType="build" TargetName="Push" />
        </ItemGroup>
        <Target Name="RunRaw"><Exec Command="sh raw.sh %(Operation.Path) &quot;%(Operation.Scripts)&quot; &quot;$(DeployPlanOperationResult)&quot;" /></Target>
        <Target Name="Note"><Exec Command="test ! -e fail-@(Operation) &amp;&amp; echo @(Operation) %(Operation.Image) &gt;&gt; ran.txt" /></Target>
        <Target Name="Push">
          <WriteLinesToFile File="$(DeployPlanOperationResult)" Lines="{ &quot;image&quot;: &quot;registry/%(Operation.Service)@sha256:%(Operation.Tag)&quot; }" Overwrite="true" />
        </Target>
        """;

    private readonly ApplyProject _project = ApplyProject.Create(Config, Template.Library);

    [TestInitialize]
    public void ReleaseOnce()
    {
        _project.Project.Write("raw.sh", Raw);
        _project.Project.AddToProject(Drivers);
        _project.Project.Write("db/001_orders.sql", "create table orders (id int);\n");
        Release("1.0.0");
    }

    [TestMethod]
    public void What_a_release_did_is_taken_back_in_reverse_order_with_what_was_released_before()
    {
        _project.Project.Write("db/002_voucher.sql", "alter table orders add voucher int;\n");
        _project.Project.Write("db/002_voucher.down.sql", "alter table orders drop voucher;\n");
        Release("2.0.0");
        Forget();

        var rollback = Rollback("-getProperty:DeployPlanRollbackFile,DeployPlanIsReversible,DeployPlanPointOfNoReturn", "-getItem:DeployPlanRollbackOperation").Succeeds();
        Assert.AreEqual("True", rollback.Property("DeployPlanIsReversible"));
        CollectionAssert.AreEqual(new[] { "deploy_prod_api", "deploy_prod_catalog", "migration_orders_down" }, rollback.Ids("DeployPlanRollbackOperation").ToArray());
        ApplyFile(rollback.Property("DeployPlanRollbackFile")).Succeeds();

        Assert.AreEqual("deploy_prod_api registry/api@sha256:1.0.0", _project.Ran[0]);
        CollectionAssert.AreEquivalent(new[] { "deploy_prod_catalog registry/catalog@sha256:1.0.0", "undo 002_voucher.sql" }, _project.Ran.Skip(1).ToArray());
        Assert.AreEqual("001_orders.sql\n", File.ReadAllText(_project.Project.PathOf("journal.txt")));
        Assert.Contains("DPL3133", Rollback().Fails().Output);
        Assert.Contains($"Since release {Id(0)} (1.0.0)", _project.Project.DeployPlan("prod").Succeeds().Output);
    }

    [TestMethod]
    public void Where_something_stays_behind_it_stops_and_says_what_unless_that_is_allowed()
    {
        _project.Project.Write("db/002_voucher.sql", "alter table orders add voucher int;\n");
        Release("2.0.0");

        var refused = Rollback().Fails().Output;

        Assert.Contains("Point of no return: migration_orders_pre_deploy. This stays behind:", refused);
        Assert.Contains($"error DPL3142: Operation 'migration_orders_pre_deploy' of release {Id(1)} cannot be undone: 002_voucher.sql had no down script (002_voucher.down.sql) in that release and stays", refused);
        _project.Project.Write("db/002_voucher.down.sql", "alter table orders drop voucher;\n");
        Assert.Contains("had no down script (002_voucher.down.sql) in that release and stays", Rollback().Fails().Output);
        Assert.IsFalse(File.Exists(RollbackFile));
        var report = JsonNode.Parse(File.ReadAllText(_project.Project.PathOf("bin/deployplan/prod/rollback-report.json")))!;
        Assert.AreEqual("migration_orders_pre_deploy", report["rollback"]!["pointOfNoReturn"]!.GetValue<string>());

        Forget();
        Rollback("-p:DeployPlanAllowIrreversible=true").Succeeds();
        ApplyFile(RollbackFile).Succeeds();
        CollectionAssert.AreEquivalent(new[] { "deploy_prod_api registry/api@sha256:1.0.0", "deploy_prod_catalog registry/catalog@sha256:1.0.0" }, _project.Ran.ToArray());
    }

    [TestMethod]
    public void Of_a_partial_release_only_what_ran_is_rolled_back()
    {
        _project.Project.Write("fail-deploy_prod_catalog", "");
        _project.Project.Write("db/002_voucher.sql", "alter table orders add voucher int;\n");
        _project.Project.Write("db/002_voucher.down.sql", "alter table orders drop voucher;\n");
        _project.Project.BuildWith(("ORDERS_DB", "secret"), "-t:DeployPlanApply", "-p:Env=prod", "-p:Version=2.0.0").Fails();
        File.Delete(_project.Project.PathOf("fail-deploy_prod_catalog"));
        Forget();

        Rollback().Succeeds();
        ApplyFile(RollbackFile).Succeeds();

        CollectionAssert.AreEquivalent(new[] { "undo 002_voucher.sql", "deploy_prod_catalog registry/catalog@sha256:1.0.0" }, _project.Ran.ToArray());
    }

    [TestMethod]
    public void A_down_script_must_be_the_one_that_was_reviewed_and_the_release_the_last_one()
    {
        _project.Project.Write("db/002_voucher.sql", "alter table orders add voucher int;\n");
        _project.Project.Write("db/002_voucher.down.sql", "alter table orders drop voucher;\n");
        Release("2.0.0");
        _project.Project.Write("db/002_voucher.down.sql", "drop table orders;\n");

        // The release has kept what was reviewed.
        Rollback().Succeeds();
        Assert.AreEqual("alter table orders drop voucher;\n", File.ReadAllText(_project.Project.PathOf("bin/deployplan/prod/rollback-scripts/migration_orders_down/002_voucher.down.sql")));
        Directory.Delete(Path.Combine(_project.Releases[^1], "scripts"), recursive: true);
        Assert.Contains("db/002_voucher.down.sql : error DPL3139", Rollback().Fails().Output);
        Assert.IsFalse(Directory.Exists(_project.Project.PathOf("bin/deployplan/prod/rollback-scripts")));

        _project.Project.Write("db/002_voucher.down.sql", "alter table orders drop voucher;\n");
        Rollback().Succeeds();
        File.Copy(RollbackFile, _project.Project.PathOf("old.json"));
        Release("2.0.1");

        Assert.Contains($"error DPL3143: This rollback undoes release {Id(1)}, but {Id(2)} has been released since", ApplyFile(_project.Project.PathOf("old.json")).Fails().Output);
    }

    [TestMethod]
    public void In_locked_mode_one_is_applied_only_with_its_approval()
    {
        Release("2.0.0");
        Forget();
        Rollback().Succeeds();
        var id = JsonNode.Parse(File.ReadAllText(RollbackFile))!["id"]!.GetValue<string>();

        Assert.Contains($"error DPL3107: DeployPlanLockedMode is on, and no lock holds a plan that goes back to an earlier release, so only its approval says that it was reviewed; review it, and pass -p:DeployPlanApprove={id}", Apply().Fails().Output);
        Assert.IsEmpty(_project.Ran);
        Apply($"-p:DeployPlanApprove={id}").Succeeds();

        BuildResult Apply(params string[] more) => _project.Project.BuildWith(("ORDERS_DB", "secret"), ["-t:DeployPlanApply", $"-p:DeployPlanFile={RollbackFile}", "-p:DeployPlanLockedMode=true", .. more]);
    }

    private string RollbackFile => _project.Project.PathOf("bin/deployplan/prod/rollback.json");

    private string Id(int number) => Path.GetFileName(_project.Releases[number]);

    [TestMethod]
    public void Plans_that_releases_were_applied_from_are_no_files_of_what_is_deployed()
    {
        var project = ApplyProject.Create("project: { name: shop }\nservices: { web: { image: web, command: [ls], inputs: ['site/**'] } }\nenvironments: { prod: { driver: command } }\n");
        project.Project.Write("site/page", "one\n");
        project.Apply("-p:DeployPlanVersion=1.0.0").Succeeds();
        project.Project.Build("-t:DeployPlan", "-p:Env=prod", "-p:DeployPlanVersion=2.0.0").Succeeds();
        foreach (var file in new[] { "plan.json", "base.json" })
        {
            File.Copy(project.Project.PathOf("bin/deployplan/prod/" + file), project.Project.PathOf("site/" + file));
        }

        project.Apply("-p:DeployPlanFile=site/plan.json").Succeeds();
        project.Project.Build("-t:DeployPlanRollback", "-p:Env=prod").Succeeds();

        project.Project.Write("site/new", "one\n");
        Assert.Contains("site/new : error DPL3140: 'deploy_prod_web' would use this file", project.Project.Build("-t:DeployPlanRollback", "-p:Env=prod").Fails().Output);
    }

    private void Release(string version) => _project.Project.BuildWith(("ORDERS_DB", "secret"), "-t:DeployPlanApply", "-p:Env=prod", $"-p:Version={version}").Succeeds();

    private BuildResult Rollback(params string[] arguments) => _project.Project.Build(["-t:DeployPlanRollback", "-p:Env=prod", .. arguments]);

    private BuildResult ApplyFile(string file) => _project.Project.BuildWith(("ORDERS_DB", "secret"), "-t:DeployPlanApply", $"-p:DeployPlanFile={file}");

    private void Forget() => File.Delete(_project.Project.PathOf("ran.txt"));
}
