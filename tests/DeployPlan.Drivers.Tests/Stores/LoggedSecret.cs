namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A release whose log would have a secret in it.</summary>
internal static class LoggedSecret
{
    private const string Value = "canary-91d2-token";

    /// <summary>deploy.yml: the program of a service says the secret, and fails.</summary>
    public const string Config =
        """
        project: { name: shop }
        services:
          api: { image: "api:1", command: [sh, -c, 'echo "key $API_TOKEN"; exit 3'], required_env: [API_TOKEN] }
        environments:
          prod: { driver: command }

        """;

    /// <summary>For the variables of the builds.</summary>
    public static (string Name, string Value) Variable { get; } = ("API_TOKEN", Value);

    /// <summary>Applies, and looks for the secret in all that is in the store then.</summary>
    public static void AssertIsMasked(Machines machines, Func<string> readStore)
    {
        machines.Apply(0).Fails();

        var stored = readStore();
        Assert.Contains("key ***", stored);
        Assert.DoesNotContain(Value, stored);
    }
}
