using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Facilitation.BrowserTests.Pages;

/// <summary>What holds for every page: accessible in both themes as far as a machine can tell, quiet, small, and never wider than a phone.</summary>
[Collection(nameof(Browser))]
public sealed class EveryPageTests(Browser browser)
{
    private const int MostBytes = 150 * 1024;
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

    private static readonly string[] Paths =
    [
        "/", "/epines/ecrire", "/epines", "/recherche", "/recherche?q=lecture", "/recherche?q=xyzzyx", "/recherche?q=", "/defis", "/defis/5", "/actions/5.1", "/actions/5.1/raconter", "/actions/5.1/raconter?completer=true",
        "/syntheses", "/syntheses/nouvelle/5.1", "/syntheses/nouvelle/5",
        "/a-propos-de-l-ia", "/mentions", "/composants", "/n-existe-pas",
    ];

    public static TheoryData<string, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, bool>();
            foreach (var path in Paths)
            {
                pages.Add(path, false);
                pages.Add(path, true);
            }

            return pages;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_quiet_and_small(string path, bool dark)
    {
        await using var visitor = await browser.VisitAsync(dark: dark);
        var bytes = await CountBytesAsync(visitor.Page);

        await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        await CheckAsync(visitor);
        Assert.InRange(bytes(), 1, MostBytes);
    }

    [Theory]
    [InlineData("Le lundi matin, la moitié de mes 6e arrive sans matériel et la séance de français commence en retard.", false)]
    [InlineData("Le lundi matin, la moitié de mes 6e arrive sans matériel et la séance de français commence en retard.", true)]
    [InlineData("Comment gérer l'hétérogénéité ?", false)]
    [InlineData("Ai-je le droit de filmer mes élèves et de publier la vidéo ?", false)]
    [InlineData("Une élève m'a confié que son père la frappe le soir, elle a des bleus sur les bras.", true)]
    [InlineData("Avec Kévin et Mme Duval, le vendredi, la lecture silencieuse ne démarre plus dans la classe.", true)]
    public async Task What_a_thorn_leads_to_is_accessible_too(string thorn, bool dark)
    {
        await using var visitor = await browser.VisitAsync(dark: dark);

        await visitor.WriteThornAsync(thorn);
        await Assertions.Expect(visitor.Page.Locator("main .own-words").First).ToBeVisibleAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await CheckAsync(visitor);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_report_its_masks_its_form_and_its_history_are_accessible_too(bool dark)
    {
        await using var visitor = await browser.VisitAsync(dark: dark);
        var page = visitor.Page;

        await visitor.WriteReportAsync("Avec Mme Duval, on a essayé le rituel. Les élèves ont adoré.");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vérifiez ce qui est masqué");
        await CheckAsync(visitor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mon retour" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Merci")).ToBeVisibleAsync();
        await CheckAsync(visitor);
        await page.GetByRole(AriaRole.Link, new() { Name = "Modifier", Exact = true }).ClickAsync();
        await page.GetByLabel("Votre récit").FillAsync("Avec une collègue, en 4e, on a essayé le rituel trois semaines.");
        await CheckAsync(visitor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les modifications" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "voir l’historique" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Version 2" })).ToBeVisibleAsync();
        await CheckAsync(visitor);
    }

    [Fact]
    public async Task The_check_of_accessibility_notices_a_planted_fault()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync("/mentions");
        await visitor.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><img src=\"/icon.svg\">')");

        Assert.NotEmpty((await RunAxeAsync(visitor.Page)).Violations);
    }

    private static async Task CheckAsync(Visitor visitor)
    {
        var violations = (await RunAxeAsync(visitor.Page)).Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
        Assert.Empty(violations);
        Assert.DoesNotContain(visitor.Complaints, complaint => !complaint.Contains("404 (Not Found)", StringComparison.Ordinal));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than a phone.");
    }

    private static Task<AxeResult> RunAxeAsync(IPage page)
        => page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = [.. Standards] } });

    // What came over the wire, headers included.
    private static async Task<Func<long>> CountBytesAsync(IPage page)
    {
        var total = 0L;
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, finished) => Interlocked.Add(ref total, (long)(finished?.GetProperty("encodedDataLength").GetDouble() ?? 0));
        return () => Interlocked.Read(ref total);
    }
}
