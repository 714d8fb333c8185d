using System.Text.Json;
using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Challenges;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Challenges;

/// <summary>Writes challenges with their document in the memory, and reads those the viewer may see.</summary>
internal sealed class ChallengeStore(NpgsqlDataSource database)
{
    private const string Select = """
        select c.id, c.number, c.question, c.objective, c.context, c.theme, c.situation, c.audience, c.observable_change, c.indicators, c.horizon,
            c.hypothesis::text as hypothesis, c.level, c.subject, c.thorn_id as thorn, c.origin::text as origin, c.approved_by, c.visibility, c.version, c.created_at
        from challenges c
        where c.community_id = @community and (c.visibility in ('community', 'network', 'public') or c.approved_by = @member)
        """;

    /// <summary>Gives the challenge the next number of the community and makes it findable at once.</summary>
    /// <returns>The challenge as stored, with its number.</returns>
    public async Task<Challenge> AddAsync(Seat seat, Challenge challenge, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // The community's row is held while its next number is chosen, so that two adoptions never share one.
        await connection.ExecuteAsync(new("select 1 from communities where id = @Community for update", new { seat.Community }, transaction, cancellationToken: cancellation));
        var number = await connection.ExecuteScalarAsync<int>(new(
            "select coalesce(max(number), 0) + 1 from challenges where community_id = @Community", new { seat.Community }, transaction, cancellationToken: cancellation));
        var stored = challenge with { Number = number };
        await connection.ExecuteAsync(new("""
            insert into challenges (id, community_id, number, question, objective, context, theme, situation, audience, observable_change, indicators, horizon,
                hypothesis, level, subject, thorn_id, origin, approved_by, visibility, created_at, updated_at)
            values (@Id, @community, @Number, @Question, @Objective, @Context, @Theme, @Situation, @Audience, @ObservableChange, @indicators, @Horizon,
                @hypothesis, @level, @Subject, @Thorn, @origin, @ApprovedBy, @visibility, @CreatedAt, @CreatedAt)
            """, Parameters(seat.Community, stored), transaction, cancellationToken: cancellation));
        await DocumentWriter.UpsertAsync(connection, transaction, ChallengeDocument.Of(seat.Community, stored), cancellation);
        await transaction.CommitAsync(cancellation);
        return stored;
    }

    /// <summary>Replaces the wording of a challenge.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at the version of <paramref name="challenge"/>.</exception>
    public async Task ReplaceAsync(Seat seat, Challenge challenge, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var parameters = Parameters(seat.Community, challenge);
        parameters.Add("now", now);
        parameters.Add("Version", challenge.Version);
        if (await connection.ExecuteAsync(new("""
            update challenges set question = @Question, objective = @Objective, context = @Context, theme = @Theme, situation = @Situation, audience = @Audience,
                observable_change = @ObservableChange, indicators = @indicators, horizon = @Horizon, hypothesis = @hypothesis, level = @level, subject = @Subject,
                origin = @origin, approved_by = @ApprovedBy, visibility = @visibility, version = version + 1, updated_at = @now
            where id = @Id and community_id = @community and version = @Version
            """, parameters, transaction, cancellationToken: cancellation)) == 0)
        {
            throw new ChangedMeanwhileException();
        }

        await DocumentWriter.UpsertAsync(connection, transaction, ChallengeDocument.Of(seat.Community, challenge), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <returns>The challenge, or <see langword="null"/> when the community has none by that number that the viewer may see.</returns>
    public async Task<Challenge?> FindAsync(Seat seat, int number, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new($"{Select} and c.number = @number", new { community = seat.Community, member = seat.Member, number }, cancellationToken: cancellation));
        return row?.ToChallenge();
    }

    /// <param name="seat">Who reads, and in which community.</param>
    /// <param name="after">Only numbers above this; 0 to start.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<Challenge>> ListAsync(Seat seat, int after, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new($"{Select} and c.number > @after order by c.number limit @limit", new { community = seat.Community, member = seat.Member, after, limit }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToChallenge())];
    }

    /// <summary>The saved answer a challenge is adopted from, for those who may see its thorn.</summary>
    /// <returns>The answer with its thorn; <see langword="null"/> when there is none for this member. A thorn that may not be shared is found too: adopting refuses it by rule.</returns>
    public async Task<(Reframing Reframing, ThornSource Thorn)?> FindReframingAsync(Seat seat, Guid reframing, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<ReframingRow>(new("""
            select r.reframing::text as reframing, t.id as thorn, t.text, t.safeguarding, t.unmasked_person, t.level, t.subject
            from reframings r join thorns t on t.id = r.thorn_id
            where r.id = @reframing and t.community_id = @Community
              and (t.author_id = @Member or (not t.safeguarding and t.visibility <> 'private'))
            """, new { reframing, seat.Community, seat.Member }, cancellationToken: cancellation));
        return row is null
            ? null
            : (JsonSerializer.Deserialize<Reframing>(row.Reframing, Database.Json)!, new(row.Thorn, row.Text, row.Safeguarding, row.UnmaskedPerson, WireName.Parse<EducationLevel>(row.Level), row.Subject));
    }

    private static DynamicParameters Parameters(CommunityId community, Challenge challenge) => new(new
    {
        Id = challenge.Id.Value,
        community,
        challenge.Number,
        challenge.Question,
        challenge.Objective,
        challenge.Context,
        challenge.Theme,
        challenge.Situation,
        challenge.Audience,
        challenge.ObservableChange,
        indicators = challenge.Indicators.ToArray(),
        challenge.Horizon,
        hypothesis = new JsonParameter(challenge.Hypothesis),
        level = challenge.Level is { } level ? WireName.Of(level) : null,
        challenge.Subject,
        challenge.Thorn,
        origin = new JsonParameter(challenge.Origin),
        challenge.ApprovedBy,
        visibility = WireName.Of(challenge.Visibility),
        challenge.CreatedAt,
    });

    private sealed class ReframingRow
    {
        public string Reframing { get; init; } = "";
        public ThornId Thorn { get; init; }
        public string Text { get; init; } = "";
        public bool Safeguarding { get; init; }
        public bool UnmaskedPerson { get; init; }
        public string? Level { get; init; }
        public string? Subject { get; init; }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public int Number { get; init; }
        public string Question { get; init; } = "";
        public string? Objective { get; init; }
        public string? Context { get; init; }
        public string? Theme { get; init; }
        public string? Situation { get; init; }
        public string? Audience { get; init; }
        public string? ObservableChange { get; init; }
        public string[] Indicators { get; init; } = [];
        public string? Horizon { get; init; }
        public string? Hypothesis { get; init; }
        public string? Level { get; init; }
        public string? Subject { get; init; }
        public ThornId? Thorn { get; init; }
        public string? Origin { get; init; }
        public MemberId? ApprovedBy { get; init; }
        public string Visibility { get; init; } = "";
        public int Version { get; init; }
        public DateTimeOffset CreatedAt { get; init; }

        public Challenge ToChallenge() => new()
        {
            Id = new(Id),
            Number = Number,
            Question = Question,
            Objective = Objective,
            Context = Context,
            Theme = Theme,
            Situation = Situation,
            Audience = Audience,
            ObservableChange = ObservableChange,
            Indicators = Indicators,
            Horizon = Horizon,
            Hypothesis = Hypothesis is null ? null : JsonSerializer.Deserialize<Hypothesis>(Hypothesis, Database.Json),
            Level = WireName.Parse<EducationLevel>(Level),
            Subject = Subject,
            Thorn = Thorn,
            Origin = Origin is null ? null : JsonSerializer.Deserialize<ChallengeOrigin>(Origin, Database.Json),
            ApprovedBy = ApprovedBy,
            Visibility = WireName.Parse<Visibility>(Visibility) ?? Domain.Communities.Visibility.Community,
            Version = Version,
            CreatedAt = CreatedAt,
        };
    }
}

/// <summary>What a challenge needs to know of the thorn it comes from.</summary>
internal sealed record ThornSource(ThornId Id, string Text, bool Safeguarding, bool UnmaskedPerson, EducationLevel? Level, string? Subject);
