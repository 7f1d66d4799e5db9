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

        var plan = PlanReader.ReadFile(Repository.Run(_repository.Prod).Environments[0].PlanFile, new())!.Plan;
        Assert.AreEqual(expected, string.Join(' ', plan.SealedInputs.Select(static input => input.Path)));
    }
}
