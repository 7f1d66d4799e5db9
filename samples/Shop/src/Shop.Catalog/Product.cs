namespace Shop.Catalog;

internal sealed record Product(long Id, string Name, decimal Price, int Stock)
{
    public static IReadOnlyList<Product> All { get; } = [new(1, "Teapot", 24.90m, 100), new(2, "Cup", 6.50m, 100)];
}
