using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Facilitation.IntegrationTests.Features.Syntheses;

/// <summary>The files a synthesis leaves in: opened, validated, each sentence with its source.</summary>
public sealed class ExportTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Hostile = "En 4e, les élèves ont mieux retenu <script>alert(1)</script> le cours & gagné en **assurance** [ici](http://x.example) \u0007\uFFFF après quatre semaines de rituel.";

    [Fact]
    public async Task The_Word_file_is_valid_and_has_headings_quotes_and_its_language()
    {
        var (member, path) = await DraftAsync();

        using var stream = new MemoryStream(await member.GetByteArrayAsync($"{path}/export?format=docx"));
        using var file = WordprocessingDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var styles = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).ToList();
        Assert.All((string[])["Title", "Heading1", "Quote", "ListBullet"], style => Assert.Contains(style, styles));
        Assert.Equal("fr-FR", file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val!.Value);
        var text = file.MainDocumentPart.Document.Body.InnerText;
        Assert.Contains("(Retour ", text, StringComparison.Ordinal);
        Assert.Contains("Brouillon", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sentence_of_the_Markdown_file_is_followed_by_its_quotes()
    {
        var (member, path) = await DraftAsync();
        var synthesis = await member.GetJsonAsync(path);

        var markdown = await member.GetStringAsync($"{path}/export?format=md");

        var lines = markdown.Split('\n');
        var claims = lines.Where(line => line.StartsWith("**", StringComparison.Ordinal)).ToList();
        Assert.Equal(synthesis.GetProperty("findings").GetArrayLength(), claims.Count);
        Assert.All(claims, claim => Assert.StartsWith("> «", lines[Array.IndexOf(lines, claim) + 2], StringComparison.Ordinal));
        Assert.Contains("## Sources", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("](http", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_look_like_code_are_words_everywhere()
    {
        var member = await app.ClientAsync();
        var inquiry = await Inquiry.AddAsync(app.ConnectionString);
        var report = await inquiry.ReportAsync(Hostile, "worked");
        var path = await inquiry.StartAsync(member);
        await Inquiry.DoneAsync(member, path);
        foreach (var words in (string[])["<img src=x onerror=alert(1)>", "'; drop table findings; --", "\u202E\u0000\uD800 à l'envers", new('é', 5_000)])
        {
            var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(member, $"{path}/findings", new { kind = "effect", direction = "favourable", condition = words, claim = words, quotes = new[] { new { report, words } } });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        var page = await member.GetStringAsync(path.Replace(inquiry.Api, "", StringComparison.Ordinal));
        var docx = await member.GetByteArrayAsync($"{path}/export?format=docx");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file));
    }

    [Fact]
    public async Task An_unknown_format_is_told()
    {
        var (member, path) = await DraftAsync();

        var answer = await member.GetAsync($"{path}/export?format=exe");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("export.format", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_memory_says_of_a_published_synthesis_changes_with_its_sources()
    {
        var member = await app.ClientAsync();
        var inquiry = await Inquiry.AddAsync(app.ConnectionString);
        var reports = await inquiry.ThreeReportsAsync();
        var path = await inquiry.StartAsync(member);
        await SynthesisTests.DecideAsync(member, path, await Inquiry.DoneAsync(member, path), _ => true);
        var published = await (await member.ChangeAsync(HttpMethod.Post, $"{path}/approve", (await member.GetJsonAsync(path)).GetProperty("version").GetInt32())).ReadJsonAsync();
        var id = published.GetProperty("id").GetGuid();
        const string Said = "select count(*) from documents where id = @id and deleted_at is null and body like '%71 \u0025%'";
        Assert.Equal(1, await inquiry.CountAsync(Said, new { id }));

        await inquiry.EditReportAsync(reports[0], "J'ai récrit mon retour : le rituel n'a pas eu lieu.", "private");
        for (var i = 0; i < 150 && await inquiry.CountAsync(Said, new { id }) > 0; i++)
        {
            await Task.Delay(100);
        }

        Assert.Equal(0, await inquiry.CountAsync(Said, new { id }));
        Assert.DoesNotContain("71", await member.GetStringAsync($"{path}/export?format=md"), StringComparison.Ordinal);
    }

    private async Task<(HttpClient, string)> DraftAsync()
    {
        var member = await app.ClientAsync();
        var inquiry = await Inquiry.AddAsync(app.ConnectionString);
        await inquiry.ThreeReportsAsync();
        await inquiry.ReportAsync("Super !!!");
        var path = await inquiry.StartAsync(member);
        await Inquiry.DoneAsync(member, path);
        return (member, path);
    }
}
