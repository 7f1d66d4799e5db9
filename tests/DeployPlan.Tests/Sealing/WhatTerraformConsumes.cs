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
    public void A_local_module_outside_theProject_is_an_error()
    {
        Write("infra/net/main.tf", """module "vpc" { source = "../../../elsewhere" }""");

        Assert.AreEqual("DPL2034", Fails("infra: { net: { provider: terraform, path: infra/net } }"));
    }

    [TestMethod]
    public void Modules_that_are_made_to_be_slow_are_not()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in new[] { "source = \"./", "source         ", "file(         ", "file", "file(\"${path.module}/", "templatefile(\"a$" })
        {
            Project.Write("infra/net/main.tf", string.Concat(Enumerable.Repeat(text, 100_000)));
            Write("deploy.yml", "project: { name: shop }\ninfra: { net: { provider: terraform, path: infra/net } }\nenvironments: { prod: { driver: command } }\n");
            Repository.Run(Project.Prod);
        }

        Assert.IsLessThan(10_000, watch.ElapsedMilliseconds);
    }
}
