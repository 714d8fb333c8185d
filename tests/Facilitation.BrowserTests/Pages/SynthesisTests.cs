using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Facilitation.BrowserTests.Pages;

/// <summary>From the reports of an action to a published synthesis, as a facilitator goes through it.</summary>
[Collection(nameof(Browser))]
public sealed partial class SynthesisTests(Browser browser)
{
    [Theory]
    [InlineData(true, "8.1", 390)]
    [InlineData(false, "5.1", 1280)]
    public async Task Reports_become_a_published_synthesis_with_and_without_JavaScript(bool javaScript, string action, int width)
    {
        await using var facilitator = await browser.VisitAsync(javaScript, width: width);
        var page = facilitator.Page;
        await page.GotoAsync($"/actions/{action}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Rédiger une synthèse" }).ClickAsync();
        await CheckAsync(facilitator, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rédiger une synthèse" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(SynthesisPage());
        await Expect(page.Locator(".finding").First).ToBeVisibleAsync();
        await CheckAsync(facilitator, javaScript);

        // A quote leads to its words in the report.
        await page.Locator(".finding .quotes a").First.ClickAsync();
        await Expect(page.Locator("mark.quote:target, mark.quote.lit").First).ToBeInViewportAsync();

        // What cannot be said is told, and what was typed is still there.
        await page.GetByRole(AriaRole.Link, new() { Name = "Modifier" }).First.ClickAsync();
        var sentence = page.GetByLabel("Le constat", new() { Exact = true });
        var before = await sentence.InputValueAsync();
        await sentence.FillAsync("Tous les élèves ont progressé de 93 %.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier et enregistrer" }).ClickAsync();
        await Expect(page.GetByText("Cette phrase ne passe pas encore")).ToBeVisibleAsync();
        await Expect(sentence).ToHaveValueAsync("Tous les élèves ont progressé de 93 %.");
        await CheckAsync(facilitator, javaScript);
        await sentence.FillAsync(before);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier et enregistrer" }).ClickAsync();
        await Expect(page.GetByText("Le constat est modifié")).ToBeVisibleAsync();

        if (javaScript)
        {
            await CiteUntilFullAsync(page);
        }

        while (await page.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).CountAsync() is var left and > 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = left == 1 ? "Refuser" : "Accepter" }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Accepter" })).ToHaveCountAsync(left - 1);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Approuver et publier" }).ClickAsync();
        await Expect(page.GetByText("La synthèse est publiée")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Accepter" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".finding").First).ToBeVisibleAsync();
        await CheckAsync(facilitator, javaScript);
        await page.GotoAsync("/syntheses");
        await CheckAsync(facilitator, javaScript);
        Assert.Empty(facilitator.Complaints);
    }

    // A passage goes into the free quote, then into one more field each time; when there are enough, the form says so.
    private static async Task CiteUntilFullAsync(IPage page)
    {
        var draft = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{draft}?ajouter=limites#nouveau");
        var quotes = page.Locator(".quote-field textarea");
        for (var cited = 0; cited <= 4; cited++)
        {
            await page.EvaluateAsync("() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('.source-report .prose')); getSelection().removeAllRanges(); getSelection().addRange(range); }");
            await page.GetByRole(AriaRole.Button, new() { Name = "Citer le passage choisi" }).ClickAsync();
            await Expect(quotes).ToHaveCountAsync(Math.Min(cited + 1, 4));
            await Expect(quotes.Last).Not.ToHaveValueAsync("");
            await Expect(page.GetByText("Les 4 citations sont remplies")).ToBeVisibleAsync(new() { Visible = cited == 4 });
        }

        Assert.Equal(4, await quotes.EvaluateAllAsync<int>("fields => new Set(fields.map((field) => field.name)).size"));
        await page.GotoAsync(draft);
    }

    private static async Task CheckAsync(Visitor visitor, bool javaScript)
    {
        if (!javaScript)
        {
            return; // The check itself is a script.
        }

        var found = await visitor.Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } });
        Assert.Empty(found.Violations.Select(violation => $"{visitor.Page.Url} {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{visitor.Page.Url} is wider than the window.");
    }

    [GeneratedRegex("/syntheses/[0-9a-f-]{36}")]
    private static partial Regex SynthesisPage();
}
