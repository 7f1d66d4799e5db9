using System.Runtime.CompilerServices;
using System.Text;

namespace DeployPlan.Text;

/// <summary>Keeps the last text of each of some hashes, so that what a document repeats, such as names and ids, is one string.</summary>
internal sealed class RepeatedTexts
{
    private const int Longest = 128;
    private const int Places = 16 * 1024;

    private readonly string[] _texts = new string[Places];

    /// <summary>The ASCII text in the bytes.</summary>
    [MethodImpl((MethodImplOptions)512)] // AggressiveOptimization: see Utf8Output.
    public string Share(byte[] bytes, int start, int length)
    {
        if (length > Longest)
        {
            return Encoding.ASCII.GetString(bytes, start, length);
        }

        var hash = (uint)length;
        for (var i = start; i < start + length; i++)
        {
            hash = ((hash << 5) | (hash >> 27)) ^ (bytes[i] * 0x9E3779B1u);
        }

        ref var place = ref _texts[(hash ^ (hash >> 15)) % Places];
        if (place is null || !IsSame(place, bytes, start, length))
        {
            place = Encoding.ASCII.GetString(bytes, start, length);
        }

        return place;
    }

    private static bool IsSame(string text, byte[] bytes, int start, int length)
    {
        if (text.Length != length)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            if (text[i] != bytes[start + i])
            {
                return false;
            }
        }

        return true;
    }
}
