using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Facilitation.BrowserTests.Pages;

[Collection(nameof(Browser))]
public sealed partial class JourneyTests(Browser browser)
{
    private const string Thorn = "Le vendredi en dernière heure, la moitié de mes 4e ne se met plus au travail pendant les exercices de mathématiques.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_thorn_becomes_a_challenge_with_and_without_JavaScript(bool javaScript)
    {
        await using var teacher = await browser.VisitAsync(javaScript);
        var page = teacher.Page;

        await teacher.WriteThornAsync(Thorn);
        await Expect(page).ToHaveURLAsync(ThornPage());
        await Expect(page.Locator(".own-words").First).ToHaveTextAsync(Thorn);
        await page.GetByRole(AriaRole.Link, new() { Name = "Choisir ce Défi" }).First.ClickAsync();
        await page.GetByLabel("Ce que l’on verrait changer").FillAsync("Dix minutes de travail commencées sans relance.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Adopter" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(ChallengePage());
        await Expect(page.GetByText("Le Défi est adopté")).ToBeVisibleAsync();
        await Expect(page.GetByText("Dix minutes de travail commencées sans relance.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Modifié, puis adopté par une personne.")).ToBeVisibleAsync();
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task A_thorn_is_written_and_adopted_by_keyboard_alone()
    {
        await using var teacher = await browser.VisitAsync(width: 1280);
        var page = teacher.Page;
        await page.GotoAsync("/epines/ecrire");

        await TabToAsync(page, "Votre épine");
        await page.Keyboard.TypeAsync(Thorn);
        await TabToAsync(page, "Faire reformuler");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Choisir ce Défi" }).First).ToBeVisibleAsync();
        await TabToAsync(page, "Choisir ce Défi");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Relisez");
        await TabToAsync(page, "Adopter");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(ChallengePage());
    }

    [Fact]
    public async Task Masks_are_shown_before_anything_is_stored_and_an_adult_s_may_be_refused()
    {
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;

        await teacher.WriteThornAsync("Avec Kévin, le vendredi, Mme Duval et moi ne savons plus comment lancer la lecture en silence dans la classe.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vérifiez ce qui est masqué" })).ToBeVisibleAsync();
        await Expect(page.Locator("li", new() { HasText = "Kévin" }).GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await page.Locator("li", new() { HasText = "Duval" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et faire reformuler" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(ThornPage());
        await Expect(page.Locator(".own-words").First).ToContainTextAsync("Duval");
        await Expect(page.Locator(".own-words").First).Not.ToContainTextAsync("Kévin");
        await Expect(page.GetByText("ne peut être ni partagée ni adoptée")).ToBeVisibleAsync();
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task A_search_leads_to_an_action_with_its_reports()
    {
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;
        await page.GotoAsync("/recherche");

        await page.GetByLabel("Vos mots").FillAsync("questions avant-hier");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cinq questions d'avant-hier", Exact = true }).First.ClickAsync();

        await Expect(page).ToHaveURLAsync(ActionPage());
        await Expect(page.GetByText("retours d’expérimentation")).ToBeVisibleAsync();
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task One_s_own_thorn_is_found_shared_and_deleted()
    {
        var word = $"zébulon{Random.Shared.Next():x}";
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;
        await teacher.WriteThornAsync($"{Thorn} Le jeu {word} ne suffit plus.");
        await Expect(page).ToHaveURLAsync(ThornPage());

        await page.GotoAsync($"/epines?q={word}");
        await page.Locator("main .list a").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Partager" }).ClickAsync();
        await Expect(page.GetByText("Votre épine est partagée")).ToBeVisibleAsync();
        await page.GetByText("Supprimer cette épine").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Supprimer définitivement" }).ClickAsync();
        await Expect(page.GetByText("sont supprimées")).ToBeVisibleAsync();
        await page.GotoAsync($"/epines?q={word}");

        await Expect(page.GetByText("Aucune épine ne contient tous ces mots.")).ToBeVisibleAsync();
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task A_text_about_a_child_in_danger_leads_to_the_alert_path_and_nothing_else()
    {
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;

        await teacher.WriteThornAsync("Une élève m'a confié que son père la frappe le soir, elle a des bleus sur les bras.");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Un enfant est peut-être en danger");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "119" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Choisir ce Défi")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Partager" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("10000")]
    public async Task A_form_that_cannot_be_accepted_comes_back_as_it_was(string text)
    {
        text = text == "10000" ? new('é', 10_000) : text;
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;

        await teacher.WriteThornAsync(text);

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Votre épine")).ToHaveValueAsync(text);
        await Expect(page.GetByLabel("Votre épine")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Theory]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(2)> & \"guillemets\" en classe de français")]
    [InlineData("مرحبا les élèves 🙂🧑‍🏫 n'écoutent plus\u202E à l'envers\u0007 depuis lundi")]
    [InlineData("'; drop table thorns; -- {{7*7}} ${1} #{2} %00 les consignes se perdent en groupe")]
    public async Task What_looks_like_code_is_shown_and_never_run(string text)
    {
        await using var teacher = await browser.VisitAsync();
        var page = teacher.Page;

        await teacher.WriteThornAsync(text);
        await Expect(page).ToHaveURLAsync(ThornPage());
        await Expect(page.Locator(".own-words").First).ToContainTextAsync(text[..7]);
        await page.GotoAsync($"/recherche?q={Uri.EscapeDataString(text)}&subject={Uri.EscapeDataString(text[..20])}&kind=%3Cb%3E");

        await Expect(page.GetByLabel("Vos mots")).ToBeVisibleAsync();
        Assert.Empty(teacher.Complaints);
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>("document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? ''");
            if (focused.Contains(name, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"« {name} » cannot be reached by the Tab key.");
    }

    [GeneratedRegex("/epines/[0-9a-f-]{36}")]
    private static partial Regex ThornPage();

    [GeneratedRegex(@"/defis/\d+$")]
    private static partial Regex ChallengePage();

    [GeneratedRegex(@"/actions/\d+\.\d+$")]
    private static partial Regex ActionPage();
}
