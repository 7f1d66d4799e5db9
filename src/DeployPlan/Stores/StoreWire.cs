using System.Text;

namespace DeployPlan.Stores;

/// <summary>How requests and answers look in a pipe: a length, and so many bytes.</summary>
internal static class StoreWire
{
    /// <summary>The first byte of an answer that is one; others are a <see cref="StoreFault"/> plus one, with a sentence.</summary>
    public const byte Done = 0;

    private const int Largest = 512 * 1024 * 1024;

    /// <summary>Sends one message.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public static void Send(Stream pipe, Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        writer.Write(0);
        write(writer);
        writer.Flush();
        bytes.Position = 0;
        writer.Write((int)bytes.Length - sizeof(int));
        writer.Flush();
        pipe.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
        pipe.Flush();
    }

    /// <summary>The next message; null if the other side has ended.</summary>
    /// <exception cref="IOException">The other side ended within a message.</exception>
    public static BinaryReader? Receive(Stream pipe)
    {
        var head = new byte[sizeof(int)];
        if (!Fill(pipe, head))
        {
            return null;
        }

        var length = BitConverter.ToInt32(head, 0);
        var bytes = length is >= 0 and <= Largest ? new byte[length] : throw new IOException("no message of this program");
        return Fill(pipe, bytes) ? new BinaryReader(new MemoryStream(bytes), Encoding.UTF8) : throw new EndOfStreamException();
    }

    public static void WriteAll<T>(this BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    public static T[] ReadAll<T>(this BinaryReader reader, Func<T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }

    public static void WriteOptional(this BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    public static string? ReadOptional(this BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    public static void WriteBytes(this BinaryWriter writer, byte[]? bytes)
    {
        writer.Write(bytes?.Length ?? -1);
        if (bytes is not null)
        {
            writer.Write(bytes);
        }
    }

    public static byte[]? ReadBytesOrNull(this BinaryReader reader) => reader.ReadInt32() is >= 0 and var length ? reader.ReadBytes(length) : null;

    private static bool Fill(Stream pipe, byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var count = pipe.Read(bytes, at, bytes.Length - at);
            if (count == 0)
            {
                return at == 0 ? false : throw new EndOfStreamException();
            }

            at += count;
        }

        return true;
    }
}
