using System.Text;

namespace DeployPlan.Host.Stores;

/// <summary>How a call of git ended.</summary>
/// <param name="ExitCode">0 if it worked.</param>
/// <param name="Bytes">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record GitOutput(int ExitCode, byte[] Bytes, string Error)
{
    public bool Worked => ExitCode == 0;

    public string Text => Encoding.UTF8.GetString(Bytes);
}
