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
    [DataRow("curl --cert client.pem:hunter2 https://host")]
    [DataRow("curl -E client.pem:hunter2 https://host")]
    [DataRow("curl -b session=hunter2 https://host")]
    [DataRow("curl --cookie lang=en;auth_token=hunter2 https://host")]
    [DataRow("curl -H Cookie:session=hunter2 https://host")]
    [DataRow("htpasswd -b users deploy hunter2")]
    [DataRow("htpasswd -nbB deploy hunter2")]
    [DataRow("mosquitto_passwd -b users deploy hunter2")]
    [DataRow("snmpget -v2c -c hunter2 host oid")]
    [DataRow("snmpwalk -v3 -A hunter2 -u deploy host")]
    [DataRow("snmpset -v 3 -X hunter2 host")]
    [DataRow("az login --service-principal -u app -p hunter2")]
    [DataRow("az keyvault secret set --vault-name v --name n --value hunter2")]
    [DataRow("kubectl create secret generic db --from-literal=db=hunter2")]
    [DataRow("kubectl create secret generic db --from-literal db=hunter2")]
    [DataRow("oc -n shop create secret generic db --from-literal=db=hunter2")]
    [DataRow("fly secrets set DATABASE=hunter2")]
    [DataRow("dotnet nuget add source https://host/index.json -n n -u deploy -p hunter2")]
    [DataRow("nuget setapikey hunter2 -Source x")]
    [DataRow("zip -r -P hunter2 a.zip web")]
    [DataRow("unzip -P hunter2 a.zip")]
    [DataRow("7z x -phunter2 a.7z")]
    [DataRow("ipmitool -I lanplus -U admin -P hunter2 power")]
    [DataRow("kadmin -p admin -w hunter2")]
    [DataRow("etcdctl --user root:hunter2 get x")]
    [DataRow("ab -A deploy:hunter2 https://host/")]
    [DataRow("sqlplus app/hunter2@db")]
    [DataRow("expdp app/hunter2@db full=y")]
    [DataRow("twine upload -u deploy -p hunter2 dist")]
    [DataRow("cargo login hunter2")]
    [DataRow("ngrok authtoken hunter2")]
    [DataRow("ngrok config add-authtoken hunter2")]
    [DataRow("tailscale up --authkey hunter2")]
    [DataRow("tailscale up --auth-key=hunter2")]
    [DataRow("SSHPASS=hunter2 sshpass -e ssh host")]
    [DataRow("REDISCLI_AUTH=hunter2 redis-cli ping")]
    [DataRow("RABBITMQ_ERLANG_COOKIE=hunter2 rabbitmqctl status")]
    [DataRow("Invoke-Sqlcmd -Username sa -Password hunter2")]
    [DataRow("influx -username app -password hunter2")]
    [DataRow("ConvertTo-SecureString hunter2 -AsPlainText -Force")]
    [DataRow("net use Z: //host/share hunter2 /user:deploy")]
    [DataRow("ncftpput -u deploy -p hunter2 host")]
    [DataRow("p4 -u deploy -P hunter2 sync")]
    [DataRow("openssl rsa -passin pass:hunter2")]
    [DataRow("openssl passwd -6 hunter2")]
    [DataRow("rclone obscure hunter2")]
    [DataRow("samba-tool user create deploy hunter2")]
    [DataRow("dotnet sonarscanner begin /d:sonar.login=hunter2")]
    [DataRow("aws ssm put-parameter --type SecureString --name n --value hunter2")]
    [DataRow("aws secretsmanager create-secret --name n --secret-string hunter2")]
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
    [DataRow("docker login --password-stdin <<< hunter2")]
    [DataRow("docker login -u deploy --password-stdin <<<'hunter2'")]
    [DataRow("chpasswd <<< root:hunter2")]
    [DataRow("docker login --password-stdin <<EOF\\nhunter2\\nEOF")]
    [DataRow("cat <<EOF | docker login --password-stdin\\nhunter2\\nEOF")]
    [DataRow("echo hunter2 | passwd --stdin deploy")]
    [DataRow("echo hunter2 | sudo -S systemctl restart web")]
    [DataRow("echo hunter2 | sudo -u deploy -S id")]
    [DataRow("echo hunter2 | docker secret create db -")]
    [DataRow("echo hunter2 | podman secret create db -")]
    [DataRow("echo hunter2 | gcloud secrets versions add db --data-file=-")]
    [DataRow("echo hunter2 | gpg --batch --passphrase-fd 0 -d x")]
    [DataRow("echo hunter2 | wrangler secret put DB")]
    [DataRow("echo hunter2 | gh secret set DB")]
    [DataRow("echo hunter2 | vault login -")]
    [DataRow("echo hunter2 | kinit deploy")]
    [DataRow("echo hunter2 | npx wrangler secret put DB")]
    [DataRow("echo hunter2 | openssl enc -pass stdin -in x")]
    [DataRow("echo machine host login deploy password hunter2 > /root/.netrc")]
    [DataRow("curl -d '{\\\"user\\\": \\\"a\\\", \\\"password\\\": \\\"hunter2\\\"}' https://host")]
    [DataRow("git config --global http.extraHeader 'Authorization: Bearer hunter2hunter2'")]
    [DataRow("curl -d \\\"{\\\\\\\"password\\\\\\\":\\\\\\\"hunter2\\\\\\\"}\\\" https://host")]
    [DataRow("curl -d \\\"{\\\\\\\"password\\\\\\\": \\\\\\\"hunter2\\\\\\\"}\\\" https://host")]
    [DataRow("pwsh -Command \\\"ConvertTo-SecureString 'hunter2' -AsPlainText -Force\\\"")]
    public void A_line_for_a_shell_may_hide_it(string line) => AssertFound($"infra: {{ n: {{ provider: command, command: [sh, -c, \"{line}\"] }} }}");

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
}
