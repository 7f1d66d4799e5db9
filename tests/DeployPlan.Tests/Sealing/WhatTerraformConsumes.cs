using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public sealed class WhatTerraformConsumes : ConsumedInputs
{
    [TestMethod]
    public void Terraform_consumes_its_module_local_modules_and_files_that_functions_name()
    {
        Write("infra/net/main.tf", """
            module "vpc" { source = "../modules/vpc" }
            module "dns" { source = "hashicorp/dns/cloud" }
            locals {
              a = templatefile("user.tftpl", {})
              b = file("${path.module}/../shared/policy.json")
              c = file("${var.dynamic}")
            }
            """);
        Write("infra/net/user.tftpl", "infra/net/prod.auto.tfvars.json", "infra/net/.terraform.lock.hcl", "infra/net/.terraform/x", "infra/net/lambda/bin/handler.py", "infra/net/.lambda/a.py", "infra/net/terraform.tfstate", "infra/net/a.tfstate.backup");
        Write("infra/modules/vpc/main.tf", """module "zone" { source = "./zone" }""");
        Write("infra/modules/vpc/zone/main.tf", "infra/shared/policy.json", "infra/shared/other.json", "infra/env/prod.tfvars");

        AssertSealed(
            "infra: { net: { provider: terraform, path: infra/net, var_file: infra/env/prod.tfvars } }",
            "infra/env/prod.tfvars infra/modules/vpc/main.tf infra/modules/vpc/zone/main.tf infra/net/.lambda/a.py infra/net/.terraform.lock.hcl infra/net/lambda/bin/handler.py infra/net/main.tf infra/net/prod.auto.tfvars.json infra/net/user.tftpl infra/shared/policy.json");
    }

    [TestMethod]
    public void Terraform_consumes_what_it_packs_and_uploads()
    {
        Write("infra/net/main.tf", """
            data "archive_file" "a" { source_dir = "${path.module}/../src" }
            data "archive_file" "b" { source_file = "../one.py" }
            resource "x_object" "c" { source = "${path.root}/../two.bin" }
            resource "x_file" "d" { filename = "${path.module}/../written" }
            """);
        Write("infra/src/a.py", "infra/one.py", "infra/two.bin", "infra/written");

        AssertSealed("infra: { net: { provider: terraform, path: infra/net } }", "infra/net/main.tf infra/one.py infra/src/a.py infra/two.bin");
    }

    [TestMethod]
    public void Terraform_consumes_what_it_runs_and_what_providers_read_outside_of_the_module()
    {
        Write("infra/net/main.tf", """
            resource "null_resource" "a" {
              provisioner "local-exec" { command = "sh ${path.module}/../scripts/a.sh --config ../scripts/a.json > ../scripts/log" }
              provisioner "local-exec" {
                interpreter = ["bash", "-c"]
                command     = <<-EOT
                  set -e
                  ../scripts/b.sh "${path.root}/../scripts/b.json"
                EOT
              }
              provisioner "file" {
                source      = "../scripts/c.conf"
                destination = "/etc/c.conf"
              }
            }
            data "external" "d" { program = ["python3", "${path.module}/../scripts/d.py"] }
            resource "helm_release" "e" { chart = "../charts/web" }
            resource "x" "f" { policy_file = "${path.module}/../policies/f.json" }
            resource "local_file" "g" { filename = "${path.module}/../written/g.json" }
            resource "x" "h" { folder = "../.." }
            resource "x" "i" { folder = "../../../elsewhere" }
            """);
        foreach (var file in new[] { "scripts/a.sh", "scripts/a.json", "scripts/log", "scripts/b.sh", "scripts/b.json", "scripts/c.conf", "scripts/d.py", "scripts/not.sh", "charts/web/Chart.yaml", "charts/web/templates/a.yaml", "policies/f.json", "written/g.json" })
        {
            Write("infra/" + file);
        }

        AssertSealed(
            "infra: { net: { provider: terraform, path: infra/net } }",
            "infra/charts/web/Chart.yaml infra/charts/web/templates/a.yaml infra/net/main.tf infra/policies/f.json infra/scripts/a.json infra/scripts/a.sh infra/scripts/b.json infra/scripts/b.sh infra/scripts/c.conf infra/scripts/d.py");
    }

    [TestMethod]
    public void A_local_module_outside_theProject_is_an_error()
    {
        Write("infra/net/main.tf", """module "vpc" { source = "../../../elsewhere" }""");

        Assert.AreEqual("DPL2034", Fails("infra: { net: { provider: terraform, path: infra/net } }"));
    }

    [TestMethod]
    public void Modules_that_are_made_to_be_slow_are_not()
    {
        // A pass that is quadratic takes hours.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in new[] { "source = \"./", "source         ", "file(         ", "file", "file(\"${path.module}/", "templatefile(\"a$" })
        {
            Project.Write("infra/net/main.tf", string.Concat(Enumerable.Repeat(text, 100_000)));
            Write("deploy.yml", "project: { name: shop }\ninfra: { net: { provider: terraform, path: infra/net } }\nenvironments: { prod: { driver: command } }\n");
            Repository.Run(Project.Prod);
        }

        Assert.IsLessThan(60_000, watch.ElapsedMilliseconds);
    }
}
