using Dapper;
using Facilitation.Agents.Embedding;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>A query as it was understood.</summary>
internal sealed record UnderstoodQuery(string Text, bool Corrected);

/// <summary>Understands misspelt, accent-less and SMS-like words through the lexicon of the memory.</summary>
internal sealed class QuerySpelling(NpgsqlDataSource database)
{
    // A word this short has too many neighbours to be corrected.
    private const int ShortestCorrected = 4;
    private const int MostCorrected = 12;

    /// <returns>The query with the words nobody wrote in the memory replaced by the nearest ones that somebody did.</returns>
    public async Task<UnderstoodQuery> UnderstandAsync(string text, CancellationToken cancellation)
    {
        var words = TextAnalysis.Tokens(text).Where(token => !token.IsStop && token.Plain.Length >= ShortestCorrected && !token.Plain.Any(char.IsDigit))
            .Select(token => token.Plain).Distinct().Take(MostCorrected).ToArray();
        if (words.Length == 0)
        {
            return new(text, false);
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var near = (await connection.QueryAsync<(string Word, string Candidate)>(new("""
            select asked.word, near.word as candidate
            from unnest(@words) as asked (word)
            cross join lateral (select l.word from lexicon l where l.word % asked.word order by similarity(l.word, asked.word) desc, l.frequency desc limit 8) near
            where not exists (select 1 from lexicon known where known.word = asked.word)
            """, new { words }, cancellationToken: cancellation))).ToLookup(row => row.Word, row => row.Candidate);
        var corrections = near.Select(group => (group.Key, Best: group.Where(candidate => Distance(group.Key, candidate) <= (group.Key.Length < 6 ? 1 : 2)).MinBy(candidate => Distance(group.Key, candidate))))
            .Where(correction => correction.Best is not null).ToDictionary(correction => correction.Key, correction => correction.Best!);
        return corrections.Count == 0 ? new(text, false) : new(Replace(text, corrections), true);
    }

    private static string Replace(string text, Dictionary<string, string> corrections)
        => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => TextAnalysis.Tokens(word) is [var token] && corrections.TryGetValue(token.Plain, out var better) ? better : word));

    /// <summary>How many letters to add, drop, change or swap with their neighbour.</summary>
    internal static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= other.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
