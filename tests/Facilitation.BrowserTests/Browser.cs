using Microsoft.Playwright;

namespace Facilitation.BrowserTests;

/// <summary>The real program on a port of its own, with the demonstration community, and a real Chromium before it.</summary>
public sealed class Browser : FacilitationApp
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Where the program listens, ending in a slash.</summary>
    public Uri Address { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        With("Demo:Load", "true");
        With("Limits:ModelCallsPerMinute", "10000");
        With("Limits:RequestsPerMinute", "100000");
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("FACILITATION_CHROMIUM") ?? "/usr/bin/chromium", Args = Arguments });
    }

    protected override async Task StopAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        await base.StopAsync();
    }

    /// <summary>A visitor with a browser of their own, on a phone unless told otherwise.</summary>
    internal async Task<Visitor> VisitAsync(bool javaScript = true, bool dark = false, int width = 390)
    {
        var context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            Locale = "fr-FR",
            JavaScriptEnabled = javaScript,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 844 },
        });
        context.SetDefaultTimeout(30_000);
        return new(context, await context.NewPageAsync());
    }
}

/// <summary>A page with what its browser complained about.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
        page.Dialog += (_, dialog) =>
        {
            Complaints.Add($"{page.Url}: something was executed, {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, violations of the content security policy and executed texts.</summary>
    public List<string> Complaints { get; } = [];

    public async Task WriteThornAsync(string text)
    {
        await Page.GotoAsync("/epines/ecrire");
        await Page.GetByLabel("Votre épine").FillAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Faire reformuler" }).ClickAsync();
    }

    /// <summary>Tells of a trial of an action of the demonstration, past the page that shows masks.</summary>
    public async Task WriteReportAsync(string narrative)
    {
        await Page.GotoAsync("/actions/5.1/raconter");
        await Page.GetByLabel("Votre récit").FillAsync(narrative);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mon retour" }).ClickAsync();
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}

[CollectionDefinition(nameof(Browser))]
public sealed class BrowserCollection : ICollectionFixture<Browser>;
