using System.Text.Json;
using Dapper;
using Npgsql;

namespace Facilitation.IntegrationTests.Features.Syntheses;

/// <summary>A challenge of its own with one action and reports on it, written straight into the tables; fictional.</summary>
internal sealed class Inquiry
{
    private readonly string _connectionString;

    private Inquiry(string connectionString, string community, int challenge) => (_connectionString, Community, Challenge) = (connectionString, community, challenge);

    public string Community { get; }
    public int Challenge { get; }
    public string Action => $"{Challenge}.1";
    public string Api => $"/api/v1/communities/{Community}";

    public static async Task<Inquiry> AddAsync(string connectionString, string community = "demo")
    {
        await using var connection = new NpgsqlConnection(connectionString);
        var challenge = await connection.ExecuteScalarAsync<int>("""
            with number as (select coalesce(max(number), 0) + 1 as next from challenges c join communities y on y.id = c.community_id where y.slug = @community),
            challenge as (
                insert into challenges (id, community_id, number, question, created_at, updated_at)
                select gen_random_uuid(), y.id, number.next, 'Comment faire mémoriser le cours de mathématiques sur plusieurs semaines ?', now(), now() from communities y, number where y.slug = @community
                returning id, community_id, number),
            action as (
                insert into actions (id, community_id, challenge_id, number, title, description, created_at, updated_at)
                select gen_random_uuid(), community_id, id, 1, 'Cinq questions d''avant-hier', 'Commencer la séance par cinq questions sur les séances passées, sans note.', now(), now() from challenge)
            select number from challenge
            """, new { community });
        return new(connectionString, community, challenge);
    }

    /// <returns>The report's id.</returns>
    public async Task<Guid> ReportAsync(string narrative, string? stance = "worked", string? retained = null, string visibility = "community", string? grade = null, string? subject = null)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        return await connection.ExecuteScalarAsync<Guid>("""
            insert into experiment_reports (id, community_id, action_id, declared_stance, retained_stance, narrative, visibility, grade, subject, author_role, tried_on, created_at, updated_at)
            select gen_random_uuid(), a.community_id, a.id, @stance, @retained, @narrative, @visibility, @grade, @subject, 'professeure de mathématiques', '2025-03-04', now(), now()
            from actions a join challenges c on c.id = a.challenge_id join communities y on y.id = c.community_id where y.slug = @Community and c.number = @Challenge
            returning id
            """, new { Community, Challenge, narrative, stance, retained, visibility, grade, subject });
    }

    public Task EditReportAsync(Guid report, string narrative, string visibility = "community")
        => ExecuteAsync("update experiment_reports set narrative = @narrative, visibility = @visibility, version = version + 1 where id = @report", new { report, narrative, visibility });

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.ExecuteAsync(sql, parameters);
    }

    public async Task<long> CountAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        return await connection.ExecuteScalarAsync<long>(sql, parameters);
    }

    /// <summary>Starts a synthesis of the action and returns its path.</summary>
    public async Task<string> StartAsync(HttpClient member)
        => $"{Api}/syntheses/{(await member.PostForJsonAsync($"{Api}/actions/{Action}/syntheses")).GetProperty("id").GetString()}";

    /// <summary>Waits until the steps of a synthesis are done.</summary>
    public static async Task<JsonElement> DoneAsync(HttpClient member, string path)
    {
        // How long it takes is the bench's to say. Asked seldom: each answer is checked by the gate, which costs the worker its time.
        for (var i = 0; i < 360; i++)
        {
            var synthesis = await member.GetJsonAsync(path);
            if (synthesis.GetProperty("work").GetString() == "done")
            {
                return synthesis;
            }

            await Task.Delay(500);
        }

        throw new TimeoutException("The synthesis was not done within three minutes.");
    }

    /// <summary>Three sound reports that do not agree, each with a condition of its own.</summary>
    public async Task<IReadOnlyList<Guid>> ThreeReportsAsync() =>
    [
        await ReportAsync("J'ai tenu sept semaines, à raison de trois séances par semaine. Au questionnaire posé un mois après, 71 % de bonnes réponses contre 52 % l'an dernier dans une classe de niveau proche. Ce qui a compté : ne jamais noter, et garder la même difficulté d'un jour à l'autre. Limite : une seule classe, et comparer avec l'an dernier ne prouve pas tout.", grade: "4e"),
        await ReportAsync("En 6e, les élèves ont mieux retenu le vocabulaire de géométrie après quatre semaines. Le rituel a été plus court que prévu : trois questions au lieu de cinq. Les élèves les plus fragiles ont eu besoin d'une correction immédiate.", "mixed", "worked", grade: "6e"),
        await ReportAsync("Dans ma classe de 3e, les résultats ont baissé après la deuxième semaine et les élèves se sont lassés du rituel. Les questions étaient trop difficiles dès le premier jour. Je conseille de commencer par des questions faciles.", "did_not_work", grade: "3e"),
    ];
}
