namespace Shop.Api;

internal sealed record OrderLine(long ProductId, int Quantity);
