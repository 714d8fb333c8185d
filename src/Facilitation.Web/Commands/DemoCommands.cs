using System.CommandLine;
using Facilitation.Domain;
using Facilitation.Web.Demo;

namespace Facilitation.Web.Commands;

internal static class DemoCommands
{
    public static Command Demo()
    {
        var inProduction = new Option<bool>("--in-production") { Description = "Charge la démonstration même hors de l'environnement Development." };
        return new Command("demo", "Charge la communauté de démonstration et écrit un jeton pour l'essayer.") { inProduction }.Does(async (parsed, services, output, cancellation) =>
        {
            if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment() && !parsed.GetValue(inProduction))
            {
                throw new RuleBrokenException("demo.production", "La démonstration ne se charge que dans l'environnement Development. Ajoutez --in-production si vous la voulez vraiment ici.");
            }

            var loaded = await services.GetRequiredService<LoadDemo>().HandleAsync(anew: true, cancellation);
            foreach (var file in loaded.Files)
            {
                await ImportPrinter.PrintAsync(output, file);
            }

            await output.WriteLineAsync($"Jeton de démonstration\u00A0: {loaded.Token}");
        });
    }
}
