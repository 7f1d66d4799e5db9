namespace DeployPlan.Text;

/// <summary>Text that no file can hold as UTF-8: a NUL, or half of a surrogate pair. Only escapes (<c>"\0"</c>, <c>"\uD800"</c>) produce it, because a text is checked when it is decoded.</summary>
internal static class UnwritableText
{
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !isPair))
            {
                return true;
            }

            i += isPair ? 1 : 0;
        }

        return false;
    }
}
