using Dapper;
using Facilitation.Agents.Models;
using Facilitation.Domain.Communities;
using Facilitation.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Facilitation.IntegrationTests.Store;

public sealed class ModelLedgerTests : IAsyncLifetime
{
    private readonly FacilitationApp app = new();
    private readonly FakeTimeProvider clock = new(new(2026, 7, 1, 20, 0, 0, TimeSpan.Zero));
    private NpgsqlDataSource database = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        Assert.NotNull(app.Services);
        database = (NpgsqlDataSource)app.Services.GetService(typeof(NpgsqlDataSource))!;
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task The_day_of_a_budget_is_the_communitys_own()
    {
        var paris = await AddCommunityAsync("paris", "Europe/Paris");
        var reunion = await AddCommunityAsync("reunion", "Indian/Reunion");
        var ledger = new ModelLedger(database, clock, NullLogger<ModelLedger>.Instance);
        await ledger.RecordAsync(Call(paris), default);
        await ledger.RecordAsync(Call(reunion), default);

        // 20:00 UTC is midnight in La Réunion; Paris has its own at 22:00 UTC in summer.
        clock.SetUtcNow(new(2026, 7, 1, 21, 59, 0, TimeSpan.Zero));

        Assert.Equal(150, await ledger.TokensTodayAsync(paris, default));
        clock.SetUtcNow(new(2026, 7, 1, 22, 1, 0, TimeSpan.Zero));
        Assert.Equal(0, await ledger.TokensTodayAsync(paris, default));
        Assert.Equal(150, await ledger.TokensTodayAsync(reunion, default));
        clock.SetUtcNow(new(2026, 7, 2, 20, 1, 0, TimeSpan.Zero));
        Assert.Equal(0, await ledger.TokensTodayAsync(reunion, default));
    }

    [Fact]
    public async Task A_call_that_cannot_be_written_down_fails_nobodys_work()
        => await new ModelLedger(database, clock, NullLogger<ModelLedger>.Instance).RecordAsync(Call(CommunityId.New()), default);

    private static ModelCall Call(CommunityId community) => new(community, "reframing", "v", "OpenAI", "m", 100, 50, 1, TimeSpan.FromSeconds(1), "answered", 0);

    private async Task<CommunityId> AddCommunityAsync(string slug, string zone)
    {
        var id = CommunityId.New();
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("insert into communities (id, slug, name, time_zone) values (@id, @slug, @slug, @zone)", new { id, slug, zone });
        return id;
    }
}
