using Dapper;
using Facilitation.Agents.Embedding;
using Npgsql;

namespace Facilitation.Web.Store;

/// <param name="Name">As configured, with its dimensions; vectors of different names are never compared.</param>
/// <param name="Dimensions">1 to 4,000.</param>
/// <param name="Serving">Queries use it; otherwise its vectors are still being made.</param>
/// <param name="BuiltIn">Ours.</param>
internal sealed record EmbeddingModel(string Name, int Dimensions, bool Serving, bool BuiltIn);

/// <summary>Which models have vectors here, as this process last saw it.</summary>
internal sealed class EmbeddingModels(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    private (IReadOnlyList<EmbeddingModel> Models, DateTimeOffset At) _seen = ([], default);

    public async Task<IReadOnlyList<EmbeddingModel>> ListAsync(CancellationToken cancellation)
    {
        var seen = _seen;
        var now = clock.GetUtcNow();
        if (seen.Models.Count > 0 && now - seen.At < LooksEvery)
        {
            return seen.Models;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var models = (await connection.QueryAsync<EmbeddingModel>(new(
            "select name, dimensions, state = 'serving' as serving, built_in from embedding_models order by created_at", cancellationToken: cancellation))).AsList();
        _seen = (models, now);
        return models;
    }

    /// <summary>The built-in vectors of this version; <see langword="null"/> before the first are made.</summary>
    public async Task<EmbeddingModel?> FindBuiltInAsync(CancellationToken cancellation)
        => (await ListAsync(cancellation)).FirstOrDefault(model => model.Name == BuiltInEmbedder.Model);

    /// <summary>Forgets what was seen, for whoever just changed it.</summary>
    public void Forget() => _seen = ([], default);
}
