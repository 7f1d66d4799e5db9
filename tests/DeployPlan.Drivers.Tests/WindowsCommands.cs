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
    [DataRow("Unhandled exception. System.AggregateException: several (The type initializer for 'Foo.Bar' threw an exception.)| ---> System.TypeInitializationException: The type initializer for 'Foo.Bar' threw an exception.| ---> System.Exception: outer: config broken| ---> System.Exception: inner|   --- End of inner exception stack trace ---|   at A.B()", "System.AggregateException: several (The type initializer for 'Foo.Bar' threw an exception.) ---> System.Exception: outer: config broken ---> System.Exception: inner")]
    [DataRow("Unhandled exception. System.AggregateException: One or more errors occurred. (one) (two)| ---> System.Reflection.TargetInvocationException: Exception has been thrown by the target of an invocation.| ---> System.IO.IOException: one|   --- End of inner exception stack trace ---|   at A.B()| ---> (Inner Exception #1) System.IO.IOException: two<---", "System.AggregateException: One or more errors occurred. (one) (two) ---> System.IO.IOException: one ---> (Inner Exception #1) System.IO.IOException: two")]
    [DataRow("fail: Host[11]|      Microsoft.Extensions.Hosting.HostAbortedException: The host was aborted.|       ---> System.FormatException: no number|         at A.B(C d)", "Microsoft.Extensions.Hosting.HostAbortedException: The host was aborted. ---> System.FormatException: no number")]
    [DataRow("Unhandled exception. Shop.StartException: Exception of type 'Shop.StartException' was thrown.| ---> System.FormatException: no number|   at A.B(C d)", "Shop.StartException: Exception of type 'Shop.StartException' was thrown. ---> System.FormatException: no number")]
    [DataRow("Unhandled exception. Microsoft.EntityFrameworkCore.DbUpdateException: An error occurred while saving the entity changes. See the inner exception for details.| ---> Npgsql.PostgresException (0x80004005): 23505: duplicate key|   at A.B(C d)", "Microsoft.EntityFrameworkCore.DbUpdateException: An error occurred while saving the entity changes. See the inner exception for details. ---> Npgsql.PostgresException (0x80004005): 23505: duplicate key")]
    [DataRow("Unhandled exception. System.TypeInitializationException: The type initializer for 'P' threw an exception.| ---> System.TypeInitializationException: The type initializer for 'Q' threw an exception.|   at A.B(C d)", "System.TypeInitializationException: The type initializer for 'P' threw an exception. ---> System.TypeInitializationException: The type initializer for 'Q' threw an exception.")]
    public void What_a_host_or_a_logger_says_of_an_exception_is_its_reason_too(string log, string said) => Assert.AreEqual(said, LogTail.OfLines(log.Split('|')));

    // As the host prints it.
    [TestMethod]
    [DataRow(
        """
        You must install or update .NET to run this application.

        App: /srv/api/Api.dll
        Architecture: x64
        Framework: 'Microsoft.NETCore.App', version '9.0.0' (x64)
        .NET location: /usr/share/dotnet/

        The following frameworks were found:
          8.0.21 at [/usr/share/dotnet/shared/Microsoft.NETCore.App]
          10.0.12 at [/usr/share/dotnet/shared/Microsoft.NETCore.App]

        Learn more:
        https://aka.ms/dotnet/app-launch-failed

        To install missing framework, download:
        https://aka.ms/dotnet-core-applaunch?framework=Microsoft.NETCore.App&framework_version=9.0.0&arch=x64&rid=linux-x64&os=debian.12
        """,
        "You must install or update .NET to run this application. | Framework: 'Microsoft.NETCore.App', version '9.0.0' (x64) | The following frameworks were found: | 8.0.21 at [/usr/share/dotnet/shared/Microsoft.NETCore.App] | 10.0.12 at [/usr/share/dotnet/shared/Microsoft.NETCore.App]")]
    [DataRow(
        """
        You must install .NET to run this application.

        App: /srv/api/Api
        Architecture: x64
        App host version: 9.0.0
        .NET location: Not found

        Learn more:
        https://aka.ms/dotnet/app-launch-failed

        Download the .NET runtime:
        https://aka.ms/dotnet-core-applaunch?missing_runtime=true&arch=x64&rid=linux-x64&os=debian.12&apphost_version=9.0.0
        """,
        "You must install .NET to run this application. | .NET location: Not found")]
    [DataRow(
        """
        starting
        It was not possible to find any compatible framework version
        The framework 'Microsoft.AspNetCore.App', version '3.1.0' was not found.
          - The following frameworks were found:
              6.0.1 at [/usr/share/dotnet/shared/Microsoft.AspNetCore.App]

        You can resolve the problem by installing the specified framework and/or SDK.

        The specified framework can be found at:
          - https://aka.ms/dotnet-core-applaunch?framework=Microsoft.AspNetCore.App
        """,
        "It was not possible to find any compatible framework version | The framework 'Microsoft.AspNetCore.App', version '3.1.0' was not found. | - The following frameworks were found: | 6.0.1 at [/usr/share/dotnet/shared/Microsoft.AspNetCore.App]")]
    [DataRow(
        """
        A fatal error was encountered. The library 'libhostpolicy.so' required to execute the application was not found in '/srv/api/'.
        Failed to run as a self-contained app.
          - The application was run as a self-contained app because '/srv/api/Api.runtimeconfig.json' was not found.
          - If this should be a framework-dependent app, add the '/srv/api/Api.runtimeconfig.json' file and specify the appropriate framework.
        """,
        "A fatal error was encountered. The library 'libhostpolicy.so' required to execute the application was not found in '/srv/api/'. | Failed to run as a self-contained app. | - The application was run as a self-contained app because '/srv/api/Api.runtimeconfig.json' was not found. | - If this should be a framework-dependent app, add the '/srv/api/Api.runtimeconfig.json' file and specify the appropriate framework.")]
    public void What_the_host_of_a_program_misses_comes_first(string log, string said) => Assert.AreEqual(said, LogTail.OfLines(log.Split('\n')));

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
