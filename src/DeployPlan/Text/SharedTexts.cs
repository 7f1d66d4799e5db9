namespace DeployPlan.Text;

/// <summary>Keeps one string for each short text that a document repeats, such as its keys: a large config would otherwise hold each of them 100,000 times.</summary>
internal sealed class SharedTexts
{
    private const int LongestText = 32;
    private const int MostTexts = 512;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public string Share(string text)
    {
        if (text.Length > LongestText)
        {
            return text;
        }

        if (_texts.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_texts.Count < MostTexts)
        {
            _texts.Add(text, text);
        }

        return text;
    }
}
