using System.Globalization;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>The health check of a service, or of an environment as a whole.</summary>
internal static class HealthCheckValues
{
    public static void Add(ValueList values, Subject subject, HealthCheckInputs inputs)
    {
        string[] environment = ["environments", inputs.Environment];
        if (subject.Name.Length == 0)
        {
            AddWhole(values, subject, inputs, environment);
            return;
        }

        string[] service = ["services", subject.Name];
        string[] check = [.. service, "health_check"];
        var endpoint = inputs.Endpoints[0];
        values.Add("driver", subject.Operation.Driver, values.Named([.. check, "url"]));
        values.Add("environment", inputs.Environment, values.Named(environment));
        values.Add("endpoints.name", endpoint.Name, values.Named(service));
        values.AddKey("endpoints.url", endpoint.Url, [.. check, "url"]);
        values.AddKey("endpoints.expected_status", endpoint.ExpectedStatus, [.. check, "expected_status"]);
        values.AddKey("endpoints.method", endpoint.Method, [.. check, "method"]);
        values.AddPairs("endpoints.headers", endpoint.Headers, [.. check, "headers"]);
        values.Add("services", JsonLine.Of(inputs.Services), Origin.Fixed);
        values.AddKey("timeout_seconds", inputs.TimeoutSeconds, [.. check, "timeout_seconds"]);
        values.AddKey("interval_seconds", inputs.IntervalSeconds, [.. check, "interval_seconds"]);
        values.AddKey("retries", inputs.Retries, [.. check, "retries"]);
    }

    private static void AddWhole(ValueList values, Subject subject, HealthCheckInputs inputs, string[] environment)
    {
        values.AddKey("driver", subject.Operation.Driver, [.. environment, "driver"]);
        values.Add("environment", inputs.Environment, values.Named(environment));
        values.Add("endpoints", "[]", Origin.Fixed);
        values.Add("services", JsonLine.Of(inputs.Services), inputs.Services.Count == 0 ? Origin.Default : values.Named("backend"));
        values.Add("timeout_seconds", inputs.TimeoutSeconds.ToString(CultureInfo.InvariantCulture), Origin.Fixed);
        values.Add("interval_seconds", inputs.IntervalSeconds.ToString(CultureInfo.InvariantCulture), Origin.Fixed);
        values.Add("retries", inputs.Retries.ToString(CultureInfo.InvariantCulture), Origin.Fixed);
    }
}
