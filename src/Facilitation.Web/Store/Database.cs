using System.Data;
using System.Text.Json;
using Dapper;
using Facilitation.Domain.Communities;
using Npgsql;
using NpgsqlTypes;

namespace Facilitation.Web.Store;

/// <summary>The program's one data source, and how Dapper reads and writes our types.</summary>
internal static class Database
{
    /// <summary>How JSON columns are written: camel case, enumerations as their wire names.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        MapTypes();
        return services.AddSingleton(provider => Build(provider.GetRequiredService<IConfiguration>().RequireConnectionString()));
    }

    /// <exception cref="InvalidOperationException">No connection string is configured.</exception>
    public static string RequireConnectionString(this IConfiguration configuration)
        => configuration.GetConnectionString("Facilitation") is { Length: > 0 } connection
            ? connection
            : throw new InvalidOperationException("Set ConnectionStrings:Facilitation to a PostgreSQL database. 'make run' starts one and sets it.");

    /// <summary>The same database through a pool of its own, so that jobs never take the connections of people who wait.</summary>
    public static string ForJobs(this string connectionString, int workers)
        => new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "facilitation-jobs", MaxPoolSize = workers + 12 }.ConnectionString;

    public static NpgsqlDataSource Build(string connectionString)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);
        source.UseVector();
        // A plan for the values at hand: a generic one chooses the wrong index for rare filters (one community, one level).
        source.ConnectionStringBuilder.Options ??= "-c plan_cache_mode=force_custom_plan";
        return source.Build();
    }

    private static void MapTypes()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new MomentHandler());
        SqlMapper.AddTypeHandler(new IdHandler<CommunityId>(id => id.Value, value => new(value)));
        SqlMapper.AddTypeHandler(new IdHandler<MemberId>(id => id.Value, value => new(value)));
        SqlMapper.AddTypeHandler(new IdHandler<Domain.Thorns.ThornId>(id => id.Value, value => new(value)));
        SqlMapper.AddTypeHandler(new IdHandler<Domain.Syntheses.SynthesisId>(id => id.Value, value => new(value)));
    }

    private sealed class MomentHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value is DateTime moment ? new(moment.ToUniversalTime()) : (DateTimeOffset)value;

        // Npgsql takes UTC only.
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    private sealed class IdHandler<TId>(Func<TId, Guid> unwrap, Func<Guid, TId> wrap) : SqlMapper.TypeHandler<TId> where TId : struct
    {
        public override TId Parse(object value) => wrap((Guid)value);

        public override void SetValue(IDbDataParameter parameter, TId value) => parameter.Value = unwrap(value);
    }
}

/// <summary>A value for a jsonb column; <see langword="null"/> is SQL's null.</summary>
internal sealed class JsonParameter(object? value) : SqlMapper.ICustomQueryParameter
{
    public void AddParameter(IDbCommand command, string name)
        => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Jsonb) { Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value, Database.Json) });
}
