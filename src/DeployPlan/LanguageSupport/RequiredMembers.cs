namespace System.Runtime.CompilerServices;

// Not from PolySharp: it adds its sources in another order each time, and the package has to be the same bytes each time.

/// <summary>Lets the compiler accept <c>init</c>.</summary>
internal static class IsExternalInit;

/// <summary>Lets the compiler accept <c>required</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;

/// <summary>As above.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>The feature.</summary>
    public string FeatureName { get; } = featureName;
}
