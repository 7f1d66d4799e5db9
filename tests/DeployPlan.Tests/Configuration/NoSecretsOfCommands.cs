namespace DeployPlan.Tests.Configuration;

/// <summary>What looks like a secret of a command, and is none.</summary>
[TestClass]
public sealed class NoSecretsOfCommands : IDisposable
{
    private readonly ConfigFolder _folder = new();

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
    [DataRow("docker login --password-stdin <<< $TOKEN")]
    [DataRow("docker login --password-stdin <<< \\\"$(cat token)\\\"")]
    [DataRow("cat <<< hello | tee x")]
    [DataRow("echo data | sudo sort -S 1G")]
    [DataRow("echo yes | gh repo delete x")]
    [DataRow("curl -d '{\\\"password\\\": \\\"$PASS\\\"}' https://host")]
    [DataRow("echo the \\\"password\\\": ask")]
    [DataRow("systemctl restart mysql -p")]
    [DataRow("curl -b cookies.txt https://host")]
    [DataRow("curl -b lang=en https://host")]
    [DataRow("curl -b session=$SESSION https://host")]
    [DataRow("curl --cert client.pem:$PASS https://host")]
    [DataRow("curl --cert client.pem https://host")]
    [DataRow("htpasswd -b users deploy $PASS")]
    [DataRow("htpasswd -B users deploy")]
    [DataRow("htpasswd -vi users deploy")]
    [DataRow("snmpget -v2c -c public host oid")]
    [DataRow("snmpget -v2c -c $COMMUNITY host oid")]
    [DataRow("az keyvault secret set --name n --value $VALUE")]
    [DataRow("az keyvault secret set --name n --file f")]
    [DataRow("az appconfig kv set --key Color --value blue")]
    [DataRow("az deployment group create -p main.bicepparam")]
    [DataRow("kubectl create secret generic db --from-literal=db=$VALUE")]
    [DataRow("kubectl create secret generic db --from-file=db")]
    [DataRow("kubectl create configmap db --from-literal=color=blue")]
    [DataRow("fly secrets set DATABASE=$VALUE")]
    [DataRow("fly secrets list")]
    [DataRow("dotnet nuget add source https://host/index.json -p $TOKEN")]
    [DataRow("dotnet build -p:Version=1.2.3")]
    [DataRow("dotnet publish -p src/App")]
    [DataRow("zip -r a.zip web")]
    [DataRow("7z x a.7z -p$PASS")]
    [DataRow("ipmitool -P $PASS power")]
    [DataRow("etcdctl --user root get x")]
    [DataRow("sqlplus app/$PASS@db")]
    [DataRow("sqlplus /nolog")]
    [DataRow("sqlplus / as sysdba")]
    [DataRow("sqlplus -S /nolog")]
    [DataRow("sqlplus @scripts/x.sql")]
    [DataRow("cargo login")]
    [DataRow("ngrok authtoken $TOKEN")]
    [DataRow("REDISCLI_AUTH=$PASS redis-cli ping")]
    [DataRow("influx -token $TOKEN")]
    [DataRow("net use Z: //host/share /user:deploy")]
    [DataRow("net use Z: /delete")]
    [DataRow("twine upload -p $PASS dist")]
    [DataRow("openssl passwd -6 $PASS")]
    [DataRow("openssl passwd -6 -stdin")]
    [DataRow("openssl enc -pass env:KEY")]
    [DataRow("java -password-file x")]
    [DataRow("find . -name secret")]
    [DataRow("ab -n 100 -c 10 https://host/")]
    [DataRow("aws ssm put-parameter --type String --name n --value blue")]
    [DataRow("aws ssm get-parameter --name secret --with-decryption")]
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

    public void Dispose() => _folder.Dispose();

    private void AssertNone(string yaml)
    {
        var read = _folder.ReadSections(yaml);
        Assert.AreEqual("", read.Text, yaml);
    }
}
