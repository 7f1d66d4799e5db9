using System.Diagnostics;
using System.Globalization;
using DeployPlan.Fuzzing;
using SharpFuzz;

// fuzz.sh calls it: fuzz <target> is for afl-fuzz, replay <target> <folder> tries the inputs of a folder.
switch (args)
{
    case ["list"]:
        Console.WriteLine(string.Join('\n', Targets.ByName.Keys));
        return 0;
    case ["fuzz", var name]:
        var target = Targets.ByName[name];
        Fuzzer.OutOfProcess.Run(stream => target(ReadAll(stream)));
        return 0;
    case ["replay", var name, var folder]:
        return Replay(Targets.ByName[name], folder);
    default:
        Console.Error.WriteLine("write: list, fuzz <target>, or replay <target> <folder>");
        return 2;
}

static byte[] ReadAll(Stream stream)
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    return bytes.ToArray();
}

static int Replay(Action<byte[]> target, string folder)
{
    var (count, failed, slowest, slowestFile) = (0, 0, TimeSpan.Zero, "none");
    foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            target(File.ReadAllBytes(file));
        }
#pragma warning disable CA1031 // Whatever it throws is the finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failed++;
            Console.Error.WriteLine($"{file}: {e}");
        }

        count++;
        if (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed > slowest && count > 1)
        {
            (slowest, slowestFile) = (elapsed, file);
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} inputs, {failed} failed, slowest {slowest.TotalMilliseconds:0.0} ms: {Path.GetFileName(slowestFile)}"));
    return failed == 0 && count > 0 ? 0 : 1;
}
