using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Facilitation.BrowserTests.Pages;

[Collection(nameof(Browser))]
public sealed partial class ReportJourneyTests(Browser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trial_is_told_completed_found_and_brought_back_with_and_without_JavaScript(bool javaScript)
    {
        var word = $"zibeline{Random.Shared.Next():x}";
        await using var teacher = await browser.VisitAsync(javaScript);
        var page = teacher.Page;
        await page.GotoAsync("/actions/5.2");

        await page.GetByRole(AriaRole.Link, new() { Name = "Raconter mon essai" }).ClickAsync();
        await page.GetByLabel("Votre récit").FillAsync($"On a essayé, le mot {word} plaisait. Les élèves ont adoré.");
        await page.GetByText("Mitigé").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mon retour" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(ReportPage());
        await page.GetByRole(AriaRole.Link, new() { Name = "Dans quelles conditions" }).ClickAsync();
        await page.GetByLabel("Classe", new() { Exact = true }).FillAsync("4e");
        await page.GetByLabel("Ce que vous avez changé par rapport à l’Action").FillAsync("Deux séances au lieu de trois.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les modifications" }).ClickAsync();
        await Expect(page.GetByText("Deux séances au lieu de trois.")).ToBeVisibleAsync();
        await page.GotoAsync($"/recherche?q={word}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Retour d'expérimentation" }).First.ClickAsync();
        await Expect(page.GetByText(word)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "voir l’historique" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rétablir cette version" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Version 3" })).ToBeVisibleAsync();
        await page.GotoAsync("/actions/5.2");
        await page.GetByText(word).Locator("xpath=ancestor::article").GetByRole(AriaRole.Link, new() { Name = "Lire ce retour" }).ClickAsync();
        await Expect(page.GetByText("Deux séances au lieu de trois.")).ToHaveCountAsync(0);
        await page.GetByText("Supprimer ce retour").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Supprimer définitivement" }).ClickAsync();

        await Expect(page.GetByText("Votre retour est supprimé")).ToBeVisibleAsync();
        await Expect(page.GetByText(word)).ToHaveCountAsync(0);
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task What_is_being_written_saves_itself_and_is_found_again_elsewhere()
    {
        await using var teacher = await browser.VisitAsync();
        await using var elsewhere = await browser.VisitAsync(width: 1280);
        await teacher.Page.GotoAsync("/actions/6.1/raconter");

        await teacher.Page.GetByLabel("Votre récit").FillAsync("Kylian n'a pas fini de");
        await Expect(teacher.Page.GetByText("Brouillon enregistré à")).ToBeVisibleAsync();
        await elsewhere.Page.GotoAsync("/actions/6.1/raconter");
        await Expect(elsewhere.Page.GetByText("Brouillon retrouvé, enregistré à")).ToBeVisibleAsync();
        await Expect(elsewhere.Page.GetByLabel("Votre récit")).ToHaveValueAsync("Kylian n'a pas fini de");
        await elsewhere.Page.GetByRole(AriaRole.Button, new() { Name = "Effacer ce brouillon" }).ClickAsync();

        await Expect(elsewhere.Page.GetByLabel("Votre récit")).ToHaveValueAsync("");
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task What_was_typed_last_is_kept_when_the_page_is_left_at_once()
    {
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;
        await page.GotoAsync("/actions/6.2/raconter");

        await page.GetByLabel("Votre récit").FillAsync("Une phrase, puis la sonnerie.");
        await page.GotoAsync("/actions/6.2");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Raconter mon essai" }).Or(page.GetByRole(AriaRole.Link, new() { Name = "Reprendre mon récit" }))).ToBeVisibleAsync();
        await page.GotoAsync("/actions/6.2/raconter");

        await Expect(page.GetByLabel("Votre récit")).ToHaveValueAsync("Une phrase, puis la sonnerie.");
    }

    [Fact]
    public async Task What_was_typed_last_is_kept_even_when_its_saving_did_not_arrive_yet()
    {
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;
        await page.GotoAsync("/actions/6.3/raconter");
        await page.Context.RouteAsync("**/brouillons", route => route.AbortAsync());

        await page.GetByLabel("Votre récit").FillAsync("Le réseau a coupé là.");
        await page.GotoAsync("/actions/6.3");
        await page.Context.UnrouteAllAsync();
        await page.GotoAsync("/actions/6.3/raconter");

        await Expect(page.GetByLabel("Votre récit")).ToHaveValueAsync("Le réseau a coupé là.");
        await Expect(page.GetByText("Brouillon enregistré à")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_JavaScript_a_button_saves_the_draft()
    {
        await using var teacher = await browser.VisitAsync(javaScript: false);
        var page = teacher.Page;
        await page.GotoAsync("/actions/7.1/raconter");

        await page.GetByLabel("Votre récit").FillAsync("La suite demain.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le brouillon" }).ClickAsync();

        await Expect(page.GetByText("Brouillon retrouvé, enregistré à")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Votre récit")).ToHaveValueAsync("La suite demain.");
    }

    [Theory]
    [InlineData("10000")]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(2)> & \"guillemets\"")]
    [InlineData("مرحبا les élèves 🙂🧑‍🏫 n'écoutent plus\u202E à l'envers\u0007 depuis lundi")]
    public async Task A_form_that_cannot_be_accepted_comes_back_as_it_was_and_runs_nothing(string text)
    {
        text = text == "10000" ? new('é', 10_000) : text;
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;
        await page.GotoAsync("/actions/7.2/raconter");

        await page.GetByLabel("Élèves, environ").FillAsync("beaucoup");
        await page.GetByLabel("Votre récit").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mon retour" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Votre récit")).ToHaveValueAsync(text);
        await Expect(page.GetByLabel("Élèves, environ")).ToHaveValueAsync("beaucoup");
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task A_text_about_a_child_in_danger_leads_to_the_alert_path()
    {
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;

        await teacher.WriteReportAsync("Une élève m'a confié que son père la frappe le soir, elle a des bleus sur les bras.");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Un enfant est peut-être en danger");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "119" })).ToBeVisibleAsync();
    }

    [GeneratedRegex("/retours/[0-9a-f-]{36}$")]
    private static partial Regex ReportPage();
}
