using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>A file as it was when the plan was made.</summary>
/// <param name="Path">Relative to the config, forward slashes.</param>
/// <param name="Sha256">64 lowercase hex digits of its bytes.</param>
internal sealed record SealedInput(string Path, string Sha256)
{
    public static SealedInput Empty { get; } = new("", "");

    public static SealedInput Fields(Form form, SealedInput x) => new(
        form.Text("path", x.Path, TextKind.Path, "Relative to the config, with forward slashes."),
        form.Text("sha256", x.Sha256, TextKind.Digest, "The digest of its bytes: 64 lowercase hex digits."));
}
