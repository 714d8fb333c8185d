using System.Text.Json;
using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Exchange;

/// <summary>Writes the rows of one import, inside its transaction.</summary>
internal sealed class ExchangeRowStore(NpgsqlConnection connection, NpgsqlTransaction transaction, CommunityId community, MemberId importer, DateTimeOffset now, CancellationToken cancellation)
{
    public async Task WriteAsync(ImportPlan plan)
    {
        await EachAsync(plan.Challenges.Added, AddChallenge, Parameters);
        await EachAsync(plan.Challenges.Replaced, ReplaceChallenge, Parameters);
        await EachAsync(plan.Actions.Added, AddAction, Parameters);
        await EachAsync(plan.Actions.Replaced, ReplaceAction, Parameters);
        await EachAsync(plan.Reports.Added, AddReport, Parameters);
        await EachAsync(plan.Reports.Replaced, ReplaceReport, Parameters);
        await EachAsync(plan.Thorns.Added, AddThorn, Parameters);
        await EachAsync(plan.Thorns.Replaced, ReplaceThorn, Parameters);
    }

    private const string AddChallenge = """
        insert into challenges (id, community_id, number, external_id, question, objective, context, theme, situation, audience, observable_change, indicators,
            horizon, hypothesis, level, subject, origin, approved_by, visibility, created_at, updated_at)
        values (@Key, @community, @Number, @Id, @Title, @Objective, @Context, @Theme, @Situation, @Audience, @ObservableChange, @indicators,
            @Horizon, @hypothesis::jsonb, @level, @Subject, @origin::jsonb, @approvedBy, @visibility, @now, @now)
        """;

    private const string ReplaceChallenge = """
        update challenges set question = @Title, objective = @Objective, context = @Context, theme = @Theme, situation = @Situation, audience = @Audience,
            observable_change = @ObservableChange, indicators = @indicators, horizon = @Horizon, hypothesis = @hypothesis::jsonb, level = @level, subject = @Subject,
            origin = @origin::jsonb, visibility = @visibility, version = version + 1, updated_at = @now
        where id = @Key and community_id = @community
        """;

    private const string AddAction = """
        insert into actions (id, community_id, challenge_id, number, external_id, title, description, context, level, grade, subject, hypothesis, indicators,
            duration, conditions, keywords, ai_used, school_year, visibility, created_at, updated_at)
        values (@Key, @community, @Challenge, @Number, @Id, @Title, @Description, @Context, @level, @Grade, @Subject, @Hypothesis, @indicators,
            @Duration, @conditions, @keywords, @AiUsed, @SchoolYear, @visibility, @now, @now)
        """;

    private const string ReplaceAction = """
        update actions set title = @Title, description = @Description, context = @Context, level = @level, grade = @Grade, subject = @Subject,
            hypothesis = @Hypothesis, indicators = @indicators, duration = @Duration, conditions = @conditions, keywords = @keywords, ai_used = @AiUsed,
            school_year = @SchoolYear, visibility = @visibility, version = version + 1, updated_at = @now
        where id = @Key and community_id = @community
        """;

    private const string AddReport = """
        insert into experiment_reports (id, community_id, action_id, external_id, tried_on, author_role, level, grade, subject, setting, student_count,
            declared_stance, retained_stance, quality, narrative, done, deviations, data_collected, observations, analysis, limitations, favourable, unfavourable,
            decision, advice, visibility, created_at, updated_at)
        values (@Key, @community, @Action, @Id, @date::date, @AuthorRole, @level, @Grade, @Subject, @Setting, @StudentCount,
            @stance, @retainedStance, @Quality, @Text, @Done, @Deviations, @DataCollected, @Observations, @Analysis, @Limitations, @Favourable, @Unfavourable,
            @Decision, @Advice, @visibility, @now, @now)
        """;

    private const string ReplaceReport = """
        update experiment_reports set tried_on = @date::date, author_role = @AuthorRole, level = @level, grade = @Grade, subject = @Subject, setting = @Setting,
            student_count = @StudentCount, declared_stance = @stance, retained_stance = @retainedStance, quality = @Quality, narrative = @Text, done = @Done,
            deviations = @Deviations, data_collected = @DataCollected, observations = @Observations, analysis = @Analysis, limitations = @Limitations,
            favourable = @Favourable, unfavourable = @Unfavourable, decision = @Decision, advice = @Advice, visibility = @visibility, masks = '[]',
            version = version + 1, updated_at = @now
        where id = @Key and community_id = @community
        """;

    private const string AddThorn = """
        insert into thorns (id, community_id, author_id, external_id, text, level, grade, subject, masks, visibility, created_at, updated_at)
        values (@Key, @community, @Author, @Id, @Text, @level, @Grade, @Subject, @masks, @visibility, @now, @now)
        """;

    private const string ReplaceThorn = """
        update thorns set text = @Text, level = @level, grade = @Grade, subject = @Subject, masks = @masks, visibility = @visibility, unmasked_person = false,
            version = version + 1, updated_at = @now
        where id = @Key and community_id = @community and author_id = @Author and not safeguarding
        """;

    private async Task EachAsync<TStored>(IEnumerable<TStored> rows, string sql, Func<TStored, DynamicParameters> parameters)
    {
        foreach (var row in rows)
        {
            var all = parameters(row);
            all.Add("community", community);
            all.Add("now", now);
            if (await connection.ExecuteAsync(new(sql, all, transaction, cancellationToken: cancellation)) != 1)
            {
                throw new ChangedMeanwhileException(); // Rolls the whole file back.
            }
        }
    }

    private DynamicParameters Parameters(StoredChallenge challenge)
    {
        var row = challenge.Row;
        return new(new
        {
            challenge.Key,
            challenge.Number,
            row.Id,
            row.Title,
            row.Objective,
            row.Context,
            row.Theme,
            row.Situation,
            row.Audience,
            row.ObservableChange,
            indicators = row.Indicators ?? [],
            row.Horizon,
            hypothesis = Json(row.Hypothesis),
            level = Name(row.Level),
            row.Subject,
            origin = Json(row.Origin),
            // A person stands for every wording a model helped with: here, whoever imports it.
            approvedBy = row.Origin is null ? (Guid?)null : importer.Value,
            visibility = Name(row.Visibility),
        });
    }

    private static DynamicParameters Parameters(StoredAction action)
    {
        var row = action.Row;
        return new(new
        {
            action.Key,
            action.Challenge,
            action.Number,
            row.Id,
            row.Title,
            row.Description,
            row.Context,
            level = Name(row.Level),
            row.Grade,
            row.Subject,
            row.Hypothesis,
            indicators = row.Indicators ?? [],
            row.Duration,
            conditions = row.Conditions ?? [],
            keywords = row.Keywords ?? [],
            row.AiUsed,
            row.SchoolYear,
            visibility = Name(row.Visibility),
        });
    }

    private static DynamicParameters Parameters(StoredReport report)
    {
        var row = report.Row;
        return new(new
        {
            report.Key,
            report.Action,
            row.Id,
            date = row.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            row.AuthorRole,
            level = Name(row.Level),
            row.Grade,
            row.Subject,
            row.Setting,
            row.StudentCount,
            stance = Name(row.Stance),
            retainedStance = Name(row.RetainedStance),
            row.Quality,
            row.Text,
            row.Done,
            row.Deviations,
            row.DataCollected,
            row.Observations,
            row.Analysis,
            row.Limitations,
            row.Favourable,
            row.Unfavourable,
            row.Decision,
            row.Advice,
            visibility = Name(row.Visibility),
        });
    }

    private static DynamicParameters Parameters(StoredThorn thorn)
    {
        var row = thorn.Row;
        return new(new
        {
            thorn.Key,
            thorn.Author,
            row.Id,
            row.Text,
            level = Name(row.Level),
            row.Grade,
            row.Subject,
            masks = new JsonParameter(row.Masks),
            visibility = Name(row.Visibility),
        });
    }

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, Database.Json);

    private static string? Name<TEnum>(TEnum? value) where TEnum : struct, Enum => value is { } known ? WireName.Of(known) : null;
}
