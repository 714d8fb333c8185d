using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Facilitation.Web.Hosting;

internal static class PageRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.Configure<RequestLocalizationOptions>(languages =>
        {
            // English joins when its resources are whole; half a language would help nobody.
            languages.SetDefaultCulture("fr-FR");
            languages.RequestCultureProviders.Clear();
        });

        // Accents stay letters; what is special in HTML is encoded all the same.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddDataProtection().SetApplicationName("Facilitation"); // One name for every replica and every folder it is started from.
        services.AddSingleton<DraftStore>();
        services.AddAntiforgery(forms => forms.Cookie.Name = "formulaire");
        services.AddRazorPages(pages => pages.RootDirectory = "/Features");
        return services;
    }

    /// <summary>Errors of pages are told on a page; those of the API as problem details.</summary>
    public static void UsePageErrors(this WebApplication app)
    {
        app.UseWhen(context => context.IsApi(), api => api.UseStatusCodePages());
        app.UseWhen(context => !context.IsApi(), pages => pages.UseStatusCodePagesWithReExecute("/erreur", "?code={0}"));
    }
}
