using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>backend</c> section of a Stagecraft file. Stagecraft defines the content of the section of a provider.</summary>
internal static class BackendReader
{
    public static BackendConfig? Read(ConfigSection backend, ReadContext context)
    {
        backend.Describe("The backend of a Stagecraft file: one thing that is built and deployed.", "{ provider: generic, providers: { generic: {} } }");

        // Read after 'provider', of which it is no misspelling.
        backend.Keys.Accept("providers");
        var provider = backend.RequiredText("provider", "Which of the providers builds it.", "generic", "encore-ts");
        var providers = backend.RequiredCarried("providers", "One section per provider. What a section means is known to its provider alone.", "{ generic: { build: { dockerfile: backend/Dockerfile, context: backend } } }");
        backend.ReportUnknownKeys();
        if (provider is null || providers is null)
        {
            return null;
        }

        var block = providers.RequiredSection(provider.Value.Value, $"'{provider.Value.Value}' of {providers.Where}", "{}");
        return block is null ? null : ReadBlock(provider.Value, block, context);
    }

    private static BackendConfig ReadBlock(Located<string> provider, MappingReader block, ReadContext context)
    {
        if (provider.Value is not ("generic" or "encore-ts"))
        {
            return new BackendConfig(provider, new BuildConfig { Provider = provider }, null);
        }

        var build = block.Section("build", $"'build' of {block.Where}") ?? new MappingReader(new MappingNode([], block.At), block.Where, context.Diagnostics, block.At);
        return provider.Value == "generic" ? ReadGeneric(provider, build, context) : ReadEncore(provider, build, context);
    }

    private static BackendConfig ReadGeneric(Located<string> provider, MappingReader build, ReadContext context)
    {
        var folder = context.Paths.Folder(build.Text("context"), "context", build.Where)?.Value ?? ".";
        var dockerfile = build.Text("dockerfile") is { } written
            ? context.Paths.File(written, "dockerfile", build.Where)
            : context.Paths.DefaultDockerfile("Dockerfile", build.At, build.Where);
        return new BackendConfig(provider, new BuildConfig { Provider = provider, Context = folder, Dockerfile = dockerfile }, null);
    }

    private static BackendConfig ReadEncore(Located<string> provider, MappingReader build, ReadContext context)
    {
        var workdir = context.Paths.Folder(build.Text("workdir"), "workdir", build.Where)?.Value ?? ".";
        var image = build.Text("image_name");
        context.CheckImage(image, "image_name", build.Where, ImageRules.WhyNot);
        var suffix = build.Text("docker_tag_suffix");
        return new BackendConfig(provider, new BuildConfig { Provider = provider, Workdir = workdir, Context = workdir, TagSuffix = suffix?.Value }, image);
    }
}
