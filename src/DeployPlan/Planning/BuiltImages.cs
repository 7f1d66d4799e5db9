using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>Whether each build of a plan can make its image, and no two make the same one.</summary>
internal static class BuiltImages
{
    public static void Check(IReadOnlyList<DraftOperation> drafts, DiagnosticBag diagnostics)
    {
        var builds = new Dictionary<string, DraftOperation>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.Operation.Inputs is BuildInputs { Image: { } image } build)
            {
                CheckName(draft, image, diagnostics);
                AddReferences(draft, build, builds, diagnostics);
            }
        }
    }

    private static void CheckName(DraftOperation draft, string image, DiagnosticBag diagnostics)
    {
        if (image.IndexOf('@') >= 0)
        {
            diagnostics.Add(PlanningDiagnostics.BuildOfDigest(draft.Origin, draft.Id, image));
        }
        else if (ImageRules.WhyNot(image) is { } why)
        {
            diagnostics.Add(PlanningDiagnostics.BadBuiltImage(draft.Origin, draft.Id, image, why));
        }
    }

    private static void AddReferences(DraftOperation draft, BuildInputs build, Dictionary<string, DraftOperation> builds, DiagnosticBag diagnostics)
    {
        Add(build.Tag);
        foreach (var tag in build.Tags)
        {
            Add(tag);
        }

        void Add(string tag)
        {
            var reference = $"{build.Image}:{tag}";
            if (!builds.TryGetValue(reference, out var other))
            {
                builds.Add(reference, draft);
            }
            else if (other.Id != draft.Id)
            {
                diagnostics.Add(PlanningDiagnostics.BuildsOneImage(draft.Origin, draft.Id, other.Id, other.Origin, reference));
            }
        }
    }
}
