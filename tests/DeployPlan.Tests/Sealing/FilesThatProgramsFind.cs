using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

/// <summary>Files of a command that it does not name as such: by a variable of its line, by a folder in which a program works, by a module, by the name that a program looks for.</summary>
[TestClass]
public sealed class FilesThatProgramsFind : IDisposable
{
    private readonly Repository _repository = new();

    public void Dispose() => _repository.Dispose();

    [TestMethod]
    [DataRow("[sh, -c, 'F=infra/net.sh; sh $F']", "infra/net.sh")]
    [DataRow("[sh, -c, 'D=infra; sh $D/net.sh']", "infra/net.sh")]
    [DataRow("[sh, -c, 'D=./infra; N=net && sh \"${D}/$N.sh\"']", "infra/net.sh")]
    [DataRow("[sh, -c, 'D=$PWD/infra; . $D/net.sh']", "infra/net.sh")]
    [DataRow("[sh, -c, 'for n in net db; do sh infra/$n.sh; done']", "infra/db.sh infra/net.sh")]
    [DataRow("[sh, -c, 'export D=infra; cd $D && sh net.sh']", "infra/net.sh")]
    [DataRow("[sh, -c, 'D=infra; cat $D/*.sh']", "infra/db.sh infra/net.sh")]
    [DataRow("[sh, -c, 'A=$A$A; B=$A$B; sh $A$B']", "")]
    public void A_variable_that_the_line_sets_is_known(string command, string expected) => AssertSealed(command, expected);

    [TestMethod]
    [DataRow("[env, -C, infra, ./net.sh]", "infra/net.sh")]
    [DataRow("[env, --chdir=infra, sh, net.sh]", "infra/net.sh")]
    [DataRow("[sh, -c, 'pushd infra > /dev/null && ./net.sh']", "infra/net.sh")]
    [DataRow("[sh, -c, 'cd -- infra && ./net.sh']", "infra/net.sh")]
    [DataRow("[sh, -c, 'cd -P infra && ./net.sh']", "infra/net.sh")]
    [DataRow("[sh, -c, 'if cd infra; then ./net.sh; fi']", "infra/net.sh")]
    [DataRow("[sh, -c, 'builtin cd infra && ./net.sh']", "infra/net.sh")]
    [DataRow("[pwsh, -Command, 'Set-Location infra; ./net.sh']", "infra/net.sh")]
    [DataRow("[make, -C, infra, up]", "infra/Makefile")]
    [DataRow("[make, '--directory=infra']", "infra/Makefile")]
    [DataRow("[git, -C, infra, apply, net.sh]", "infra/net.sh")]
    [DataRow("[npm, --prefix, web, run, deploy]", "web/package.json")]
    [DataRow("[npm, --prefix, web, ci]", "web/package-lock.json web/package.json")]
    [DataRow("[terraform, -chdir=tf, apply]", "tf/main.tf tf/prod.auto.tfvars")]
    public void A_folder_in_which_a_program_works_is_known(string command, string expected) => AssertSealed(command, expected);

    [TestMethod]
    [DataRow("[make, up]", "Makefile")]
    [DataRow("[sh, -c, 'cd infra && make up']", "Makefile infra/Makefile")]
    [DataRow("[just, deploy]", "justfile")]
    [DataRow("[sh, -c, 'set -e; npm run deploy']", "package.json")]
    [DataRow("[docker, compose, up, -d]", "compose.yaml")]
    [DataRow("[sudo, make, up]", "Makefile")]
    [DataRow("[sh, -c, 'cd tf && terraform apply']", "tf/main.tf tf/prod.auto.tfvars")]
    [DataRow("[echo, make]", "")]
    public void A_file_that_a_program_looks_for_is_known(string command, string expected) => AssertSealed(command, expected);

    [TestMethod]
    [DataRow("[python3, -m, tools.deploy]", "tools/deploy.py")]
    [DataRow("[python, -u, -m, tools, --dry-run]", "tools/__main__.py tools/deploy.py")]
    [DataRow("[python3, tools]", "tools/__main__.py tools/deploy.py")]
    [DataRow("[node, web]", "web/index.js web/package-lock.json web/package.json")]
    [DataRow("[run-parts, infra]", "infra/Makefile infra/db.sh infra/net.sh")]
    [DataRow("[find, infra, -name, '*.sh', -exec, sh, '{}', ';']", "infra/Makefile infra/db.sh infra/net.sh")]
    [DataRow("[sh, -c, 'find infra tf -type f | xargs -n1 sh']", "infra/Makefile infra/db.sh infra/net.sh tf/main.tf tf/prod.auto.tfvars")]
    [DataRow("[docker, build, -t, web, web]", "web/index.js web/package-lock.json web/package.json")]
    [DataRow("[docker, buildx, build, tf]", "tf/main.tf tf/prod.auto.tfvars")]
    [DataRow("[kubectl, apply, -Rf, tf]", "tf/main.tf tf/prod.auto.tfvars")]
    [DataRow("[docker, run, -v, './tf:/tf:ro', x]", "tf/main.tf tf/prod.auto.tfvars")]
    [DataRow("[docker, run, --mount, 'type=bind,src=./tf,dst=/tf,readonly', x]", "tf/main.tf tf/prod.auto.tfvars")]
    [DataRow("[docker, run, -v, './tf:/tf', x]", "")]
    [DataRow("[docker, run, web, infra]", "")]
    [DataRow("[sh, -c, 'tar czf x.tgz web && cp -r tf /srv']", "")]
    [DataRow("[kustomize, build, tf]", "tf/main.tf tf/prod.auto.tfvars")]
    [DataRow("[sh, -c, 'ls infra; rm -r web; mkdir tf; tar xf a.tar -C web']", "")]
    public void A_folder_that_a_program_takes_is_known_without_a_slash(string command, string expected) => AssertSealed(command, expected);

    [TestMethod]
    [DataRow("[docker, build, dist]", "dist/app.js", "")]
    [DataRow("[docker, build, web]", "web/new.js", "DPL4003")]
    [DataRow("[make, -C, dist]", "dist/Makefile", "")]
    [DataRow("[terraform, -chdir=dist, apply]", "dist/main.tf", "")]
    [DataRow("[terraform, -chdir=tf, apply]", "tf/new.tf", "DPL4003")]
    [DataRow("[python3, -m, dist]", "dist/__main__.py", "")]
    public void What_an_earlier_operation_makes_is_no_difference_unless_it_is_in_a_folder_that_was_there(string command, string added, string expected)
    {
        var plan = Plan(command);
        _repository.Write(added, "new\n");

        var folder = Path.GetDirectoryName(_repository.PathOf("deploy.yml"))!;
        var found = new DiagnosticBag();
        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);
        Assert.AreEqual(expected, string.Join(' ', found.ToSortedList().Select(static problem => problem.Code)));
    }

    [TestMethod]
    [DataRow("[dotnet, run, --project, infra/Tool/Tool.csproj]", "infra/Tool/Tool.csproj infra/Tool/Tool.csproj/")]
    [DataRow("[dotnet, run, '--project=infra/Tool', --, web]", "infra/Tool/Program.cs infra/Tool/Tool.csproj infra/Tool/Tool.csproj/")]
    [DataRow("[sh, -c, 'cd infra/Tool && dotnet run']", "infra/Tool/Tool.csproj/")]
    [DataRow("[dotnet, publish, infra/Tool, -c, Release, -o, out]", "infra/Tool/Program.cs infra/Tool/Tool.csproj infra/Tool/Tool.csproj/")]
    [DataRow("[dotnet, ef, database, update, --project, infra/Tool]", "infra/Tool/Program.cs infra/Tool/Tool.csproj infra/Tool/Tool.csproj/")]
    [DataRow("[dotnet, run, infra/Tool/Program.cs]", "infra/Tool/Program.cs")]
    [DataRow("[dotnet, tool, restore]", "")]
    [DataRow("[sh, -c, 'dotnet test infra/Tool --filter \"\"']", "infra/Tool/Program.cs infra/Tool/Tool.csproj infra/Tool/Tool.csproj/")]
    [DataRow("[dotnet, run, '']", "")]
    [DataRow("[dotnet, test]", "")]
    [DataRow("[dotnet]", "")]
    public void What_dotnet_builds_is_a_project_as_any_other(string command, string expected)
    {
        _repository.Write("infra/Tool/Tool.csproj", "<Project />\n");
        _repository.Write("infra/Tool/Program.cs", "class Program;\n");

        AssertSealed(command, expected);
    }

    [TestMethod]
    [DataRow("""['pwsh', '-File', '.\infra\net.ps1']""", "infra/net.ps1")]
    [DataRow("""['cmd', '/c', 'infra\net.ps1 now']""", "infra/net.ps1")]
    [DataRow("""['pwsh', '-Command', '& ".\infra\net.ps1"']""", "infra/net.ps1")]
    [DataRow("""['sh', '-c', 'echo a\ b']""", "")]
    public void A_path_with_backslashes_is_one(string command, string expected)
    {
        _repository.Write("infra/net.ps1", "# here\n");

        AssertSealed(command, expected);
    }

    [TestMethod]
    [DataRow("[terraform, apply]", "modules/net/main.tf", "DPL4001")]
    [DataRow("[terraform, apply]", "policy.json", "DPL4001")]
    [DataRow("[terraform, apply]", "extra.tf", "DPL4003")]
    [DataRow("[terraform, apply]", ".terraform.lock.hcl", "")]
    [DataRow("[terraform, -chdir=tf, apply]", "tf/.terraform.lock.hcl", "")]
    [DataRow("[make, up]", "GNUmakefile", "DPL4003")]
    [DataRow("[docker, compose, up]", "compose.override.yaml", "DPL4003")]
    [DataRow("[just, deploy]", "GNUmakefile", "")]
    public void What_is_taken_with_what_was_found_or_in_its_place_is_a_difference(string command, string changed, string expected)
    {
        _repository.Write("main.tf", "module \"net\" { source = \"./modules/net\" }\nlocals { p = file(\"policy.json\") }\n");
        _repository.Write("modules/net/main.tf", "locals {}\n");
        _repository.Write("policy.json", "{}\n");
        var plan = Plan(command);
        _repository.Write(changed, "changed\n");

        var found = new DiagnosticBag();
        SealedInputCheck.Check(plan, plan.Operations, _repository.Prod.OpenTree(), found);

        Assert.AreEqual(expected, string.Join(' ', found.ToSortedList().Select(static problem => problem.Code)));
    }

    private void AssertSealed(string command, string expected)
    {
        var inputs = string.Join(' ', Plan(command).SealedInputs.Select(static input => input.Path).Where(static path => !path.EndsWith("terraform.tfstate", StringComparison.Ordinal)));
        Assert.AreEqual(expected, inputs, command);
    }

    private Plan Plan(string command)
    {
        foreach (var path in new[]
        {
            "infra/net.sh", "infra/db.sh", "infra/Makefile", "Makefile", "justfile", "package.json", "web/package.json", "web/package-lock.json", "web/index.js", "compose.yaml", "tf/main.tf", "tf/prod.auto.tfvars",
            "tools/deploy.py", "tools/__main__.py", "tf/terraform.tfstate", "infra/prod.env",
        })
        {
            _repository.Write(path, "# " + path + "\n");
        }

        _repository.Write("deploy.yml", $"project: {{ name: shop }}\ninfra: {{ net: {{ provider: command, command: {command} }} }}\nenvironments: {{ prod: {{ driver: command }} }}\n");
        var file = Repository.Run(_repository.Prod).Environments[0].PlanFile;

        return PlanReader.ReadFile(file, new())!.Plan;
    }
}
