using System.Net;
using Facilitation.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.IntegrationTests.Features.Reports;

/// <summary>The pages of reports, as a browser without JavaScript uses them.</summary>
public sealed class ReportPageTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Write = "/actions/1.1/raconter";

    [Fact]
    public async Task A_draft_is_found_again_by_its_author_only_and_gone_once_sent()
    {
        var (author, colleague) = await PeopleAsync();

        var saved = await author.SendFormAsync(Write, "/brouillons", ("brouillon", Write), ("Input.Narrative", "Kylian n'a pas fini."), ("Input.StudentCount", "beaucoup"));
        var again = await author.ReadPageAsync(Write);
        var foreign = await colleague.ReadPageAsync(Write);
        var action = await author.ReadPageAsync("/actions/1.1");
        await author.SendFormAsync(Write, Write, ("Input.Narrative", "Deux semaines, sans suite."));
        var after = await author.ReadPageAsync(Write);

        Assert.Equal(Write, saved.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("Kylian n'a pas fini.", again.FieldValue("Input.Narrative"));
        Assert.Equal("beaucoup", again.FieldValue("Input.StudentCount"));
        Assert.Matches("Brouillon retrouvé, enregistré à \\d+.h.\\d\\d", again.Words());
        Assert.Contains("Reprendre mon récit", action.Words(), StringComparison.Ordinal);
        Assert.Equal("", foreign.FieldValue("Input.Narrative"));
        Assert.Equal("", after.FieldValue("Input.Narrative"));
    }

    [Fact]
    public async Task A_draft_is_stored_so_that_the_database_alone_does_not_tell_it()
    {
        var (author, _) = await PeopleAsync();
        await author.SendFormAsync(Write, "/brouillons", ("brouillon", Write), ("Input.Narrative", "Kylian Moreau crie."));

        await using var connection = await app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        var found = await Dapper.SqlMapper.ExecuteScalarAsync<int>(connection, "select count(*) from drafts where position('Kylian'::bytea in content) > 0");

        Assert.Equal(0, found);
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_and_is_purged_after_thirty_days()
    {
        var (author, _) = await PeopleAsync();
        await author.SendFormAsync(Write, "/brouillons", ("brouillon", Write), ("Input.Narrative", "Un."));
        await author.SendFormAsync(Write, "/brouillons?handler=Discard", ("brouillon", Write));
        var discarded = await author.ReadPageAsync(Write);
        await author.SendFormAsync(Write, "/brouillons", ("brouillon", Write), ("Input.Narrative", "Deux."));
        await app.Services.GetRequiredService<RetentionStore>().PurgeDraftsAsync(TimeProvider.System.GetUtcNow().AddMinutes(5), default);

        Assert.Equal("", discarded.FieldValue("Input.Narrative"));
        Assert.Equal("", (await author.ReadPageAsync(Write)).FieldValue("Input.Narrative"));
    }

    [Theory]
    [InlineData("https://ailleurs.example/")]
    [InlineData("//ailleurs.example")]
    [InlineData("")]
    public async Task A_draft_leads_back_to_a_page_of_this_site_and_nowhere_else(string key)
    {
        var (author, _) = await PeopleAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await author.SendFormAsync(Write, "/brouillons", ("brouillon", key), ("Input.Narrative", "Lu."))).StatusCode);
    }

    [Fact]
    public async Task Masks_are_shown_before_anything_is_stored()
    {
        var (author, _) = await PeopleAsync();
        var typed = ("Input.Narrative", "Mme Delorme m'a aidée à relire.");

        var shown = await (await author.SendFormAsync(Write, Write, typed)).Content.ReadAsStringAsync();
        var before = await author.ReadPageAsync("/actions/1.1");
        var kept = await author.SendFormAsync(Write, Write, typed, ("Input.Seen", shown.FieldValue("Input.Seen")!), ("Input.Keep", shown.FieldValue("Input.Keep")!));
        var page = await author.ReadPageAsync(kept.RequestMessage!.RequestUri!.AbsolutePath);

        Assert.Contains("Vérifiez ce qui est masqué", shown.Words(), StringComparison.Ordinal);
        Assert.Contains("Personne n’a encore raconté son essai", before.Words(), StringComparison.Ordinal);
        Assert.StartsWith("/retours/", kept.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Delorme", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Une personne est nommée", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_former_version_is_compared_and_restored_by_its_author_alone()
    {
        var (author, colleague) = await PeopleAsync();
        var report = await WriteAsync(author, "Trois séances de relecture.");
        var (edit, history) = ($"{report}/modifier", report.Replace("/retours/", "/historique/report/", StringComparison.Ordinal));
        await author.SendFormAsync(edit, edit, ("Input.Narrative", "Quatre séances de relecture."), ("Input.Version", "1"), ("Input.Advice", "Prévoir du temps."));

        var read = await colleague.ReadPageAsync(history);
        var foreign = await colleague.SendFormAsync("/epines/ecrire", $"{history}?handler=Restore", ("restore", "1"), ("present", "2"));
        var late = await author.SendFormAsync(history, $"{history}?handler=Restore", ("restore", "1"), ("present", "1"));
        await author.SendFormAsync(history, $"{history}?handler=Restore", ("restore", "1"), ("present", "2"));

        Assert.Contains("<del><span class=\"visually-hidden\"> retiré\u00A0: </span>Trois </del>", WebUtility.HtmlDecode(read), StringComparison.Ordinal);
        Assert.DoesNotContain("Rétablir", read.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Contains("Quelqu’un d’autre a modifié", (await late.Content.ReadAsStringAsync()).Words(), StringComparison.Ordinal);
        Assert.Contains("Version 3", (await author.ReadPageAsync(history)).Words(), StringComparison.Ordinal);
        var page = (await author.ReadPageAsync(report)).Words();
        Assert.Contains("Trois séances de relecture.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Prévoir du temps.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_beaten_by_another_window_keeps_its_words_and_shows_what_is_stored()
    {
        var (author, _) = await PeopleAsync();
        var report = await WriteAsync(author, "Première version.");
        var edit = $"{report}/modifier";
        await author.SendFormAsync(edit, edit, ("Input.Narrative", "Deuxième version."), ("Input.Version", "1"));

        var beaten = await author.SendFormAsync(edit, edit, ("Input.Narrative", "Mes mots."), ("Input.Version", "1"));
        var page = await beaten.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, beaten.StatusCode);
        Assert.Equal("Mes mots.", page.FieldValue("Input.Narrative"));
        Assert.Equal("2", page.FieldValue("Input.Version"));
        Assert.Contains("Deuxième version.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_reads_a_report_and_neither_edits_nor_deletes_it()
    {
        var (author, colleague) = await PeopleAsync();
        var report = await WriteAsync(author, "Bien passé.");

        var page = (await colleague.ReadPageAsync(report)).Words();

        Assert.Contains("Bien passé.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Supprimer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ce qui aiderait", page, StringComparison.Ordinal);
        Assert.Contains("Qu’avez-vous vu ou compté", (await author.ReadPageAsync(report)).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync($"{report}/modifier")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.SendFormAsync("/epines/ecrire", $"{report}?handler=Delete", ("version", "1"))).StatusCode);
    }

    [Fact]
    public async Task A_report_under_safeguarding_shows_the_alert_path_and_its_words_to_nobody_else()
    {
        var (author, colleague) = await PeopleAsync();
        var report = await WriteAsync(author, "Une élève m'a montré des scarifications et m'a dit que son beau-père la frappe le soir.");

        var page = (await author.ReadPageAsync(report)).Words();

        Assert.Contains("119", page, StringComparison.Ordinal);
        Assert.Contains("la frappe le soir", page, StringComparison.Ordinal);
        Assert.Contains("0 retour d’expérimentation", (await author.ReadPageAsync("/actions/1.1")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("la frappe", await author.ReadPageAsync("/actions/1.1"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(report)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(report.Replace("/retours/", "/historique/report/", StringComparison.Ordinal))).StatusCode);
    }

    [Theory]
    [InlineData("é", 10_000)]
    [InlineData("<script>alert(1)</script>&amp; \"'", 400)]
    [InlineData("👩🏽‍🏫 قراءة\u202E\u0007 ", 800)]
    public async Task A_form_that_cannot_be_accepted_comes_back_as_it_was(string piece, int times)
    {
        var (author, _) = await PeopleAsync();
        var typed = string.Concat(Enumerable.Repeat(piece, times)) + "fin";

        var page = await (await author.SendFormAsync(Write, Write, ("Input.Narrative", typed), ("Input.Advice", piece), ("Input.StudentCount", "-3"), ("Input.TriedOn", "hier"))).Content.ReadAsStringAsync();

        Assert.Equal(typed, page.FieldValue("Input.Narrative"));
        Assert.Equal(piece, page.FieldValue("Input.Advice"));
        Assert.Equal("-3", page.FieldValue("Input.StudentCount"));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(HttpClient author, string narrative)
    {
        var typed = ("Input.Narrative", narrative);
        var answer = await author.SendFormAsync(Write, Write, typed);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == Write)
        {
            answer = await author.SendFormAsync(Write, Write, typed, ("Input.Seen", (await answer.Content.ReadAsStringAsync()).FieldValue("Input.Seen")!));
        }

        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private async Task<(HttpClient Author, HttpClient Colleague)> PeopleAsync()
    {
        var slug = await ReportPlaces.FoundAsync(app);
        return (await app.ClientAsync(slug), await app.ClientAsync(slug));
    }
}
