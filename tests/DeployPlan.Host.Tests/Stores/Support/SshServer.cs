using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>The sshd of OpenSSH on 127.0.0.1, with keys of its own in a temporary folder.</summary>
internal sealed class SshServer : IGitServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-sshd-").FullName;
    private readonly int _port = FreePort.Find();
    private Process? _process;

    public SshServer()
    {
        foreach (var key in new[] { "host", "user" })
        {
            using var made = Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(_folder, key)]);
            made.WaitForExit();
            Assert.AreEqual(0, made.ExitCode);
        }

        if (Environment.UserName == "root")
        {
            Directory.CreateDirectory("/run/sshd");
        }

        File.Copy(Path.Combine(_folder, "user.pub"), Path.Combine(_folder, "authorized"));
        File.WriteAllText(Path.Combine(_folder, "known"), $"[127.0.0.1]:{_port} {File.ReadAllText(Path.Combine(_folder, "host.pub"))}");
        File.WriteAllText(
            Path.Combine(_folder, "sshd_config"),
            $"""
            ListenAddress 127.0.0.1
            Port {_port.ToString(CultureInfo.InvariantCulture)}
            HostKey {_folder}/host
            AuthorizedKeysFile {_folder}/authorized
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            MaxStartups 100

            """);
        Start();
    }

    public string UrlOf(string path) => $"ssh://{Environment.UserName}@127.0.0.1:{_port}{path}";

    public void LetIn(GitRepository clone) =>
        clone.Git("config", "core.sshCommand", $"ssh -F /dev/null -oBatchMode=yes -oIdentitiesOnly=yes -i {_folder}/user -oUserKnownHostsFile={_folder}/known -oGlobalKnownHostsFile=/dev/null");

    public void Start()
    {
        _process = Process.Start(new ProcessStartInfo(File.Exists("/usr/sbin/sshd") ? "/usr/sbin/sshd" : "sshd", ["-D", "-e", "-f", Path.Combine(_folder, "sshd_config")]) { RedirectStandardError = true })!;
        _ = _process.StandardError.ReadToEndAsync();
        FreePort.WaitFor(_port);
    }

    public void Stop()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Stop();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
