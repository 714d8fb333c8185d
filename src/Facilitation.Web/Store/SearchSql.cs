namespace Facilitation.Web.Store;

/// <summary>The SQL of the fused search. Filters stand in every leg; only constants of ours are ever spliced.</summary>
internal static class SearchSql
{
    private const int Candidates = 50;

    // Ranking reads every candidate's lexemes; more than this is the slow tail (SEARCH.md 4.2).
    private const int MostRanked = 2_000;

    /// <summary>What the viewer may see; needs the parameters <c>communities</c> and <c>member</c>.</summary>
    public static string Seen(string row)
        => $"(({row}.visibility = 'community' and {row}.community_id = any(@communities)) or ({row}.visibility = 'network' and (@member or {row}.community_id = any(@communities))) or {row}.visibility = 'public')";

    public static string Fused(SearchQuery query, bool byNearness, bool byWords) => $"""
        with asked as materialized (
            select plainto_tsquery('fr', @words) || plainto_tsquery('fr_plain', @words) as all_words,
                (select string_agg(quote_literal(lexeme), ' | ')::tsquery from (
                    select asked.lexeme
                    from unnest(to_tsvector('fr', @words) || to_tsvector('fr_plain', @words)) as asked
                    left join lexemes known using (lexeme)
                    where coalesce(known.frequency, 0) <= greatest(200, (select 0.05 * count(*) from embeddings where model = @model))
                    order by coalesce(known.frequency, 0), asked.lexeme limit {RarestLexemes(query)}) rarest) as any_word),
        by_nearness as (
            {(byNearness ? Nearness(query) : "select null::uuid as id, null::float8 as closeness, null::bigint as r where false")}),
        with_all_words as (
            {(byWords ? Words(query, "all_words") : NoWords)}),
        with_rare_words as (
            {(byWords ? Words(query, "any_word") : NoWords)}),
        fused as (
            select id, sum(weight / (60 + r)) as score, max(closeness) as closeness, bool_or(leg = 'every') as all_words
            from (
                select id, r, 1.0 as weight, closeness, 'near' as leg from by_nearness
                union all select id, r, 1.0, null, 'every' from with_all_words
                union all select id, r, 0.6, null, 'some' from with_rare_words) legs
            group by id)
        select d.kind, d.id, d.external_id, d.number, d.title, d.body, d.keywords, c.slug as community, d.level, d.grade, d.subject,
            f.score::float8 as score, coalesce(f.closeness, 0)::float8 as closeness, f.all_words, e.worked, e.mixed, e.did_not_work, e.inconclusive
        from fused f join documents d on d.id = f.id join communities c on c.id = d.community_id
        cross join lateral ({Evidence("d")}) e
        order by f.score desc, d.id limit @Limit
        """;

    /// <summary>Counts the reports the viewer may see on an action or a challenge.</summary>
    public static string Evidence(string row) => $"""
        select count(*) filter (where r.stance = 'worked')::int as worked, count(*) filter (where r.stance = 'mixed')::int as mixed,
            count(*) filter (where r.stance = 'did_not_work')::int as did_not_work, count(*) filter (where r.stance = 'inconclusive')::int as inconclusive
        from documents r
        where r.kind = 'report' and {Seen("r")} and (({row}.kind = 'action' and r.action_id = {row}.id) or ({row}.kind = 'challenge' and r.challenge_id = {row}.id))
        """;

    private const string NoWords = "select null::uuid as id, null::bigint as r where false";

    // A sentence has more words to go by than two keywords.
    private static int RarestLexemes(SearchQuery query) => query.Text.Length > 80 ? 8 : 4;

    private static string Nearness(SearchQuery query) => $"""
        select id, 1 - d as closeness, row_number() over (order by d, id) as r
        from (select m.document_id as id, (m.v <=> @vector) + 0 as d from embeddings m
            where m.model = @model and {Filter(query, "m", "m.document_id")}
            order by (m.v <=> @vector) + 0 limit {Candidates}) nearest
        """;

    private static string Words(SearchQuery query, string which) => $"""
        select id, row_number() over (order by rank desc, id) as r
        from (select d.id, ts_rank(d.fts, asked.{which}) as rank
            from (select d.id, d.fts from documents d, asked where d.fts @@ asked.{which} and {Filter(query, "d", "d.id")} limit {MostRanked}) d, asked
            order by rank desc, d.id limit {Candidates}) ranked
        """;

    // Only the filters that are asked for: a statement that holds them all gets the wrong plan for the rare ones.
    private static string Filter(SearchQuery query, string row, string id) => string.Join(" and ", new[]
    {
        Seen(row),
        query.Kinds is not null || query.Kind is not null ? $"{row}.kind = any(@kinds)" : null,
        query.Level is not null ? $"{row}.level = @level" : null,
        query.Subject is not null ? $"{row}.subject = @Subject" : null,
        query.Community is not null ? $"{row}.community_id = (select id from communities where slug = @Community)" : null,
        query.Except is not null ? $"{id} <> @Except" : null,
    }.OfType<string>());
}
