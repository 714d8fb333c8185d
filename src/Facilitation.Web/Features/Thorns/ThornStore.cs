using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Thorns;

/// <summary>Writes thorns, and reads those the viewer may see.</summary>
internal sealed class ThornStore(NpgsqlDataSource database)
{
    private const string Columns = """
        t.id, t.author_id as author, t.text, t.masks::text as masks, t.level, t.grade, t.subject,
        t.unmasked_person, t.safeguarding, t.visibility, t.version, t.created_at
        """;

    // A thorn under safeguarding is its author's alone, whatever else holds.
    private const string Seen = """
        (t.author_id = @member or (not t.safeguarding and (
            (t.visibility = 'community' and t.community_id = any(@communities)) or (t.visibility in ('network', 'public')))))
        """;

    public async Task AddAsync(CommunityId community, Thorn thorn, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new("""
            insert into thorns (id, community_id, author_id, text, level, grade, subject, masks, unmasked_person, safeguarding, visibility, created_at, updated_at)
            values (@Id, @community, @Author, @Text, @level, @Grade, @Subject, @masks, @HasUnmaskedPerson, @Safeguarding, @visibility, @CreatedAt, @CreatedAt)
            """, Parameters(community, thorn), cancellationToken: cancellation));
    }

    /// <returns>The thorn, or <see langword="null"/> when the community has none by that id that the viewer may see.</returns>
    public async Task<Thorn?> FindAsync(Seat seat, ThornId id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new($"select {Columns} from thorns t where t.id = @id and t.community_id = @community and {Seen}",
            new { id, community = seat.Community, member = seat.Member, communities = seat.Viewer.CommunityIds }, cancellationToken: cancellation));
        return row?.ToThorn();
    }

    /// <summary>The viewer's own thorns and, when asked for, those shared with them; newest first.</summary>
    /// <param name="seat">Who reads, and in which community.</param>
    /// <param name="mineOnly">Whether to leave out what others shared.</param>
    /// <param name="words">Words every result must hold, compared without accents or case; <see langword="null"/> for all.</param>
    /// <param name="before">Only those written before this id; <see langword="null"/> to start.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<Thorn>> ListAsync(Seat seat, bool mineOnly, string? words, ThornId? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new($"""
            select {Columns} from thorns t
            where t.community_id = @community and {Seen} and (not @mineOnly or t.author_id = @member)
              and (@before::uuid is null or t.id < @before)
              and (@pattern::text is null or unaccent(lower(t.text)) like all (string_to_array(unaccent(lower(@pattern)), chr(10))))
            order by t.id desc limit @limit
            """, new { community = seat.Community, member = seat.Member, communities = seat.Viewer.CommunityIds, mineOnly, before, limit, pattern = LikeEach(words) }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToThorn())];
    }

    /// <summary>Replaces the words, masks and context of a thorn of this author.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task ReplaceAsync(CommunityId community, ThornId id, Thorn words, int version, CancellationToken cancellation)
    {
        var parameters = Parameters(community, words);
        parameters.Add("id", id);
        parameters.Add("version", version);
        await ChangeAsync("""
            update thorns set text = @Text, level = @level, grade = @Grade, subject = @Subject, masks = @masks, unmasked_person = @HasUnmaskedPerson,
                safeguarding = safeguarding or @Safeguarding, visibility = case when @Safeguarding or @HasUnmaskedPerson then 'private' else visibility end,
                version = version + 1, updated_at = @CreatedAt
            where id = @id and community_id = @community and author_id = @Author and version = @version
            """, parameters, cancellation);
    }

    /// <exception cref="ChangedMeanwhileException">It is no longer at the version of <paramref name="thorn"/>.</exception>
    public Task SetVisibilityAsync(Thorn thorn, Visibility visibility, DateTimeOffset now, CancellationToken cancellation) => ChangeAsync(
        "update thorns set visibility = @visibility, version = version + 1, updated_at = @now where id = @Id and author_id = @Author and version = @Version",
        new { thorn.Id, thorn.Author, thorn.Version, visibility = WireName.Of(visibility), now }, cancellation);

    /// <summary>An answer of the author revealed more than the thorn did: it is kept from everybody else from now on.</summary>
    public Task PutUnderSafeguardingAsync(ThornId id, CancellationToken cancellation) => ChangeAsync(
        "update thorns set safeguarding = true, visibility = 'private', version = version + 1 where id = @id", new { id }, cancellation);

    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public Task DeleteAsync(Thorn thorn, int version, CancellationToken cancellation)
        => ChangeAsync("delete from thorns where id = @Id and author_id = @Author and version = @version", new { thorn.Id, thorn.Author, version }, cancellation);

    private async Task ChangeAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteAsync(new(sql, parameters, cancellationToken: cancellation)) == 0)
        {
            throw new ChangedMeanwhileException();
        }
    }

    private static DynamicParameters Parameters(CommunityId community, Thorn thorn) => new(new
    {
        thorn.Id,
        community,
        thorn.Author,
        thorn.Text,
        level = thorn.Level is { } level ? WireName.Of(level) : null,
        thorn.Grade,
        thorn.Subject,
        masks = new JsonParameter(thorn.Masks),
        thorn.HasUnmaskedPerson,
        thorn.Safeguarding,
        visibility = WireName.Of(thorn.Visibility),
        thorn.CreatedAt,
    });

    // One LIKE pattern a word, a line each; the wildcards of LIKE are ordinary characters to a person.
    private static string? LikeEach(string? words)
    {
        var each = (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => "%" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%");
        return string.Join('\n', each) is { Length: > 0 } patterns ? patterns : null;
    }

    private sealed class Row
    {
        public ThornId Id { get; init; }
        public MemberId Author { get; init; }
        public string Text { get; init; } = "";
        public string Masks { get; init; } = "[]";
        public string? Level { get; init; }
        public string? Grade { get; init; }
        public string? Subject { get; init; }
        public bool UnmaskedPerson { get; init; }
        public bool Safeguarding { get; init; }
        public string Visibility { get; init; } = "";
        public int Version { get; init; }
        public DateTimeOffset CreatedAt { get; init; }

        public Thorn ToThorn() => new()
        {
            Id = Id,
            Author = Author,
            Text = Text,
            Masks = System.Text.Json.JsonSerializer.Deserialize<List<Redaction>>(Masks, Database.Json) ?? [],
            Level = WireName.Parse<EducationLevel>(Level),
            Grade = Grade,
            Subject = Subject,
            HasUnmaskedPerson = UnmaskedPerson,
            Safeguarding = Safeguarding,
            Visibility = WireName.Parse<Visibility>(Visibility) ?? Domain.Communities.Visibility.Private,
            Version = Version,
            CreatedAt = CreatedAt,
        };
    }
}
