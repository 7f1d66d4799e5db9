using System.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>
/// The script for Slurm, run by bash. In place of Slurm's own commands are two that write down what they are called with: what is tested here is what the shell makes of
/// the script, not what a cluster does.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SlurmScripts : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan ").FullName;

    public SlurmScripts()
    {
        Write("bin/sbatch", """
            #!/bin/bash
            n=$(($(cat "$CALLS.n" 2>/dev/null || echo 100) + 1))
            echo "$n" > "$CALLS.n"
            if [ "$n" = "${FAILS_AT-}" ]; then exit 1; fi
            printf '%s|' "$n" "$@" >> "$CALLS"
            echo >> "$CALLS"
            echo "$n;cluster"
            """);
        Write("bin/scontrol", "#!/bin/bash\necho \"scontrol $*\" >> \"$CALLS\"\n");
        Write("bin/scancel", "#!/bin/bash\necho \"scancel $*\" >> \"$CALLS\"\n");
        Write("deploy/deploy.csproj", "<Project />\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Each_job_is_submitted_with_its_options_and_the_words_of_its_command()
    {
        var plan = ExportedPlan.Shop(operation => operation with { RunsOn = operation.Type == OperationType.Deploy ? ["agent:web-1", "gpu", "linux"] : null }) with { ApprovalRequired = false, ManualOperations = [] };

        var calls = Run(plan with { Version = "1.0 $(id) 'x' \"y\"" }, out var exit);

        Assert.AreEqual(0, exit);
        var common = "--parsable|--export=ALL|--requeue|--kill-on-invalid-dep=yes|";
        Assert.HasCount(8, calls);
        Assert.AreEqual($"101|{common}--job-name=begin|--output=deploy/.deployplan/slurm/%j-begin.log|--hold|prod.sh|--job|dotnet|build|deploy/deploy.csproj|-t:DeployPlanBegin|-p:Env=prod|"
            + "-p:DeployPlanVersion=1.0%20%24%28id%29%20%27x%27%20%22y%22|-p:DeployPlanApprove=…|-p:DeployPlanStore=git:origin#deployplan|-nodeReuse:false|", calls[0]);
        Assert.StartsWith($"105|{common}--job-name=deploy_prod_api|--output=deploy/.deployplan/slurm/%j-deploy_prod_api.log|--dependency=afterok:103:104|--nodelist=web-1|--constraint=gpu&linux|prod.sh|--job|dotnet|", calls[4]);
        Assert.StartsWith($"106|{common}--job-name=health_check_prod_api|--output=deploy/.deployplan/slurm/%j-health_check_prod_api.log|--dependency=afterok:105|--time=16|", calls[5]);
        Assert.Contains("|--dependency=afterok:101,afterany:102:103:104:105:106|", calls[6]);
        Assert.AreEqual("scontrol release 101", calls[7], "Only when everything is submitted, the first one may start.");
        Assert.IsTrue(Directory.Exists(Path.Combine(_folder, "deploy/.deployplan/slurm")));
    }

    [TestMethod]
    public void What_waits_for_a_person_is_held_and_the_script_says_how_to_release_it()
    {
        var calls = Run(SamplePlans.Shop(), out var exit, out var output);

        Assert.AreEqual(0, exit);
        Assert.Contains("--job-name=approve", calls[0]);
        Assert.Contains("|--hold|prod.sh|--job|true|", calls[0]);
        Assert.Contains("|--dependency=afterok:102|--hold|prod.sh|--job|true|", calls[2]);
        Assert.IsFalse(calls.Any(call => call.StartsWith("scontrol", StringComparison.Ordinal)));
        Assert.Contains("approve waits for: scontrol release 101\nmigration_archive_manual waits for: scontrol release 103\nthe last job is 109\n", output);
    }

    [TestMethod]
    public void When_one_cannot_be_submitted_none_is_left()
    {
        var calls = Run(SamplePlans.Shop(), out var exit, variables: ("FAILS_AT", "104"));

        Assert.AreNotEqual(0, exit);
        Assert.AreEqual("scancel 101 102 103", calls[^1]);
    }

    [TestMethod]
    public void Elsewhere_than_in_the_root_of_the_repository_it_does_nothing()
    {
        File.Delete(Path.Combine(_folder, "deploy/deploy.csproj"));

        var calls = Run(SamplePlans.Shop(), out var exit);

        Assert.AreEqual(2, exit);
        Assert.IsEmpty(calls);
    }

    [TestMethod]
    public void A_copy_of_it_runs_the_command_of_a_job()
    {
        Write("prod.sh", ExportedPlan.Of("slurm", SamplePlans.Shop()).File);

        Assert.AreEqual("a b|$c|", Bash(out var exit, [], "prod.sh", "--job", "printf", "%s|", "a b", "$c"));
        Assert.AreEqual(0, exit);
        Bash(out exit, [], "prod.sh", "--job", "false");
        Assert.AreEqual(1, exit, "What the command ends with.");
    }

    private string[] Run(Plan plan, out int exit, params (string Name, string Value)[] variables) => Run(plan, out exit, out _, variables);

    private string[] Run(Plan plan, out int exit, out string output, params (string Name, string Value)[] variables)
    {
        Write("prod.sh", ExportedPlan.Of("slurm", plan).File.Replace(PlanWriter.Write(plan).Id, "…", StringComparison.Ordinal));
        output = Bash(out exit, variables, "prod.sh");
        var calls = Path.Combine(_folder, "calls");
        return File.Exists(calls) ? File.ReadAllLines(calls) : [];
    }

    private string Bash(out int exit, (string Name, string Value)[] variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = Path.Combine(_folder, "bin") + ":" + start.Environment["PATH"];
        start.Environment["CALLS"] = Path.Combine(_folder, "calls");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync();
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        exit = bash.ExitCode;
        Assert.DoesNotContain("syntax error", error.Result);
        return output;
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows() && name.StartsWith("bin/", StringComparison.Ordinal))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
