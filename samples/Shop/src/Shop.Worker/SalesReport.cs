namespace Shop.Worker;

internal sealed partial class SalesReport(ILogger<SalesReport> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        do
        {
            LogReport(DateTimeOffset.UtcNow);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "Sales are reported up to {Time}")]
    private partial void LogReport(DateTimeOffset time);
}
