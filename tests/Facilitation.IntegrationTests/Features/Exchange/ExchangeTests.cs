using System.Text;
using System.Text.Json;
using Dapper;
using Facilitation.Domain.Communities;
using Facilitation.Web.Features.Communities;
using Facilitation.Web.Features.Exchange;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Facilitation.IntegrationTests.Features.Exchange;

/// <summary>Files going into and out of a real database.</summary>
public sealed class ExchangeTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Chain = """
        {"challenges":[{"id":"D1","title":"Comment faire relire ?","theme":"écriture"}],
        "actions":[{"id":"A1","challengeId":"D1","title":"Relire à deux","description":"Deux élèves échangent leurs copies.","level":"college","keywords":["relecture"]}],
        "reports":[{"id":"R1","actionId":"A1","date":"2024-11-22","stance":"worked","studentCount":27,"text":"Les reprises sont plus longues."}]}
        """;

    [Fact]
    public async Task A_file_becomes_a_numbered_chain_with_its_documents()
    {
        var place = await FoundAsync();

        var summary = await ImportAsync(place, Chain);

        Assert.Equal([1, 1, 1, 0], summary.Kinds.Select(kind => kind.Added));
        Assert.Equal(
            ["challenge 1 D1 Comment faire relire ?", "action 1.1 A1 Relire à deux", "report 1.1 R1 Retour d'expérimentation\u00A0: Relire à deux"],
            await ListAsync("select kind || ' ' || number || ' ' || external_id || ' ' || title from documents where community_id = @community order by array_position(array['challenge', 'action', 'report'], kind)", place));
        Assert.Equal(["worked"], await ListAsync("select stance from documents where community_id = @community and stance is not null", place));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_changed_row_gets_the_next_version()
    {
        var place = await FoundAsync();
        await ImportAsync(place, Chain);

        var again = await ImportAsync(place, Chain);
        var changed = await ImportAsync(place, Chain.Replace("Comment faire relire ?", "Comment donner envie de relire ?", StringComparison.Ordinal));

        Assert.True(again.ChangedNothing);
        Assert.Equal([1, 0, 0, 0], changed.Kinds.Select(kind => kind.Replaced));
        Assert.Equal(["2"], await ListAsync("select version::text from challenges where community_id = @community", place));
        Assert.Equal(["1"], await ListAsync("select version::text from actions where community_id = @community", place));
        Assert.Equal(["Comment donner envie de relire ?"], await ListAsync("select title from documents where community_id = @community and kind = 'challenge'", place));

        // An action is also found by its challenge's question, so its document follows.
        Assert.Equal(["true"], await ListAsync("select (keywords like '%envie%')::text from documents where community_id = @community and kind = 'action'", place));
    }

    [Fact]
    public async Task Thorns_come_in_masked_and_private_to_whoever_imports()
    {
        var place = await FoundAsync();

        var summary = await ImportAsync(place, """
            {"thorns":[{"id":"T1","text":"Kylian Moreau, en 5e3, ne sort pas ses affaires."},
            {"id":"T2","text":"Une élève de CM1 m'a dit que son père la frappe le soir, elle a des bleus."}]}
            """);

        Assert.Equal("T2", Assert.Single(summary.Refused).Id);
        Assert.Equal(["private"], await ListAsync("select visibility from thorns where community_id = @community", place));
        Assert.DoesNotContain("Kylian", (await ListAsync("select text from thorns where community_id = @community", place)).Single(), StringComparison.Ordinal);
        Assert.Empty(await ListAsync("select id::text from documents where community_id = @community", place));
    }

    [Fact]
    public async Task Exporting_importing_elsewhere_and_exporting_again_gives_the_same_bytes()
    {
        var (here, elsewhere) = (await FoundAsync(), await FoundAsync());
        await ImportAsync(here, Chain);
        await ImportAsync(here, $$"""
            {"challenges":[{"id":"d-é","title":{{Odd("Comment ")}},"hypothesis":{"if":{{Odd("si")}},"then":"alors","because":"car"},"indicators":[{{Odd("un")}},"deux"],
            "origin":{"mode":"model","model":"m","promptVersion":"v1","edited":true},"visibility":"network"}],
            "thorns":[{"id":"T2","text":{{Odd("Le bruit")}},"visibility":"community"},{"id":"T10","text":"Le calme.","visibility":"community"},{"id":"T3","text":"À moi."}]}
            """);
        await AddByHandAsync(here);

        var first = await ExportAsync(here);
        var summary = await ImportAsync(elsewhere, Encoding.UTF8.GetString(first));
        var second = await ExportAsync(elsewhere);

        Assert.Empty(summary.Refused);
        Assert.Equal(3, summary.Kinds[0].Added);
        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second));
        Assert.DoesNotContain("À moi.", Encoding.UTF8.GetString(first), StringComparison.Ordinal);
        Assert.True((await ImportAsync(here, Encoding.UTF8.GetString(first))).ChangedNothing);
    }

    [Fact]
    public async Task A_file_that_fails_half_way_leaves_nothing()
    {
        var place = await FoundAsync();
        await using (var connection = await ConnectAsync())
        {
            await connection.ExecuteAsync($"""
                create or replace function refuse_{place.Community.Value:n}() returns trigger language plpgsql as $$
                begin if new.community_id = '{place.Community.Value}' then raise exception 'disque plein'; end if; return new; end $$;
                create trigger refuse_{place.Community.Value:n} before insert on experiment_reports for each row execute function refuse_{place.Community.Value:n}()
                """);
        }

        await Assert.ThrowsAsync<PostgresException>(() => ImportAsync(place, Chain));

        Assert.Empty(await ListAsync("select id::text from challenges where community_id = @community union all select id::text from actions where community_id = @community union all select id::text from documents where community_id = @community", place));
    }

    [Fact]
    public async Task Two_imports_at_once_give_every_challenge_a_number_of_its_own()
    {
        var place = await FoundAsync();
        static string File(int n) => JsonSerializer.Serialize(new { challenges = Enumerable.Range(1, 5).Select(i => new { id = $"D{n}-{i}", title = $"Comment avancer {n} {i} ?" }) });

        await Task.WhenAll(Enumerable.Range(1, 4).Select(n => ImportAsync(place, File(n))));

        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"{n}"), await ListAsync("select c.number::text from challenges c where c.community_id = @community order by c.number", place));
    }

    [Fact]
    public async Task Ids_of_a_file_belong_to_one_community()
    {
        var (here, elsewhere) = (await FoundAsync(), await FoundAsync());
        await ImportAsync(here, Chain);

        var summary = await ImportAsync(elsewhere, """{"actions":[{"id":"A1","challengeId":"D1","title":"Relire","description":"Relire."}]}""");

        Assert.Equal("A1", Assert.Single(summary.Refused).Id);
    }

    private static string Odd(string start) => JsonSerializer.Serialize($"{start} «\u00A0\"l'élève\" \\ <b>& 👩🏽‍🏫 قراءة 12,5\u202F% {{0}} ;=1+1 e\u0301\u2028fin");

    private async Task AddByHandAsync(Place place)
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync(
            "insert into challenges (id, community_id, number, question, created_at, updated_at) values (@id, @community, 99, 'Comment écrire à la main ?', now(), now())",
            new { id = Guid.CreateVersion7(), community = place.Community.Value });
    }

    private async Task<Place> FoundAsync()
    {
        var slug = $"c{Guid.NewGuid():n}";
        var email = $"{slug}@exemple.example";
        var community = await app.Services.GetRequiredService<CreateCommunity>().HandleAsync(slug, "Communauté d'essai", email, null, default);
        var (_, member, _) = await app.Services.GetRequiredService<CreateToken>().RequireMemberAsync(slug, email, default);
        return new(community.Id, member);
    }

    private Task<ImportSummary> ImportAsync(Place place, string json)
        => app.Services.GetRequiredService<ImportFile>().HandleAsync(place.Community, place.Member, Encoding.UTF8.GetBytes(json), default);

    private Task<byte[]> ExportAsync(Place place) => app.Services.GetRequiredService<ExportFile>().HandleAsync(place.Community, default);

    private async Task<IReadOnlyList<string>> ListAsync(string sql, Place place)
    {
        await using var connection = await ConnectAsync();
        return [.. await connection.QueryAsync<string>(sql, new { community = place.Community.Value })];
    }

    private async Task<NpgsqlConnection> ConnectAsync() => await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();

    private sealed record Place(CommunityId Community, MemberId Member);
}
