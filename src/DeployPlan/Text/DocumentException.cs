using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>Stops reading a document that makes no sense from here on; <see cref="DocumentReader"/> turns it into its diagnostic.</summary>
internal sealed class DocumentException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What to report.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
