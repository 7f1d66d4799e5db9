using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Where programs take secrets on their command lines.</summary>
internal static class SecretPrograms
{
    // The names of a program or several, a word that must come between it and the option, and the options.
    public static readonly SecretOption[] Options =
    [
        new("curl", "", "-u -U --user --proxy-user -E --cert --proxy-cert") { Between = ':', JoinsLetters = true },
        new("curl", "", "--oauth2-bearer"),
        new("http https xh hey", "", "-a --auth") { Between = ':' },
        new("ab", "", "-A -P") { Between = ':' },
        new("etcdctl", "", "--user") { Between = ':' },
        new("docker podman nerdctl buildah skopeo helm oras crane regctl oc cf az", "login", "-p"),
        new("skopeo podman buildah", "", "--creds --src-creds --dest-creds") { Between = ':' },
        new("sshpass", "", "-p") { EndsAtWord = true },
        new("mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlslap mysqlbinlog mariadb mariadb-dump mariadb-admin mariadb-import mariadb-show mariadb-check mariadb-binlog", "", "-p") { IsJoined = true },
        new("7z 7za 7zz 7zr rar unrar", "", "-p") { IsJoined = true },
        new("mongo mongosh mongodump mongorestore mongoexport mongoimport cqlsh rabbitmqadmin ncftpput ncftpget ncftpls", "", "-p"),
        new("redis-cli valkey-cli", "", "-a"),
        new("sqlcmd bcp osql mosquitto_pub mosquitto_sub zip unzip ipmitool p4", "", "-P"),
        new("ldapadd ldapmodify ldapsearch ldapdelete ldappasswd ldapwhoami kadmin", "", "-w"),
        new("snmpget snmpset snmpwalk snmpbulkget snmpbulkwalk snmpgetnext snmptable snmptrap snmpinform snmpstatus", "", "-c -A -X") { Known = "public private" },
        new("plink pscp psftp", "", "-pw"),
        new("keytool jarsigner", "", "-storepass -keypass -srcstorepass -deststorepass"),
        new("nuget", "", "-ApiKey"),
        new("dotnet", "push", "-k"),
        new("dotnet", "nuget", "-p"),
        new("openssl", "enc", "-k -K"),
        new("gh", "secret", "--body -b"),
        new("twine", "upload", "-p"),
        new("az", "keyvault", "--value"),
        new("aws", "SecureString", "--value") { IsAnywhere = true },
        new("aws", "secretsmanager", "--secret-string"),
        new("kubectl oc microk8s k3s", "secret", "--from-literal") { Between = '=' },
        new("smbclient rpcclient winexe", "", "-U --user") { Between = '%' },
        new("lftp", "", "-u --user") { Between = ',' },
    ];

    /// <summary>A program, a word after it, and how many words further the secret is.</summary>
    public static readonly (string Program, string Command, int After)[] Positions =
    [
        ("vault", "login", 1), ("rabbitmqctl", "add_user", 2), ("rabbitmqctl", "change_password", 2), ("mc", "set", 4), ("net", "user", 2), ("net", "use", 2), ("net", "use", 3),
        ("nuget", "setapikey", 1), ("cargo", "login", 1), ("ngrok", "authtoken", 1), ("ngrok", "add-authtoken", 1), ("rclone", "obscure", 1), ("samba-tool", "create", 2), ("machine", "password", 1),
    ];

    /// <summary>Programs whose last word is one.</summary>
    public static readonly SecretLastWord[] LastWords =
    [
        // htpasswd -nbB user x
        new("htpasswd htdbm mosquitto_passwd", static words => words.Any(static word => word is ['-', not '-', ..] && word.IndexOf('b') > 0), "-C -r"),
        new("openssl", static words => words is ["passwd", ..] && !words.Contains("-stdin"), "-in -salt -rand") { Commands = 1 },
        new("ConvertTo-SecureString", static words => words.Contains("-AsPlainText"), "") { IsFirst = true },
    ];

    /// <summary>Programs whose first word is a user and a password, as in <c>sqlplus app/x@db</c>.</summary>
    public static readonly string[] Logons = ["sqlplus", "sqlcl", "sqlldr", "expdp", "impdp"];

    /// <summary>Programs that take the name of a setting, then its value.</summary>
    public static readonly string[] WithSettings = ["aws", "npm", "pnpm", "yarn", "dotnet", "git", "pulumi", "pip", "pip3", "poetry"];

    private static readonly string[] Signs = [" -", " set ", "|", "<<", "ConvertTo-SecureString "];

    /// <summary>Whether reading the line is worth it.</summary>
    public static bool MayFind(string line) => Array.Exists(Signs, sign => line.IndexOf(sign, StringComparison.Ordinal) >= 0)
        || Array.Exists(Positions, position => line.IndexOf(position.Command + " ", StringComparison.OrdinalIgnoreCase) > 0) || Array.Exists(Logons, program => line.IndexOf(program + " ", StringComparison.Ordinal) >= 0);

    /// <summary>Whether the program, or a command of one, takes a secret that no option announces.</summary>
    public static bool TakesWords(string word) => Array.Exists(Positions, position => string.Equals(position.Command, word, StringComparison.OrdinalIgnoreCase)) || Array.IndexOf(Logons, ShellCommands.NameOf(word)) >= 0;
}
