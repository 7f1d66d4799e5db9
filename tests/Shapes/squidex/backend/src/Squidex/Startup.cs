public sealed class Startup
{
    public void Configure(IApplicationBuilder app) => app.UseEndpoints(endpoints => endpoints.MapHealthChecks("/healthz"));
}
