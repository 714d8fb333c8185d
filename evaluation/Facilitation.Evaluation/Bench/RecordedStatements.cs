using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pgvector;

namespace Facilitation.Evaluation.Bench;

/// <summary>Listens to the driver and keeps every statement with its values, so that exactly the same can be run by pgbench.</summary>
internal sealed partial class RecordedStatements : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _statements = new();

    /// <summary>A data source like <paramref name="like"/> whose statements are recorded.</summary>
    public NpgsqlDataSource Listen(NpgsqlDataSource like, string connectionString)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);
        source.ConnectionStringBuilder.Options = new NpgsqlConnectionStringBuilder(like.ConnectionString).Options;
        source.UseVector();
        source.UseLoggerFactory(this).EnableParameterLogging();
        return source.Build();
    }

    /// <returns>The statements since the last call, with their values written out.</returns>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_statements.TryDequeue(out var statement))
        {
            taken.Add(statement);
        }

        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            return;
        }

        if (Value("CommandText") is string text)
        {
            _statements.Enqueue(Write(text, Value("Parameters") as IEnumerable<object> ?? []));
        }
        else if (Value("BatchCommands") is IEnumerable<(string CommandText, IEnumerable<object> Parameters)> batch)
        {
            foreach (var command in batch)
            {
                _statements.Enqueue(Write(command.CommandText, command.Parameters));
            }
        }

        object? Value(string key) => values.FirstOrDefault(pair => pair.Key == key).Value;
    }

    public void Dispose()
    {
    }

    private static string Write(string text, IEnumerable<object> parameters)
    {
        var values = parameters.Select(Literal).ToList();
        return Place().Replace(text, place => values[int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) - 1]);
    }

    private static string Literal(object? value) => value switch
    {
        null or DBNull or "NULL" => "null",
        bool truth => truth ? "true" : "false",
        int or long or short or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        // The driver hands arrays on as they read: [one, two]. No query of the corpus looks like that.
        string text when text.StartsWith('[') && text.EndsWith(']') => List(text[1..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries)),
        string text => Quote(text) + "::text",
        Guid id => Quote(id.ToString()) + "::uuid",
        HalfVector vector => Quote(vector.ToString()!) + "::halfvec",
        SparseVector vector => Quote(vector.ToString()!) + "::sparsevec",
        _ => throw new NotSupportedException($"A parameter of {value.GetType()} cannot be written out."),
    };

    private static string List(string[] items)
        => $"array[{string.Join(',', items.Select(Quote))}]::{(items.Length > 0 && items.All(item => Guid.TryParse(item, out _)) ? "uuid" : "text")}[]";

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Place();
}
