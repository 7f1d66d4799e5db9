using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>What may name an image or a registry.</summary>
internal static class ImageRules
{
    /// <summary>ASCII letters, digits and <c>. _ - / : @</c>, without a scheme.</summary>
    public static bool IsImage(string text)
    {
        foreach (var c in text)
        {
            if (!NameRules.IsLetterOrDigit(c) && c is not ('.' or '_' or '-' or '/' or ':' or '@'))
            {
                return false;
            }
        }

        return text.Length > 0 && NameRules.IsLetterOrDigit(text[0]) && text[text.Length - 1] != '/' && text.IndexOf("//", StringComparison.Ordinal) < 0;
    }
}
