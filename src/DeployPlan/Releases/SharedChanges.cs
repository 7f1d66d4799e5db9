using DeployPlan.Stores;

namespace DeployPlan.Releases;

/// <summary>What is written one part after the other where it is much: others who write into the same store wait for no more than one part.</summary>
internal static class SharedChanges
{
    /// <summary>How many documents a part has at most.</summary>
    public const int MostDocuments = 500;

    /// <summary>How many bytes a part has at most, unless it is one document.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>The documents in parts, in the same order. None of them is empty, so the last document is in the last one.</summary>
    public static IEnumerable<IReadOnlyList<DocumentWrite>> Of(IEnumerable<DocumentWrite> documents)
    {
        var part = new List<DocumentWrite>();
        var size = 0;
        foreach (var document in documents)
        {
            var length = document.Bytes?.Length ?? 0;
            if (part.Count == MostDocuments || (part.Count > 0 && size + length > MostBytes))
            {
                yield return part;
                part = [];
                size = 0;
            }

            part.Add(document);
            size += length;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }
}
