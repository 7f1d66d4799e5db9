using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DeployPlan.Drivers.Tests;

/// <summary>The driver <c>terraform</c>, with Terraform and the provider that is built into it.</summary>
[TestClass]
[TestCategory("Terraform")]
public class TerraformModules
{
    private const string Canary = "canary-90d2ee1f-value";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [TestMethod]
    public void A_module_is_planned_and_applied_with_its_variables_and_nothing_is_left_of_its_plan()
    {
        var project = Project("workspace: blue, var_file: infra/net/blue.tfvars, variables: { size: 3, zones: [a, b], name: net }, required_env: [TF_VAR_key]");

        var result = project.Project.BuildWith(("TF_VAR_key", Canary), "-t:DeployPlanApply", "-p:Env=prod").Succeeds();

        Assert.AreEqual("net 3 a,b blue from-file\n", File.ReadAllText(project.Project.PathOf("infra/net/made.txt")));
        Assert.Contains("infra_net: Apply complete! Resources: 1 added, 0 changed, 0 destroyed.", result.Output);
        Assert.DoesNotContain(Canary, result.Output + result.Error);
        Assert.IsEmpty(Directory.GetFiles(project.Project.PathOf(".deployplan"), "*.tfplan", SearchOption.AllDirectories));
        foreach (var file in Directory.GetFiles(project.Project.PathOf(".deployplan"), "*", SearchOption.AllDirectories))
        {
            Assert.IsLessThan(0, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)), file);
        }

        Assert.Contains("No changes.", project.Project.BuildWith(("TF_VAR_key", Canary), "-t:DeployPlanApply", "-p:Env=prod", "-p:DeployPlanAllowReplay=true").Succeeds().Output);
    }

    [TestMethod]
    public void A_failure_says_what_terraform_says_and_a_resume_finishes()
    {
        // What was made only in part is made anew, which deletes what is there of it.
        var project = Project("allow_destroy: true, variables: { size: 1, zones: [], name: net, fails: true }");

        var output = project.Apply().Fails().Output;

        Assert.Contains("error DPL4104: infra_net: 'terraform' exited with code 1: Error: local-exec provisioner error", output);
        Assert.IsEmpty(Directory.GetFiles(project.Project.PathOf(".deployplan"), "*.tfplan", SearchOption.AllDirectories));

        project.Project.Write("infra/mended", "");
        project.Apply("-p:DeployPlanResume=true").Succeeds();

        Assert.AreEqual("net 1  default \n", File.ReadAllText(project.Project.PathOf("infra/net/made.txt")));
    }

    [TestMethod]
    public void A_setting_that_it_does_not_know_is_an_error_before_terraform_runs()
    {
        var project = Project("size: 3");

        var output = project.Apply().Fails().Output;

        Assert.Contains("error DPL4162: infra_net: The driver 'terraform' has no setting 'size'; its settings are 'path', 'variables', 'var_file', 'workspace' and 'allow_destroy'", output);
        Assert.DoesNotContain("Initializing", output);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("backend \"local\" { path = \"x.tfstate\" }")]
    public void A_workspace_that_is_not_there_is_made_and_used_again(string backend)
    {
        var project = Project("workspace: prod, variables: { size: 1, zones: [], name: net }");
        project.Project.Write("infra/net/backend.tf", $"terraform {{\n  {backend}\n}}\n");

        project.Apply().Succeeds();
        project.Project.Replace("deploy.yml", "size: 1", "size: 2");
        project.Project.Replace("deploy.yml", "workspace: prod", "workspace: prod, allow_destroy: true");
        var output = project.Apply("-p:Version=2.0.0").Succeeds().Output;

        Assert.Contains("0 added, 1 changed, 0 destroyed", output);
        Assert.StartsWith("net 1  prod ", File.ReadAllText(project.Project.PathOf("infra/net/made.txt")));
    }

    [TestMethod]
    public void The_workspace_that_a_variable_names_is_made_and_used_where_the_entry_names_none()
    {
        var project = Project("variables: { size: 1, zones: [], name: net }");

        project.Project.BuildWith(("TF_WORKSPACE", "green"), "-t:DeployPlanApply", "-p:Env=prod").Succeeds();

        Assert.AreEqual("net 1  green \n", File.ReadAllText(project.Project.PathOf("infra/net/made.txt")));
    }

    [TestMethod]
    public void A_plan_that_deletes_or_replaces_is_refused_unless_the_entry_allows_it_and_its_text_is_kept()
    {
        var project = Project("variables: { size: 1, zones: [], name: net }");
        project.Project.Write("infra/net/more.tf", "resource \"terraform_data\" \"first\" { triggers_replace = [1] }\nresource \"terraform_data\" \"second\" {}\n");
        project.Apply().Succeeds();
        project.Project.Write("infra/net/more.tf", "resource \"terraform_data\" \"first\" { triggers_replace = [2] }\n");

        var output = project.Apply("-p:Version=2.0.0").Fails().Output;

        Assert.Contains("error DPL4255: infra_net: The plan deletes or replaces terraform_data.first, terraform_data.second, so it was not applied", output);
        Assert.DoesNotContain("Apply complete", output);
        Assert.Contains("terraform_data.second will be destroyed", File.ReadAllText(Path.Combine(project.Releases[^1], "terraform", "infra_net.txt")));

        project.Project.Replace("deploy.yml", "variables:", "allow_destroy: true, variables:");
        Assert.Contains("1 added, 0 changed, 2 destroyed", project.Apply("-p:Version=3.0.0").Succeeds().Output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_lock_of_another_platform_is_found_before_anything_runs()
    {
        var project = Project("variables: { size: 1, zones: [], name: net }");
        project.Project.Replace("deploy.yml", "infra:", "infra:\n  first: { provider: command, command: [touch, first.txt] }");
        project.Project.Write("mirror/registry.terraform.io/acme/thing/1.0.0/linux_amd64/terraform-provider-thing_v1.0.0", "none");
        project.Project.Write("mirror/registry.terraform.io/acme/thing/1.0.0/linux_arm64/terraform-provider-thing_v1.0.0", "none");
        project.Project.Write("terraform.rc", $"provider_installation {{\n  filesystem_mirror {{ path = \"{project.Project.PathOf("mirror")}\" }}\n}}\n");
        project.Project.Write("infra/net/provider.tf", "terraform {\n  required_providers {\n    thing = { source = \"acme/thing\" }\n  }\n}\n");
        project.Project.Write("infra/net/.terraform.lock.hcl", """
            provider "registry.terraform.io/acme/thing" {
              version = "1.0.0"
              hashes = [
                "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
              ]
            }

            """);

        var output = project.Project.BuildWith(("TF_CLI_CONFIG_FILE", project.Project.PathOf("terraform.rc")), "-t:DeployPlanApply", "-p:Env=prod").Fails().Output;

        Assert.Contains("run 'terraform providers lock -platform=linux_", output);
        Assert.Contains("error DPL4210: Nothing was run, because infra_net could not run", output);
        Assert.IsFalse(File.Exists(project.Project.PathOf("first.txt")));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task A_cancelled_build_lets_terraform_end_and_save_its_state()
    {
        var project = Project("variables: { size: 1, zones: [], name: net, waits: true }");

        // A process that a shell runs in the background starts with SIGINT ignored, and so does everything below it: also a test run.
        using var apply = Dotnet.Start(
            "env", project.Project.Folder, ["--default-signal=INT", "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod"]);
        var output = apply.StandardOutput.ReadToEndAsync();
        var error = apply.StandardError.ReadToEndAsync();
        await Until(() => File.Exists(project.Project.PathOf("infra/net/waiting")), apply);

        // As Ctrl-C does: to dotnet, and not to terraform, which has a session of its own.
        Dotnet.RunProgram("kill", "/", ["-INT", apply.Id.ToString(CultureInfo.InvariantCulture)]).Succeeds();
        using var patience = new CancellationTokenSource(Patience);
        await apply.WaitForExitAsync(patience.Token);

        var said = await output + await error;
        Assert.AreNotEqual(0, apply.ExitCode, said);
        Assert.Contains("Gracefully shutting down", await File.ReadAllTextAsync(Directory.GetFiles(project.Project.PathOf(".deployplan"), "*-infra_net.log", SearchOption.AllDirectories).Single()));
        Assert.Contains("terraform_data", await File.ReadAllTextAsync(project.Project.PathOf("infra/net/terraform.tfstate")), said);
    }

    private static async Task Until(Func<bool> condition, Process process)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.IsFalse(process.HasExited);
            Assert.IsLessThan(Patience, waited.Elapsed);
            await Task.Delay(50);
        }
    }

    private static ApplyProject Project(string settings)
    {
        var project = ApplyProject.Create($$"""
            project: { name: shop }
            infra:
              net: { provider: terraform, path: infra/net, {{settings}} }
            services:
              api: { image: "api:1", command: ["true"] }
            environments:
              prod: { driver: command }

            """);
        project.Project.Write("infra/net/main.tf", """
            variable "size" { type = number }
            variable "zones" { type = list(string) }
            variable "name" { type = string }
            variable "label" { default = "" }
            variable "fails" { default = false }
            variable "waits" { default = false }
            variable "key" {
              type      = string
              sensitive = true
              default   = ""
            }
            resource "terraform_data" "made" {
              input = { size = var.size, key = sha256(var.key) }
              provisioner "local-exec" {
                command = <<-EOT
                  if [ ${var.fails} = true ] && [ ! -e ${path.module}/../mended ]; then exit 3; fi
                  if [ ${var.waits} = true ]; then touch ${path.module}/waiting; exec tail -f /dev/null; fi
                  echo "${var.name} ${var.size} ${join(",", var.zones)} ${terraform.workspace} ${var.label}" >> ${path.module}/made.txt
                EOT
              }
            }
            """);
        project.Project.Write("infra/net/blue.tfvars", "label = \"from-file\"\n");
        return project;
    }
}
