namespace DeployPlan.Views;

/// <summary>Text of a plan as text of an HTML page.</summary>
internal static class HtmlText
{
    /// <summary>The text for element content and quoted attributes.</summary>
    public static string Of(string text) =>
        VisibleText.Of(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
}
