namespace DeployPlan.Planning;

/// <summary>Why an operation waits for another, in the words that people see.</summary>
internal static class Reasons
{
    public const string DependsOn = "depends_on";
    public const string InfraFirst = "infra comes first";
    public const string BuildsFirst = "migrate_after_build";
    public const string ItsBuild = "its build";
    public const string BuildOfItsImage = "the build of its image";
    public const string ItsPreDeployMigrations = "pre_deploy migrations of its databases";
    public const string ServicesOnDatabase = "post_deploy comes after the services on the database";
    public const string ItsDeploy = "its deploy";
    public const string ItsPostDeployMigrations = "post_deploy migrations of its databases";
}
