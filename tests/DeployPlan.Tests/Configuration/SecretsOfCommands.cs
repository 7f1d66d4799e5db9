namespace DeployPlan.Tests.Configuration;

/// <summary>Secrets that only the program before them makes one: what <c>-p</c> is depends on who reads it.</summary>
[TestClass]
public sealed class SecretsOfCommands : IDisposable
{
    private const string Credential = "dXNlcjpwYXNzd29yZA==";

    private readonly ConfigFolder _folder = new();

    [TestMethod]
    [DataRow("curl -u deploy:hunter2 https://host/x")]
    [DataRow("curl -sSfu deploy:hunter2 https://host/x")]
    [DataRow("curl -udeploy:hunter2 https://host/x")]
    [DataRow("curl --user deploy:hunter2 https://host/x")]
    [DataRow("curl --user=deploy:hunter2 https://host/x")]
    [DataRow("curl --proxy-user deploy:hunter2 https://host/x")]
    [DataRow("curl --oauth2-bearer hunter2 https://host/x")]
    [DataRow("curl -u $USER:hunter2 https://host/x")]
    [DataRow("docker login -u deploy -p hunter2 registry.example.com")]
    [DataRow("podman login registry.example.com -u deploy -phunter2")]
    [DataRow("helm registry login -p hunter2 registry.example.com")]
    [DataRow("sudo docker --config /root/.docker login -p hunter2")]
    [DataRow("skopeo copy --dest-creds deploy:hunter2 a b")]
    [DataRow("sshpass -p hunter2 ssh host")]
    [DataRow("sshpass -phunter2 scp a host:b")]
    [DataRow("mysql -u root -phunter2 shop")]
    [DataRow("mysqldump -uroot -phunter2 shop")]
    [DataRow("mariadb --password hunter2 shop")]
    [DataRow("/usr/bin/mysql -phunter2")]
    [DataRow("docker exec db mysql -phunter2 shop")]
    [DataRow("mongosh -u root -p hunter2 shop")]
    [DataRow("redis-cli -a hunter2 ping")]
    [DataRow("sqlcmd -S db -U sa -P hunter2")]
    [DataRow("/opt/mssql-tools/bin/sqlcmd -Phunter2")]
    [DataRow("ldapadd -D cn=admin -w hunter2")]
    [DataRow("plink -pw hunter2 host")]
    [DataRow("keytool -genkey -storepass hunter2")]
    [DataRow("nuget push x.nupkg -ApiKey hunter2")]
    [DataRow("aws configure set aws_secret_access_key hunter2")]
    [DataRow("aws configure set profile.x.aws_session_token hunter2")]
    [DataRow("npm config set //registry.example.com/:_authToken hunter2")]
    [DataRow("pulumi config set --secret dbPassword hunter2")]
    [DataRow("dotnet user-secrets set Db:Password hunter2")]
    [DataRow("openssl pkcs12 -passout pass:hunter2")]
    [DataRow("openssl enc -aes-256-cbc -k hunter2 -in x")]
    [DataRow("vault login hunter2")]
    [DataRow("rabbitmqctl add_user app hunter2")]
    [DataRow("rabbitmqctl change_password app hunter2")]
    [DataRow("mc alias set shop https://s3.example.com app hunter2")]
    [DataRow("smbclient //host/share -U app%hunter2")]
    [DataRow("lftp -u app,hunter2 host")]
    [DataRow("gh secret set TOKEN --body hunter2")]
    [DataRow("wget --header=X-Token:hunter2 https://host")]
    [DataRow("Authorization: Basic " + Credential, false)]
    [DataRow("Authorization:Bearer " + Credential, false)]
    [DataRow("Proxy-Authorization: Basic " + Credential, false)]
    [DataRow("Authorization: token " + Credential, false)]
    [DataRow("PRIVATE-TOKEN: hunter2hunter2", false)]
    [DataRow("apikey: hunter2hunter2", false)]
    public void A_literal_where_a_program_takes_a_secret_is_an_error(string command, bool isLine = true)
    {
        var words = isLine ? string.Join(", ", command.Split(' ').Select(static word => $"'{word}'")) : $"curl, -H, '{command}', 'https://host'";
        var line = isLine ? command : $"curl -fsS -H \\\"{command}\\\" https://host";

        AssertFound($"infra: {{ n: {{ provider: command, command: [{words}] }} }}");
        AssertFound($"infra: {{ n: {{ provider: command, command: [sh, -c, \"set -e; {line} | tee x\"] }} }}");
        AssertFound($"infra: {{ n: {{ provider: command, command: [sh, -c, \"bash -c '{line}' && true\"] }} }}");
    }

    [TestMethod]
    [DataRow("echo hunter2 | docker login -u deploy --password-stdin")]
    [DataRow("printf %s hunter2 | podman login --password-stdin host")]
    [DataRow("echo -n 'hunter2' | gh auth login --with-token")]
    [DataRow("echo root:hunter2 | chpasswd")]
    [DataRow("ssh host <<EOF\\nset -e\\nmysql -phunter2\\nEOF")]
    [DataRow("wget --header='Authorization: token hunter2' https://host")]
    [DataRow("psql -c \\\"create role app login password 'hunter2'\\\"")]
    [DataRow("mysql -e \\\"create user app identified by 'hunter2'\\\"")]
    [DataRow("x=$(curl -u deploy:hunter2 host)")]
    [DataRow("echo \\\"$(mysql -phunter2 -e 'select 1')\\\"")]
    [DataRow("echo `mysql -phunter2`")]
    public void A_line_for_a_shell_may_hide_it(string line) => AssertFound($"infra: {{ n: {{ provider: command, command: [sh, -c, \"{line}\"] }} }}");

    [TestMethod]
    [DataRow("curl -u $USER:$PASS https://host")]
    [DataRow("curl -u ${USER}:${PASS} https://host")]
    [DataRow("curl -u $CREDENTIALS https://host")]
    [DataRow("curl -u deploy:$(cat x) https://host")]
    [DataRow("curl -u deploy https://host")]
    [DataRow("curl -u deploy: https://host")]
    [DataRow("curl -sSf http://localhost:8080/x -o out")]
    [DataRow("docker run -u 1000:1000 -p 8080:80 -e A=b nginx")]
    [DataRow("docker run --user 1000:1000 --publish 8080:80 nginx")]
    [DataRow("docker login -u deploy -p $TOKEN host")]
    [DataRow("docker login -u deploy -p ${TOKEN} host")]
    [DataRow("docker login -u deploy --password-stdin host")]
    [DataRow("docker compose -p shop up -d")]
    [DataRow("docker login && docker compose -p shop up")]
    [DataRow("echo $TOKEN | docker login --password-stdin")]
    [DataRow("echo ${TOKEN} | docker login --password-stdin")]
    [DataRow("echo done | tee x; docker login --password-stdin < token")]
    [DataRow("mkdir -p some/where")]
    [DataRow("cp -p a b")]
    [DataRow("cp -pr a b")]
    [DataRow("ssh -p 22 host")]
    [DataRow("ssh -p 2222 deploy@host docker ps -a")]
    [DataRow("scp -P 22 a host:b")]
    [DataRow("sshpass -e ssh host")]
    [DataRow("sshpass -f token ssh -p 22 host")]
    [DataRow("sshpass -p $PASS ssh -p 22 host")]
    [DataRow("mysql -p shop")]
    [DataRow("mysql -p$PASS shop")]
    [DataRow("mysql -p${PASS} -P 3306 shop")]
    [DataRow("mysql -p'$PASS' --protocol=tcp shop")]
    [DataRow("mysqldump -p --opt shop")]
    [DataRow("psql -p 5432 -U app -w shop")]
    [DataRow("redis-cli -a $PASS -p 6379 ping")]
    [DataRow("redis-cli -p 6379 ping")]
    [DataRow("sqlcmd -P $PASS")]
    [DataRow("aws configure set region eu-west-1")]
    [DataRow("aws configure set aws_secret_access_key $KEY")]
    [DataRow("git config set token.helper cache")]
    [DataRow("apt-get install -y curl mysql-client")]
    [DataRow("useradd -p x deploy")]
    [DataRow("unzip -p a.zip")]
    [DataRow("rsync -a -p src host:dst")]
    [DataRow("gcc -pthread a.c")]
    [DataRow("make -p print")]
    [DataRow("openssl pkcs12 -passout env:KEY")]
    [DataRow("openssl pkcs12 -passout file:key")]
    [DataRow("openssl pkcs12 -passout pass:$KEY")]
    [DataRow("npx playwright test -u")]
    [DataRow("gcloud secrets versions access latest --secret=db-password")]
    [DataRow("pulumi config set --secret dbPassword $KEY")]
    [DataRow("fly deploy --build-secret npm=$KEY")]
    [DataRow("gh auth login --with-token < token")]
    [DataRow("vault login -method=oidc")]
    [DataRow("vault login -")]
    [DataRow("echo root:$PASS | chpasswd")]
    [DataRow("net user /domain")]
    [DataRow("openssl enc -d -k $KEY")]
    [DataRow("psql -c 'alter user app with password :x'")]
    [DataRow("systemctl restart mysql -p")]
    public void What_the_program_takes_for_something_else_is_none(string line)
    {
        if (line.IndexOfAny(['\'', '&', '|', ';', '<', '(']) < 0)
        {
            AssertNone($"infra: {{ n: {{ provider: command, command: [{string.Join(", ", line.Split(' ').Select(static word => $"'{word}'"))}] }} }}");
        }

        AssertNone($"infra: {{ n: {{ provider: command, command: [sh, -c, \"set -e; {line}\"] }} }}");
    }

    [TestMethod]
    [DataRow("Authorization: Bearer $TOKEN")]
    [DataRow("Authorization: Bearer ${TOKEN}")]
    [DataRow("Authorization: Basic $(cat token)")]
    [DataRow("Authorization: Bearer")]
    [DataRow("PRIVATE-TOKEN: $TOKEN")]
    [DataRow("PRIVATE-TOKEN: ${TOKEN}")]
    [DataRow("Content-Type: application/json")]
    [DataRow("X-Request-Token: <token>")]
    public void A_header_with_a_reference_is_none(string header)
    {
        AssertNone($"infra: {{ n: {{ provider: command, command: [curl, -H, '{header}', 'https://host'] }} }}");
        AssertNone($"infra: {{ n: {{ provider: command, command: [sh, -c, \"curl -H \\\"{header}\\\" https://host\"] }} }}");
    }

    [TestMethod]
    public void A_word_of_a_list_is_reported_at_its_own_place()
    {
        var read = _folder.ReadSections("infra: { n: { provider: command, command: [docker, login, -p, hunter2] } }");

        read.SaysOnly("DPL1032", 1, 63, "a secret, written after '-p'", "'# deployplan: not-a-secret'");
        Assert.DoesNotContain("hunter2", read.Text);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertFound(string yaml)
    {
        var read = _folder.ReadSections(yaml);
        Assert.AreEqual("DPL1032", string.Join(' ', read.Diagnostics.Select(static diagnostic => diagnostic.Code)), yaml + "\n" + read.Text);
        Assert.DoesNotContain("hunter2", read.Text);
        Assert.DoesNotContain(Credential, read.Text);
    }

    private void AssertNone(string yaml)
    {
        var read = _folder.ReadSections(yaml);
        Assert.AreEqual("", read.Text, yaml);
    }
}
