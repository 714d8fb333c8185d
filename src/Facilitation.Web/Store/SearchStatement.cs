using System.Globalization;
using System.Text;
using Facilitation.Agents.Embedding;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace Facilitation.Web.Store;

/// <summary>
/// The one statement of a search: candidates by vector (exact while the filters leave few rows, by the index above) and by words, the filters in each
/// leg, ordered exactly, fused by reciprocal rank. Texts and filters are parameters; only numbers of ours stand in the text, as partial indexes need them.
/// </summary>
internal sealed class SearchStatement
{
    // Up to so many numbers are compared one by one: 10,000 rows of 384, fewer of wider vectors, which take as much longer. Merely to count twice as many costs more than the index needs.
    private const int MostExactNumbers = 10_000 * 384;

    private const int Candidates = 150;
    private const int MostOfAllWords = 600;
    private const int MostOfRareWords = 400;

    // Of those, the best: each one more is read and compared by its features.
    private const int MostByWords = 200;

    // Reciprocal rank fusion. The smaller the constant, the more the first places of a leg weigh.
    private const int RankConstant = 10;
    private const string AllWordsWeight = "0.3";
    private const string RareWordsWeight = "0.05";

    // An action whose whole challenge is near the query is nearer than one that shares some words by chance.
    private const string KinWeight = "1.0";
    private const string DenseWeight = "1.0";

    private readonly StringBuilder _sql = new();
    private readonly NpgsqlBatchCommand _command = new();
    private readonly SearchQuery _query;

    private SearchStatement(SearchQuery query) => _query = query;

    /// <param name="query">Whose filters and viewer.</param>
    /// <param name="most">How many rows at most.</param>
    /// <param name="terms">The words of the query; <see langword="null"/> when the word leg takes no part.</param>
    /// <param name="vector">What the vector leg compares with; <see langword="null"/> when it takes no part.</param>
    /// <param name="lexical">Orders the candidates; <see langword="null"/> for words alone.</param>
    public static NpgsqlBatchCommand Build(SearchQuery query, int most, QueryTerms? terms, QueryVector? vector, LexicalVector? lexical)
    {
        var statement = new SearchStatement(query);
        statement.Write(most, terms, vector, lexical);
        statement._command.CommandText = statement._sql.ToString();
        return statement._command;
    }

    /// <summary>A condition that lets through what the viewer may see.</summary>
    /// <param name="alias">The table's.</param>
    /// <param name="isMember">Anonymous visitors see public rows only.</param>
    public static string Visible(string alias, bool isMember) => isMember
        ? $"({alias}.visibility in ('network', 'public') or ({alias}.visibility = 'community' and {alias}.community_id = any(@communities)))"
        : $"{alias}.visibility = 'public'";

    private void Write(int most, QueryTerms? terms, QueryVector? vector, LexicalVector? lexical)
    {
        _command.Parameters.Add(new("communities", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = _query.Viewer.CommunityIds });
        _command.Parameters.Add(new("limit", NpgsqlDbType.Integer) { Value = most });
        AddFilters();
        _sql.Append("with ");
        WriteNear(vector);
        WriteWords(terms);
        WriteRanks(vector, lexical);
        WriteResults();
    }

    private IReadOnlyList<DocumentKind>? Kinds => _query.Kinds ?? (_query.Kind is { } kind ? [kind] : null);

    private void AddFilters()
    {
        if (Kinds is { } kinds)
        {
            _command.Parameters.Add(new("kinds", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = kinds.Select(WireName.Of).ToArray() });
        }

        Add("level", _query.Level is { } level ? WireName.Of(level) : null);
        Add("subject", _query.Subject);
        Add("community", _query.Community);
        if (_query.Except is { } except)
        {
            _command.Parameters.Add(new("except", NpgsqlDbType.Uuid) { Value = except });
        }

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                _command.Parameters.Add(new(name, NpgsqlDbType.Text) { Value = value });
            }
        }
    }

    private string Filters(string alias, string id)
    {
        var filters = new StringBuilder(Visible(alias, _query.Viewer.Member is not null));
        filters.Append(Kinds is null ? "" : $" and {alias}.kind = any(@kinds)")
            .Append(_query.Level is null ? "" : $" and {alias}.level = @level")
            .Append(_query.Subject is null ? "" : $" and {alias}.subject = @subject")
            .Append(_query.Community is null ? "" : $" and {alias}.community_id = (select id from communities where slug = @community)")
            .Append(_query.Except is null ? "" : $" and {id} <> @except");
        return filters.ToString();
    }

    /// <summary>Up to so many rows that its filters leave, a search compares all; above, the index finds the nearest.</summary>
    public static int MostExactRows(int dimensions) => MostExactNumbers / dimensions;

    private void WriteNear(QueryVector? vector)
    {
        if (vector is null)
        {
            _sql.Append("near as (select null::uuid as id, null::float8 as distance where false),\n");
            return;
        }

        _command.Parameters.Add(new("vector", vector.Value));
        var filters = $"e.model = '{vector.Model.Replace("'", "''", StringComparison.Ordinal)}' and {Filters("e", "e.document_id")}";
        var most = _query.IsExact ? int.MaxValue - 1 : MostExactRows(vector.Dimensions);
        var typed = string.Create(CultureInfo.InvariantCulture, $"e.v::halfvec({vector.Dimensions})");
        _sql.Append(CultureInfo.InvariantCulture, $"""
            filtered as materialized (select count(*) as rows from (select 1 from embeddings e where {filters} limit {most + 1}) s),
            near as materialized (
                (select e.document_id as id, e.v <=> @vector as distance from embeddings e
                    where {filters} and (select rows from filtered) <= {most} order by (e.v <=> @vector) + 0 limit {Candidates})
                union all
                (select e.document_id, {typed} <=> @vector from embeddings e
                    where {filters} and (select rows from filtered) > {most} order by {typed} <=> @vector limit {Candidates})),

            """);
    }

    private void WriteWords(QueryTerms? terms)
    {
        if (terms is null || terms.All.Count == 0)
        {
            _sql.Append("hits as (select null::uuid as id, 0 as tier, 0::float8 as rank where false),\n");
            return;
        }

        _command.Parameters.Add(new("words", NpgsqlDbType.Text) { Value = string.Join(' ', terms.All) });
        _command.Parameters.Add(new("typed", NpgsqlDbType.Text) { Value = string.Join(' ', terms.Typed) });
        _command.Parameters.Add(new("rare", NpgsqlDbType.Text) { Value = string.Join(" or ", terms.Rare) });
        const string All = "(plainto_tsquery('public.fr', @words) || plainto_tsquery('public.fr_plain', @words) || plainto_tsquery('pg_catalog.english', @words) || plainto_tsquery('public.fr', @typed))";
        const string Rare = "(websearch_to_tsquery('public.fr', @rare) || websearch_to_tsquery('public.fr_plain', @rare) || websearch_to_tsquery('pg_catalog.english', @rare))";
        var filters = $"d.deleted_at is null and {Filters("d", "d.id")}";
        _sql.Append(CultureInfo.InvariantCulture, $"""
            hits as materialized (
                select id, max(tier) as tier, max(rank) as rank from (
                    (select d.id, 1 as tier, ts_rank(d.fts, {All})::float8 as rank from (select * from documents d where d.fts @@ {All} and {filters} limit {MostOfAllWords}) d)
                    union all
                    (select d.id, 0, ts_rank(d.fts, {Rare})::float8 from (select * from documents d where d.fts @@ {Rare} and {filters} limit {MostOfRareWords}) d)) s
                group by id order by tier desc, rank desc, id limit {MostByWords}),

            """);
    }

    private void WriteRanks(QueryVector? vector, LexicalVector? lexical)
    {
        // Where likeness is not known yet (written a moment ago), words speak for it too.
        // An outside model ranks by its own distance; the built-in one by its features, one by one, of which the vector is a sketch.
        var outside = vector is { IsBuiltIn: false };
        if (lexical is not null)
        {
            _command.Parameters.Add(new("features", new SparseVector(lexical.Sparse.ToDictionary(), BuiltInEmbedder.SparseDimensions)));
        }

        // Equals are ordered by their number: ids of one load are random among themselves, and the same query must find the same.
        var likeness = lexical is null ? "null::float8" : "-(f.features <#> @features)";
        _sql.Append(CultureInfo.InvariantCulture, $"""
            candidates as (select id, min(distance) as distance, max(tier) as tier, max(rank) as rank
                from (select id, distance, null::int as tier, null::float8 as rank from near union all select id, null, tier, rank from hits) s group by id),
            scored as (select c.*, {likeness} as own, coalesce(d.challenge_id, d.id) as kin, d.number
                from candidates c join documents d on d.id = c.id left join document_features f on f.document_id = c.id
                where d.deleted_at is null and {Visible("d", _query.Viewer.Member is not null)}),
            among as (select s.*, own + {KinWeight} * avg(own) over (partition by kin) as likeness from scored s),
            ranked as (select s.*,
                case when likeness > 0 then row_number() over (order by likeness desc nulls last, number, id) end as by_likeness,
                case when distance is not null then row_number() over (order by distance nulls last, number, id) end as by_distance,
                case when tier is not null then row_number() over (order by tier desc nulls last, rank desc nulls last, number, id) end as by_words
                from among s),
            fused as (select id, number, distance, likeness,
                coalesce(1.0 / ({RankConstant} + by_likeness), 0) + coalesce((case tier when 1 then {AllWordsWeight} else {RareWordsWeight} end + case when likeness is null then 1 else 0 end) / ({RankConstant} + by_words), 0)
                    {(outside ? $"+ coalesce({DenseWeight} / ({RankConstant} + by_distance), 0)" : "")} as score
                from ranked)

            """);
    }

    private void WriteResults() => _sql.Append(CultureInfo.InvariantCulture, $"""
        select t.*, c.slug, v.worked, v.mixed, v.did_not_work, v.inconclusive
        from (
            select f.score::float8 as score, coalesce(f.likeness, 0)::float8 as likeness, f.distance::float8 as distance, d.id, d.kind, d.external_id, d.number, d.title, d.body, d.keywords,
                d.level, d.grade, d.subject, d.community_id
            from (select * from fused order by score desc, number, id limit @limit) f join documents d on d.id = f.id) t
        join communities c on c.id = t.community_id
        cross join lateral ({Evidence("t", _query.Viewer.Member is not null)}) v
        order by t.score desc, t.number, t.id
        """);

    /// <summary>Counts the visible reports on an action, on all actions of a challenge, or one report itself.</summary>
    public static string Evidence(string alias, bool isMember) => $"""
        select (count(*) filter (where r.stance = 'worked'))::int as worked, (count(*) filter (where r.stance = 'mixed'))::int as mixed,
            (count(*) filter (where r.stance = 'did_not_work'))::int as did_not_work, (count(*) filter (where r.stance = 'inconclusive'))::int as inconclusive
        from documents r
        where r.kind = 'report' and r.deleted_at is null and {Visible("r", isMember)}
            and (r.action_id = {alias}.id or r.challenge_id = {alias}.id or r.id = {alias}.id)
        """;
}

/// <param name="All">Every word that says something, corrected.</param>
/// <param name="Typed">The same as typed: a word so new that nobody counted it is found all the same.</param>
/// <param name="Rare">The rarest of them.</param>
internal sealed record QueryTerms(IReadOnlyList<string> All, IReadOnlyList<string> Typed, IReadOnlyList<string> Rare);

/// <param name="Model">The name in <c>embedding_models</c>; ours or the operator's, never a caller's.</param>
/// <param name="Dimensions">1 to 4,000.</param>
/// <param name="IsBuiltIn">Whether the lexical features are its exact form.</param>
/// <param name="Value">Of that length, never zero.</param>
internal sealed record QueryVector(string Model, int Dimensions, bool IsBuiltIn, HalfVector Value);
