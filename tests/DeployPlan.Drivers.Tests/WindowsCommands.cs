using DeployPlan.Drivers.Processes;
using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Tests;

/// <summary>What can be shown of Windows without Windows.</summary>
[TestClass]
public sealed class WindowsCommands
{
    [TestMethod]
    [DataRow("plain", "\"plain\"")]
    [DataRow("two words", "\"two words\"")]
    [DataRow("a&b|c>d^e", "\"a&b|c>d^e\"")]
    [DataRow("say \"x\"", "\"say \"\"x\"\"\"")]
    [DataRow("%PATH%", "\"%%cd:~,%PATH%%cd:~,%\"")]
    [DataRow("C:\\end\\", "\"C:\\end\\\\\"")]
    [DataRow("a\\\"b", "\"a\\\\\"\"b\"")]
    [DataRow("", "\"\"")]
    public void An_argument_is_quoted_for_the_shell(string argument, string quoted) => Assert.AreEqual(quoted, WindowsCommand.Quoted(argument));

    [TestMethod]
    public void The_shell_runs_a_command_as_one_line() =>
        Assert.AreEqual("/e:ON /v:OFF /d /s /c \"\"npm.cmd\" \"run\" > nul\"", WindowsCommand.OfShell(["npm.cmd", "run"], " > nul"));

    [TestMethod]
    public void Variables_are_a_block_in_order_that_ends_with_two_zeros() =>
        Assert.AreEqual("a=1\0B=2\0\0", WindowsCommand.BlockOf(new Dictionary<string, string> { ["B"] = "2", ["a"] = "1" }));

    [TestMethod]
    [DataRow("fail: Microsoft.Extensions.Hosting.Internal.Host[11]|      Hosting failed to start|      System.IO.IOException: Failed to bind.|       ---> System.Net.Sockets.SocketException (98): Address already in use|         at A.B(C d)", "System.IO.IOException: Failed to bind.")]
    [DataRow("[10:00:00 FTL] stopped|System.InvalidOperationException: No orders.|   at Program.<Main>$(String[] args) in /src/Program.cs:line 3|bye", "System.InvalidOperationException: No orders. | bye")]
    [DataRow("Unhandled exception. System.TypeInitializationException: The type initializer for 'P' threw an exception.| ---> System.IO.FileNotFoundException: no.json|   at P..cctor()|   --- End of inner exception stack trace ---", "System.TypeInitializationException: The type initializer for 'P' threw an exception. ---> System.IO.FileNotFoundException: no.json")]
    [DataRow("Error: none of a stack|done", "Error: none of a stack | done")]
    public void What_a_host_or_a_logger_says_of_an_exception_is_its_reason_too(string log, string said) => Assert.AreEqual(said, LogTail.OfLines(log.Split('|')));

    [TestMethod]
    public void The_reason_of_an_unhandled_exception_is_what_it_said()
    {
        string[] log =
        [
            "info: starting",
            "Unhandled exception. System.IO.IOException: Failed to bind to address http://127.0.0.1:5000: address already in use.",
            " ---> System.Net.Sockets.SocketException (98): Address already in use",
            "   at System.Net.Sockets.Socket.DoBind(EndPoint endPointSnapshot, SocketAddress socketAddress)",
            "   --- End of inner exception stack trace ---",
            "   at Program.<Main>$(String[] args) in /src/Program.cs:line 3",
        ];

        Assert.AreEqual("System.IO.IOException: Failed to bind to address http://127.0.0.1:5000: address already in use.", LogTail.OfLines(log));
        Assert.AreEqual("info: starting", LogTail.OfLines(log.Take(1)));
        Assert.AreEqual("it wrote nothing", LogTail.OfLines([]));
    }
}
