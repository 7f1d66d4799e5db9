using DeployPlan.Stores;
using Npgsql;

namespace DeployPlan.Host.Stores;

/// <summary>The tables of a store, in the schema <c>deployplan</c>.</summary>
internal static class PostgreSqlStoreSchema
{
    /// <summary>The SQLSTATE of a change that was not made because a document was not as expected.</summary>
    public const string NotAsExpected = "DP001";

    private const int Version = 1;

    // Any number that no one else uses: "DeployPl" in ASCII, plus one.
    private const string LockCreation = "select pg_catalog.pg_advisory_xact_lock(4928175049148953709)";

    // Not with to_regclass: it may remember that there was none while it waited for who makes it.
    private const string Look =
        "select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = 'deployplan' and c.relname = 'version'";

    private const string Write =
        """
        create function deployplan.write(names text[], contents bytea[], expected bigint[], scope text, line text) returns bigint[]
        language plpgsql set search_path = pg_catalog as $body$
        declare
            one record;
            found bigint;
            done bigint[] := array_fill(0::bigint, array[cardinality(names)]);
        begin
            -- In the order of the names, so that two changes do not wait for each other.
            for one in select w.* from unnest(names, contents, expected) with ordinality as w(name, content, version, position) order by w.name collate "C" loop
                found := null;
                if one.content is null then
                    delete from deployplan.documents d where d.name = one.name and (one.version is null or d.version = one.version) returning 0 into found;
                    if found is null and coalesce(one.version, 0) = 0 and not exists (select from deployplan.documents d where d.name = one.name) then
                        found := 0;
                    end if;
                elsif one.version = 0 then
                    insert into deployplan.documents as d values (one.name, nextval('deployplan.versions'), one.content) on conflict (name) do nothing returning d.version into found;
                elsif one.version is null then
                    insert into deployplan.documents as d values (one.name, nextval('deployplan.versions'), one.content)
                        on conflict (name) do update set version = excluded.version, content = excluded.content returning d.version into found;
                else
                    update deployplan.documents d set version = nextval('deployplan.versions'), content = one.content
                        where d.name = one.name and d.version = one.version returning d.version into found;
                end if;
                if found is null then
                    raise exception 'not as expected' using errcode = 'DP001';
                end if;
                done[one.position] := found;
            end loop;
            if line <> '' then
                insert into deployplan.lines (scope, line) values (write.scope, write.line);
            end if;
            return done;
        end $body$
        """;

    private static readonly string[] Tables =
    [
        "create schema if not exists deployplan",
        "create table deployplan.version (version integer not null)",
        "create sequence deployplan.versions",
        "create table deployplan.documents (name text collate \"C\" primary key, version bigint not null, content bytea not null)",
        "create table deployplan.lines (number bigint generated always as identity primary key, at timestamptz not null default pg_catalog.now(), scope text not null, line text not null)",
        Write,
        "insert into deployplan.version values (1)",
    ];

    /// <summary>Whether a store was made there.</summary>
    /// <exception cref="StoreException">A newer version has made it.</exception>
    public static bool IsThere(NpgsqlConnection connection)
    {
        if (Value(connection, Look) is null)
        {
            return false;
        }

        return Value(connection, "select pg_catalog.max(version) from deployplan.version") switch
        {
            int version when version > Version => throw new StoreException(
                StoreFault.Refused, $"the store in the schema 'deployplan' has version {version}, and this program knows {Version}: use the newest version of DeployPlan that wrote to it, or one that is newer"),
            int => true,
            _ => false,
        };
    }

    /// <summary>Makes it, unless someone else does at the same time.</summary>
    public static void Create(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, LockCreation);
        if (!IsThere(connection))
        {
            foreach (var statement in Tables)
            {
                Run(connection, statement);
            }
        }

        transaction.Commit();
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Value(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
