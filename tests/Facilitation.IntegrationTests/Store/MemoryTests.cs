using Dapper;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Facilitation.IntegrationTests.Store;

/// <summary>The memory of two communities, on real PostgreSQL.</summary>
public sealed class MemoryTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private static int _number;

    [Fact]
    public async Task A_document_is_found_by_its_words_as_soon_as_it_is_written()
    {
        var ours = await CommunityAsync();
        var id = await WriteAsync(ours, "La girouette du lundi", "Un rituel de quinze minutes");

        var answer = await SearchAsync("girouette", Member(ours));

        Assert.Equal(id, Assert.Single(answer.Results, result => result.Close).Id);
        Assert.Contains("girouette", answer.Results[0].Why.Matched);
    }

    [Theory]
    [InlineData(Visibility.Private, false, false, false)]
    [InlineData(Visibility.Community, true, false, false)]
    [InlineData(Visibility.Network, true, true, false)]
    [InlineData(Visibility.Public, true, true, true)]
    public async Task Everybody_finds_what_they_may_see_and_nothing_else(Visibility visibility, bool own, bool other, bool anonymous)
    {
        var (ours, theirs) = (await CommunityAsync(), await CommunityAsync());
        var id = await WriteAsync(ours, "Le jardin potager suspendu", "Semer en classe", visibility);
        await FillAsync();

        Assert.Equal(own, await FindsAsync(Member(ours)));
        Assert.Equal(other, await FindsAsync(Member(theirs)));
        Assert.Equal(anonymous, await FindsAsync(Viewer.Anonymous));

        async Task<bool> FindsAsync(Viewer viewer)
        {
            var found = (await SearchAsync("jardin potager suspendu", viewer, limit: 50)).Results.Any(result => result.Id == id);
            var similar = await Memory.SimilarAsync(id, viewer, 5, default);
            Assert.Equal(found, similar is not null);
            return found;
        }
    }

    [Fact]
    public async Task Only_visible_reports_count_as_evidence()
    {
        var (ours, theirs) = (await CommunityAsync(), await CommunityAsync());
        var action = await WriteAsync(ours, "Le sablier des silences", "Compter les secondes", Visibility.Network);
        await WriteAsync(ours, "Retour", "Cela a marché", Visibility.Network, kind: DocumentKind.Report, action: action, stance: ReportStance.Worked);
        await WriteAsync(ours, "Retour", "Rien n'a changé", Visibility.Community, kind: DocumentKind.Report, action: action, stance: ReportStance.DidNotWork);

        Assert.Equal(new Evidence(1, 0, 1, 0), (await SearchAsync("sablier silences", Member(ours), DocumentKind.Action)).Results.First(result => result.Id == action).Evidence);
        Assert.Equal(new Evidence(1, 0, 0, 0), (await SearchAsync("sablier silences", Member(theirs), DocumentKind.Action)).Results.First(result => result.Id == action).Evidence);
    }

    [Fact]
    public async Task A_filter_means_equality()
    {
        var ours = await CommunityAsync();
        var nursery = await WriteAsync(ours, "Chanter pour se retrouver", "Une comptine", level: EducationLevel.Nursery);
        await WriteAsync(ours, "Chanter pour se retrouver", "Un canon", level: EducationLevel.LowerSecondary);
        await FillAsync();

        var answer = await Memory.SearchAsync(new("chanter", Member(ours), Level: EducationLevel.Nursery, Limit: 50), default);

        Assert.Contains(answer.Results, result => result.Id == nursery);
        Assert.All(answer.Results, result => Assert.Equal(EducationLevel.Nursery, result.Level));
    }

    [Fact]
    public async Task A_misspelt_query_is_corrected_and_says_so()
    {
        var ours = await CommunityAsync();
        var id = await WriteAsync(ours, "La bibliothèque roulante", "Prêter des albums aux familles");
        await FillAsync();

        var answer = await SearchAsync("biblioteque roulente", Member(ours));

        Assert.Equal(id, answer.Results[0].Id);
        Assert.Contains("bibliothèque", answer.CorrectedTo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("le la les de du")]
    [InlineData("zzxqv wkjhq")]
    [InlineData("😀")]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("'); drop table documents; --")]
    [InlineData("\u0001\u0007")]
    [InlineData("מה לעשות")]
    [InlineData("& | ! :* <-> ()")]
    public async Task A_query_that_says_nothing_gets_rows_but_none_called_close(string query)
    {
        var ours = await CommunityAsync();
        await WriteAsync(ours, "Un atelier de poésie", "Écrire à deux");
        await FillAsync();

        var answer = await SearchAsync(query, Member(ours));

        Assert.DoesNotContain(answer.Results, result => result.Close);
    }

    [Fact]
    public async Task A_query_of_ten_thousand_characters_is_answered()
    {
        var ours = await CommunityAsync();
        await WriteAsync(ours, "Un atelier de poésie", "Écrire à deux");

        Assert.NotNull(await SearchAsync(string.Concat(Enumerable.Repeat("poésie et rimes ", 625)), Member(ours)));
    }

    [Fact]
    public async Task Vectors_that_were_not_made_before_a_stop_are_made_after_it()
    {
        var ours = await CommunityAsync();
        var id = await WriteAsync(ours, "Le conseil des délégués", "Voter à main levée");
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Filler.FillAsync(stopped.Token));
        await FillAsync();

        Assert.Equal(1, await CountAsync("select count(*) from embeddings e join documents d on d.id = e.document_id and d.version = e.version where d.id = @id", id));
    }

    [Fact]
    public async Task A_removed_document_is_found_no_more()
    {
        var ours = await CommunityAsync();
        var id = await WriteAsync(ours, "La toupie des prénoms inventés", "Un jeu");
        await FillAsync();
        await InTransactionAsync((connection, transaction) => DocumentWriter.RemoveAsync(connection, transaction, id, default));

        Assert.DoesNotContain((await SearchAsync("toupie", Member(ours))).Results, result => result.Id == id);
    }

    [Fact]
    public async Task Alarming_texts_are_deleted_after_thirty_days_and_others_stay()
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var connection = await database.OpenConnectionAsync();
        var author = Guid.CreateVersion7();
        var ours = await CommunityAsync();
        await connection.ExecuteAsync("insert into members (id, email, display_name) values (@author, @email, 'Membre')", new { author, email = $"{author}@demo.example" });
        await AddAsync(safeguarding: true, days: 31);
        await AddAsync(safeguarding: true, days: 29);
        await AddAsync(safeguarding: false, days: 400);

        await app.Services.GetRequiredService<Facilitation.Web.Jobs.PurgeSafeguarding>().RunAsync(default);

        Assert.Equal([29, 400], await connection.QueryAsync<int>("select round(extract(epoch from now() - created_at) / 86400)::int from thorns where author_id = @author order by created_at desc", new { author }));

        Task AddAsync(bool safeguarding, int days) => connection.ExecuteAsync("""
            insert into thorns (id, community_id, author_id, text, safeguarding, created_at, updated_at)
            values (@id, @community, @author, 'texte', @safeguarding, now() - @days * interval '1 day', now())
            """, new { id = Guid.CreateVersion7(), community = ours.Value, author, safeguarding, days });
    }

    private DocumentSearch Memory => app.Services.GetRequiredService<DocumentSearch>();

    private EmbeddingStore Filler => app.Services.GetRequiredService<EmbeddingStore>();

    private static Viewer Member(CommunityId community) => new(MemberId.New(), [community]);

    private Task<SearchAnswer> SearchAsync(string text, Viewer viewer, DocumentKind? kind = null, int limit = 10) => Memory.SearchAsync(new(text, viewer, kind, Limit: limit), default);

    private Task<int> FillAsync() => Filler.FillAsync(default);

    private async Task<CommunityId> CommunityAsync()
    {
        var id = CommunityId.New();
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand("insert into communities (id, slug, name) values ($1, $2, $2)");
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = $"c{id.Value:n}" });
        await command.ExecuteNonQueryAsync();
        return id;
    }

    private async Task<Guid> WriteAsync(CommunityId community, string title, string body, Visibility visibility = Visibility.Community, EducationLevel? level = null,
        DocumentKind kind = DocumentKind.Action, Guid? action = null, ReportStance? stance = null)
    {
        var document = new Document
        {
            Id = Guid.CreateVersion7(), Kind = kind, Community = community, Visibility = visibility, Number = $"1.{Interlocked.Increment(ref _number)}", Title = title, Body = body, Level = level, Action = action, Stance = stance,
        };
        await InTransactionAsync((connection, transaction) => DocumentWriter.UpsertAsync(connection, transaction, document, default));
        return document.Id;
    }

    private async Task InTransactionAsync(Func<NpgsqlConnection, NpgsqlTransaction, Task> write)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await write(connection, transaction);
        await transaction.CommitAsync();
    }

    private async Task<long> CountAsync(string sql, Guid id)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql, new { id });
    }
}
