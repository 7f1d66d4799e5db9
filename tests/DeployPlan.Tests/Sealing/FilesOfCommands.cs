using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public sealed class FilesOfCommands : IDisposable
{
    private readonly Repository _repository = new();

    public void Dispose() => _repository.Dispose();

    [TestMethod]
    [DataRow("[sh, -c, ./a.sh && env X=1 ./b.sh > out]", "a.sh b.sh")]
    [DataRow("[deploy, --file=a.sh, -fb.sh, '@b.sh']", "a.sh b.sh")]
    [DataRow("[helm, -finfra/net.sh, -v, './a.sh:/b.sh:ro', -v, './b.sh:/c.sh']", "a.sh infra/net.sh")]
    [DataRow("[./a.sh, ../outside.sh, /etc/hosts]", "a.sh")]
    [DataRow("[sh, -c, cd infra && ./net.sh]", "infra/net.sh")]
    [DataRow("[sh, -c, 'set -e; cd \"./infra\"; sh net.sh /etc/hosts']", "infra/net.sh")]
    [DataRow("[sh, -c, \"cd infra || exit 1\\n cd sub > log\\n./x.sh\"]", "infra/sub/x.sh")]
    [DataRow("[sh, -c, (cd infra && ./net.sh) && (cd tools && ./t.sh && ../a.sh)]", "a.sh infra/net.sh tools/t.sh")]
    [DataRow("[sh, -c, cd $DIR && ./net.sh]", "")]
    [DataRow("[sh, -c, echo cd infra && ./net.sh]", "")]
    [DataRow("[sh, -c, \"sh 'my scripts/run it.sh'\"]", "my scripts/run it.sh")]
    [DataRow("[sh, -c, 'sh \"my scripts/run it.sh\"']", "my scripts/run it.sh")]
    [DataRow("[sh, -c, 'sh my\\ scripts/run\\ it.sh']", "my scripts/run it.sh")]
    [DataRow("[sh, -c, 'sh --file=\"my scripts\"/\"e''e.sh\"']", "my scripts/e'e.sh")]
    [DataRow("[sh, -c, \"cd 'my scripts' && sh ./z.sh\"]", "my scripts/z.sh")]
    [DataRow("[sh, -c, 'cd my\\ scripts && sh \"run it.sh\"']", "my scripts/run it.sh")]
    [DataRow("[sh, -c, \"bash -c 'sh \\\"my scripts/run it.sh\\\"'\"]", "my scripts/run it.sh")]
    [DataRow("[sh, -c, \"bash -c 'cd \\\"my scripts\\\" && sh \\\"run it.sh\\\"'\"]", "my scripts/run it.sh")]
    [DataRow("[sh, -c, \"echo 'never closed\"]", "")]
    [DataRow("[helm, -f, 'a.sh,infra/net.sh', '--values=b.sh,tools/t.sh']", "a.sh b.sh infra/net.sh tools/t.sh")]
    [DataRow("[curl, -F, file=@a.sh, -d@b.sh, --data=@infra/net.sh]", "a.sh b.sh infra/net.sh")]
    [DataRow("[aws, --cli-input-json, 'file://a.sh', '--template-body=file://b.sh']", "a.sh b.sh")]
    [DataRow("[docker, run, -v, './a.sh:/a:ro,z', -v, './b.sh:/b:z', --mount, 'type=bind,src=infra/net.sh,dst=/x,readonly', --mount, 'type=bind,source=./tools/t.sh,target=/x']", "a.sh infra/net.sh")]
    [DataRow("[sh, -c, '\"$(dirname \"$0\")/a.sh\" && $PWD/b.sh && \"${PWD}\"/infra/net.sh && $(pwd)/tools/t.sh']", "a.sh b.sh infra/net.sh tools/t.sh")]
    public void A_command_consumes_each_word_that_is_a_file_of_the_repository(string command, string expected)
    {
        foreach (var path in new[] { "a.sh", "b.sh", "infra/net.sh", "infra/sub/x.sh", "tools/t.sh", "my scripts/run it.sh", "my scripts/z.sh", "my scripts/e'e.sh" })
        {
            _repository.Write(path, path);
        }

        _repository.Write("deploy.yml", $"project: {{ name: shop }}\ninfra: {{ net: {{ provider: command, command: {command} }} }}\nenvironments: {{ prod: {{ driver: command }} }}\n");

        Assert.AreEqual(expected, Sealed());
    }

    [TestMethod]
    [DataRow("[ROOT/a.sh, --file=ROOT/b.sh, -fROOT/infra/net.sh]", "a.sh b.sh infra/net.sh")]
    [DataRow("[sh, -c, 'cd ROOT/infra && ./net.sh; sh \"ROOT/a.sh\" \"@ROOT/b.sh\"']", "a.sh b.sh infra/net.sh")]
    [DataRow("[sh, -c, 'cat ROOT/infra/*.sh', 'file://ROOT/a.sh']", "a.sh infra/net.sh")]
    [DataRow("[kubectl, apply, -f, ROOT/infra]", "infra/net.sh")]
    [DataRow("[sh, -c, 'sh ROOT2/a.sh /x/ROOT/a.sh xROOT/b.sh']", "")]
    [DataRow("[find, ROOT/../NAME]", "")]
    [DataRow("[sh, ROOT/../NAME/infra/../a.sh]", "a.sh")]
    public void A_full_path_into_the_repository_is_consumed_like_a_relative_one(string command, string expected)
    {
        foreach (var path in new[] { "a.sh", "b.sh", "infra/net.sh" })
        {
            _repository.Write(path, path);
        }

        var root = _repository.PathOf("").TrimEnd('/');
        var here = command.Replace("ROOT", root, StringComparison.Ordinal).Replace("NAME", Path.GetFileName(root), StringComparison.Ordinal);
        _repository.Write("deploy.yml", $"project: {{ name: shop }}\ninfra: {{ net: {{ provider: command, command: {here} }} }}\nenvironments: {{ prod: {{ driver: command }} }}\n");

        Assert.AreEqual(expected, Sealed());
    }

    [TestMethod]
    [DataRow("[sh, -c, 'cat k8s/*.yaml | kubectl apply -f -']", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[bash, -ec, 'for f in ./k8s/*.yaml; do kubectl apply -f $f; done']", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[sh, -c, 'kubectl apply $(printf -- \"-f %s \" x; ls k8s) && cat k8s/?.yaml']", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[sh, -c, 'cat \"k8s\"/[!b]*.yaml']", "k8s/a.yaml")]
    [DataRow("[sh, -c, 'cat k8s/{a,x}.yaml k8s/{b*,c}']", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[sh, -c, 'cat k8s/*/*.yaml']", "k8s/sub/c.yaml k8s/x/app.yaml")]
    [DataRow("[sh, -c, 'cat */*.sh']", "tools/run.sh")]
    [DataRow("[sh, -c, 'cd k8s && cat *.yaml']", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[sh, -c, '(cd \"k8s\"; cd sub && cat ./*.yaml)']", "k8s/a.yaml k8s/b.yaml k8s/sub/c.yaml")]
    [DataRow("[sh, -c, 'cat *.txt']", "one.txt")]
    [DataRow("[sh, -c, 'echo \"$(cat k8s/a*)\"; x=`cat k8s/b*`']", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[sh, -c, \"bash -c 'cat k8s/a*'\"]", "k8s/a.yaml")]
    [DataRow("[env, A=b, sh, -c, 'cat $PWD/k8s/a*']", "k8s/a.yaml")]
    [DataRow("[sh, -c, 'helm --values=k8s/a* x']", "k8s/a.yaml")]
    [DataRow("[kubectl, apply, -f, 'k8s/*.yaml']", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[sh, -c, 'cat \"k8s/*.yaml\" k8s/\\*.yaml']", "")]
    [DataRow("[sh, -c, 'rm -f k8s/*.yaml tools/* && mkdir -p x/*']", "")]
    [DataRow("[sh, -c, 'run > k8s/*.yaml']", "")]
    [DataRow("[sh, -c, 'cat $DIR/*.yaml /etc/*.conf nowhere/*.yaml']", "")]
    [DataRow("[psql, -c, 'select * from orders']", "")]
    [DataRow("[ssh, host, 'cat k8s/*']", "")]
    [DataRow("[sh, -c, 'case $E in k8s*) x;; *) exit 1;; esac']", "")]
    [DataRow("[sh, -c, \"psql <<EOF\\nselect * from orders\\nEOF\\ncat k8s/a*\"]", "k8s/a.yaml")]
    [DataRow("[sh, -c, \"psql <<-'EOF' | tee x\\n$(cat k8s/b*)\\n\\tEOF\\n\\ncat k8s/a*\"]", "k8s/a.yaml")]
    [DataRow("[sh, -c, \"psql <<A <<B\\n$(cat k8s/b*)\\nA\\n*\\nB\\ncat k8s/a*\"]", "k8s/a.yaml k8s/b.yaml")]
    [DataRow("[sh, -c, \"psql <<EOF\\nselect * from `cat k8s/b*`\"]", "k8s/b.yaml")]
    [DataRow("[sh, -c, 'psql -c \"select * from orders\" && expr 2 \\* 3']", "")]
    [DataRow("[sed, -e, 's/.*/x/']", "")]
    public void A_pattern_of_a_shell_consumes_what_it_matches(string command, string expected)
    {
        WriteFolders(command);

        Assert.AreEqual(expected, Sealed());
    }

    [TestMethod]
    [DataRow("[kubectl, apply, -f, k8s/]", "k8s/.hidden.yaml k8s/a.yaml k8s/b.yaml k8s/sub/c.yaml k8s/x/app.yaml")]
    [DataRow("[kubectl, apply, -f, k8s]", "k8s/.hidden.yaml k8s/a.yaml k8s/b.yaml k8s/sub/c.yaml k8s/x/app.yaml")]
    [DataRow("[kubectl, apply, '--filename=k8s']", "k8s/.hidden.yaml k8s/a.yaml k8s/b.yaml k8s/sub/c.yaml k8s/x/app.yaml")]
    [DataRow("[docker, run, --env-file, k8s/x/.env, '--env-file=k8s/x/prod.env', ./k8s/x]", "k8s/x/app.yaml")]
    [DataRow("[sh, -c, 'cat k8s/x/*']", "k8s/x/app.yaml")]
    [DataRow("[kubectl, apply, -k, k8s/sub]", "k8s/sub/c.yaml")]
    [DataRow("[helm, upgrade, web, ./k8s/sub]", "k8s/sub/c.yaml")]
    [DataRow("[sh, -c, 'set -e; helm upgrade web ./k8s/sub']", "k8s/sub/c.yaml")]
    [DataRow("[sh, -c, 'cd k8s && kubectl apply -f sub/']", "k8s/sub/c.yaml")]
    [DataRow("[sh, -c, 'cp -r k8s/sub tools/ && tar -C tools/ -x']", "k8s/sub/c.yaml")]
    [DataRow("[rsync, -a, k8s/sub/, 'host:/srv']", "k8s/sub/c.yaml")]
    [DataRow("[sh, -c, 'cp -r k8s/s* /srv/']", "k8s/sub/c.yaml")]
    [DataRow("[sh, -c, 'mkdir -p tools/ && rm -rf k8s/ && cd ./tools/ && run -o ../tools/ --output=../k8s/ > ../k8s/']", "")]
    [DataRow("[deploy, tools, --service, tools, ., ./, .., --prefix, ./tools, /etc/, 'k8s:/x']", "")]
    public void A_folder_that_is_written_as_one_is_consumed_with_all_that_is_in_it(string command, string expected)
    {
        WriteFolders(command);

        Assert.AreEqual(expected, Sealed());
    }

    [TestMethod]
    [DataRow("'cat k8s/*.yaml'", "k8s/new.yaml", "DPL4003")]
    [DataRow("'cat *.txt'", "new.txt", "DPL4003")]
    [DataRow("'cat none/*.yaml'", "none/new.yaml", "DPL4003")]
    [DataRow("'cat *.json'", "new.json", "")]
    [DataRow("'cat k8s/*.yaml'", "k8s/new.json", "")]
    [DataRow("'apply -f k8s/'", "k8s/sub/new.yaml", "DPL4003")]
    [DataRow("'apply -f none/'", "none/new.yaml", "DPL4003")]
    public void What_matches_later_is_a_difference(string line, string added, string expected)
    {
        WriteFolders($"[sh, -c, {line}]");
        var plan = Plan();
        _repository.Write(added, "new");

        var folder = Path.GetDirectoryName(_repository.PathOf("deploy.yml"))!;
        var found = new DiagnosticBag();
        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);
        Assert.AreEqual(expected, string.Join(' ', found.ToSortedList().Select(static problem => problem.Code)));
        Assert.AreEqual(expected.Length == 0, Plan().SealedInputs.Count == plan.SealedInputs.Count || line.Contains("*.json", StringComparison.Ordinal));
    }

    private void WriteFolders(string command)
    {
        foreach (var path in new[] { "k8s/a.yaml", "k8s/b.yaml", "k8s/.hidden.yaml", "k8s/sub/c.yaml", "tools/run.sh", "one.txt", "k8s/x/.env", "k8s/x/prod.env", "k8s/x/app.yaml" })
        {
            _repository.Write(path, path);
        }

        _repository.Write("deploy.yml", $"project: {{ name: shop }}\ninfra: {{ net: {{ provider: command, command: {command} }} }}\nenvironments: {{ prod: {{ driver: command }} }}\n");
    }

    private string Sealed() => string.Join(' ', Plan().SealedInputs.Select(static input => input.Path));

    private Plan Plan() => PlanReader.ReadFile(Repository.Run(_repository.Prod).Environments[0].PlanFile, new())!.Plan;
}
