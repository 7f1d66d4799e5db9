using DeployPlan.Configuration;

namespace DeployPlan.Tests.Configuration;

/// <summary>Each program and each option of the tables that say where a program takes a secret, one line after another.</summary>
[TestClass]
public class SecretsOfEveryProgram
{
    [TestMethod]
    [DataRow("curl", "-u -U --user --proxy-user -E --cert --proxy-cert", "deploy:hunter2")]
    [DataRow("curl", "--oauth2-bearer", "hunter2")]
    [DataRow("http https xh hey", "-a --auth", "deploy:hunter2")]
    [DataRow("ab", "-A -P", "deploy:hunter2")]
    [DataRow("etcdctl", "--user", "root:hunter2")]
    [DataRow("docker podman nerdctl buildah skopeo helm oras crane regctl oc cf az", "-p", "hunter2", "login")]
    [DataRow("skopeo podman buildah", "--creds --src-creds --dest-creds", "deploy:hunter2")]
    [DataRow("sshpass", "-p", "hunter2")]
    [DataRow("mongo mongosh mongodump mongorestore mongoexport mongoimport cqlsh rabbitmqadmin ncftpput ncftpget ncftpls", "-p", "hunter2")]
    [DataRow("redis-cli valkey-cli", "-a", "hunter2")]
    [DataRow("sqlcmd bcp osql mosquitto_pub mosquitto_sub zip unzip ipmitool p4", "-P", "hunter2")]
    [DataRow("ldapadd ldapmodify ldapsearch ldapdelete ldappasswd ldapwhoami kadmin", "-w", "hunter2")]
    [DataRow("snmpget snmpset snmpwalk snmpbulkget snmpbulkwalk snmpgetnext snmptable snmptrap snmpinform snmpstatus", "-c -A -X", "hunter2")]
    [DataRow("plink pscp psftp", "-pw", "hunter2")]
    [DataRow("keytool jarsigner", "-storepass -keypass -srcstorepass -deststorepass", "hunter2")]
    [DataRow("nuget", "-ApiKey", "hunter2")]
    [DataRow("dotnet", "-k", "hunter2", "nuget push")]
    [DataRow("dotnet", "-p", "hunter2", "nuget add source x")]
    [DataRow("openssl", "-k -K", "hunter2", "enc -d")]
    [DataRow("gh", "--body -b", "hunter2", "secret set DB")]
    [DataRow("twine", "-p", "hunter2", "upload")]
    [DataRow("az", "--value", "hunter2", "keyvault secret set")]
    [DataRow("aws", "--value", "hunter2", "ssm put-parameter --type SecureString")]
    [DataRow("aws", "--value", "hunter2", "ssm put-parameter --type=SecureString")]
    [DataRow("aws", "--secret-string", "hunter2", "secretsmanager create-secret")]
    [DataRow("kubectl oc microk8s k3s", "--from-literal", "db=hunter2", "create secret generic db")]
    [DataRow("smbclient rpcclient winexe", "-U --user", "app%hunter2")]
    [DataRow("lftp", "-u --user", "app,hunter2")]
    public void A_secret_after_an_option(string programs, string options, string value, string commands = "")
    {
        foreach (var program in programs.Split(' '))
        {
            foreach (var option in options.Split(' '))
            {
                var start = commands.Length == 0 ? program : $"{program} {commands}";
                Assert.AreEqual($"a secret, written after '{option}'", SecretCommands.WhatIs($"{start} {option} {value}"), $"{program} {option}");
            }
        }
    }

    [TestMethod]
    [DataRow("mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlslap mysqlbinlog mariadb mariadb-dump mariadb-admin mariadb-import mariadb-show mariadb-check mariadb-binlog")]
    [DataRow("7z 7za 7zz 7zr rar unrar")]
    public void One_that_is_in_the_word_of_the_option_itself_and_never_the_next_word(string programs)
    {
        foreach (var program in programs.Split(' '))
        {
            Assert.AreEqual("a secret, written after '-p'", SecretCommands.WhatIs($"{program} -phunter2 shop"), program);
            Assert.IsNull(SecretCommands.WhatIs($"{program} -p shop"), program);
        }
    }

    [TestMethod]
    [DataRow("vault login hunter2", "vault login")]
    [DataRow("rabbitmqctl add_user app hunter2", "rabbitmqctl add_user")]
    [DataRow("rabbitmqctl change_password app hunter2", "rabbitmqctl change_password")]
    [DataRow("mc alias set shop https://s3.example.com app hunter2", "mc set")]
    [DataRow("net user deploy hunter2", "net user")]
    [DataRow("net use Z: hunter2", "net use")]
    [DataRow("net use Z: //host/share hunter2", "net use")]
    [DataRow("nuget setapikey hunter2", "nuget setapikey")]
    [DataRow("NuGet SetApiKey hunter2", null, DisplayName = "the name of a program is as it is written")]
    [DataRow("nuget SetApiKey hunter2", "nuget setapikey")]
    [DataRow("cargo login hunter2", "cargo login")]
    [DataRow("ngrok authtoken hunter2", "ngrok authtoken")]
    [DataRow("ngrok config add-authtoken hunter2", "ngrok add-authtoken")]
    [DataRow("rclone obscure hunter2", "rclone obscure")]
    [DataRow("samba-tool user create deploy hunter2", "samba-tool create")]
    [DataRow("sqlplus app/hunter2@db", "sqlplus")]
    [DataRow("sqlcl app/hunter2@db", "sqlcl")]
    [DataRow("sqlldr app/hunter2@db", "sqlldr")]
    [DataRow("expdp app/hunter2@db", "expdp")]
    [DataRow("impdp app/hunter2@db", "impdp")]
    [DataRow("htpasswd -b users deploy hunter2", "htpasswd")]
    [DataRow("htdbm -b users deploy hunter2", "htdbm")]
    [DataRow("mosquitto_passwd -b users deploy hunter2", "mosquitto_passwd")]
    [DataRow("htpasswd users deploy-and-no-more -C", null)]
    [DataRow("htpasswd b -c users deploy", null, DisplayName = "an option has the letter, not a word")]
    [DataRow("htpasswd -b deploy hunter2 -C weak", "htpasswd")]
    [DataRow("openssl passwd -6 hunter2", "openssl")]
    [DataRow("openssl passwd -6 -stdin hunter2", null)]
    [DataRow("openssl passwd -in hunter2", null)]
    [DataRow("openssl passwd -6", null, DisplayName = "one that asks")]
    [DataRow("ConvertTo-SecureString hunter2 -AsPlainText", "ConvertTo-SecureString")]
    [DataRow("ConvertTo-SecureString hunter2 -Key 12", null)]
    public void One_at_a_place(string line, string? after) => Assert.AreEqual(after is null ? null : $"a secret, written after '{after}'", SecretCommands.WhatIs(line));

    [TestMethod]
    [DataRow("aws configure set aws_secret_access_key hunter2")]
    [DataRow("npm config set //registry.example.com/:_authToken hunter2")]
    [DataRow("pnpm config set //registry.example.com/:_authToken hunter2")]
    [DataRow("yarn config set npmAuthToken hunter2")]
    [DataRow("dotnet user-secrets set Db:Password hunter2")]
    [DataRow("git config set github.token hunter2")]
    [DataRow("pulumi config set dbPassword hunter2")]
    [DataRow("pulumi config --secret dbPassword hunter2")]
    [DataRow("pip config set global.password hunter2")]
    [DataRow("pip3 config set global.password hunter2")]
    [DataRow("poetry config set repositories.password hunter2")]
    public void One_that_is_the_value_of_a_setting(string line)
    {
        var words = line.Split(' ');

        Assert.AreEqual($"a secret, written after '{words[^2]}'", SecretCommands.WhatIs(line));
        Assert.IsNull(SecretCommands.WhatIs($"x{line}"));
    }
}
