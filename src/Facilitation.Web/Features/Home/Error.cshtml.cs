using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Facilitation.Web.Features.Home;

/// <summary>What happened, what was kept, what to do: shown in place of a page that could not be made.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
internal sealed class ErrorModel : PageModel
{
    private const string Draft = "Ce que vous aviez écrit et pas encore envoyé reste dans ce navigateur : le bouton « précédent » vous y ramène.";
    private const string Saved = "Tout ce qui était enregistré l'est toujours.";

    public int Code { get; private set; } = StatusCodes.Status500InternalServerError;
    public string Title { get; private set; } = "Quelque chose n'a pas marché de notre côté";
    public string Happened { get; private set; } = "Une erreur imprévue nous a empêchés d'afficher cette page. Ce n'est pas de votre fait.";
    public string Kept { get; private set; } = $"{Saved} {Draft}";
    public string ToDo { get; private set; } = "Réessayez dans un instant. Si cela se reproduit, dites-le à la personne qui héberge ce service.";

    public void OnGet(int? code) => Tell(code);

    public void OnPost(int? code) => Tell(code);

    private void Tell(int? code)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Code = failure is ChangedMeanwhileException ? StatusCodes.Status409Conflict
            : failure is not null ? Response.StatusCode : code is >= 400 and < 600 ? code.Value : StatusCodes.Status404NotFound;
        if (Response.StatusCode < 400)
        {
            Response.StatusCode = Code;
        }

        (Title, Happened, Kept, ToDo) = Code switch
        {
            400 => ("Ce formulaire ne peut plus être envoyé", "Il est resté ouvert trop longtemps, ou a été ouvert dans une autre session.", Draft, "Revenez en arrière, copiez votre texte, rechargez la page, puis envoyez de nouveau."),
            401 => ("Il faut être connecté·e", "Cette page est réservée aux membres d'une communauté, et personne n'est connecté.", Saved, "En démonstration, ouvrez le service depuis la machine qui l'héberge, après « make run »."),
            403 => ("Cette page n'est pas ouverte à votre rôle", "Vous êtes bien connecté·e, mais votre rôle dans cette communauté ne donne pas accès à cette page.", Saved, "Demandez à la personne qui anime votre communauté."),
            404 or 405 => ("Cette page n'existe pas", "L'adresse est peut-être incomplète, ou ce qu'elle montrait a été supprimé ou n'est pas partagé avec vous.", Saved, "Cherchez par mots dans la mémoire de la communauté, ou retrouvez vos épines."),
            409 => ("Quelqu'un l'a modifié entre-temps", "Ce que vous modifiiez a changé pendant que vous l'aviez sous les yeux. Votre modification n'a pas été enregistrée, pour ne rien écraser.", $"La dernière version enregistrée, celle de l'autre personne, est intacte. {Draft}", "Revenez en arrière, copiez votre texte, rechargez la page, puis recommencez."),
            413 => ("L'envoi est trop volumineux", "Le texte envoyé dépasse ce que le service peut recevoir.", Draft, "Revenez en arrière et raccourcissez le texte."),
            429 => ("Trop de demandes en peu de temps", "Pour que le service reste disponible pour toutes et tous, le nombre de demandes par minute est limité.", $"{Saved} {Draft}", "Attendez une minute, puis recommencez."),
            _ => (Title, Happened, Kept, ToDo),
        };
    }
}
