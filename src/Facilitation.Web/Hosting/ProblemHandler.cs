using Facilitation.Domain;
using Facilitation.Web.Components;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Diagnostics;

namespace Facilitation.Web.Hosting;

/// <summary>The one place where an exception becomes an answer: what happened, what was kept, what to do.</summary>
internal sealed class ProblemHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private const string Unforeseen = "Une erreur imprévue s'est produite de notre côté. Ce qui était enregistré l’est toujours. Réessayez dans un instant.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, message) = Describe(exception);
        httpContext.Response.StatusCode = status;
        if (!httpContext.IsApi())
        {
            return false; // Pages have an error page of their own.
        }

        var problem = new Microsoft.AspNetCore.Mvc.ProblemDetails { Status = status, Title = message, Type = $"urn:facilitation:{code}" };
        if ((exception as RuleBrokenException)?.Field is { } field)
        {
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [message] };
        }

        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem });
    }

    /// <summary>What an exception is to the person who caused or met it.</summary>
    public static (int Status, string Code, string Message) Describe(Exception exception) => exception switch
    {
        RuleBrokenException broken => (StatusCodes.Status422UnprocessableEntity, broken.Code, broken.Printed()),
        ChangedMeanwhileException changed => (StatusCodes.Status409Conflict, "changed-meanwhile", changed.Printed()),
        VersionMissingException missing => (StatusCodes.Status428PreconditionRequired, "version-missing", missing.Printed()),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, "too-large", "L’envoi est trop volumineux. Rien n'a été enregistré\u00A0: raccourcissez le texte."),
        BadHttpRequestException bad => (bad.StatusCode, "bad-request", "La requête n’est pas lisible\u00A0: vérifiez le format JSON et les valeurs envoyées."),
        _ => (StatusCodes.Status500InternalServerError, "unforeseen", Unforeseen),
    };
}

/// <summary>A change came without naming the version it was made from. Answered as 428.</summary>
internal sealed class VersionMissingException() : Exception("Indiquez la version que vous avez lue dans l'en-tête If-Match. Rien n'a été modifié.");

internal static class RequestExtensions
{
    /// <summary>Whether the request came for the API, also while its error page is being made under another path.</summary>
    public static bool IsApi(this HttpContext context)
        => new PathString(context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path).StartsWithSegments("/api");

    /// <summary>The version a change was made from, taken from <c>If-Match</c>.</summary>
    /// <exception cref="VersionMissingException">There is none, or it is no version.</exception>
    public static int VersionRead(this HttpRequest request)
        => int.TryParse(request.Headers.IfMatch.ToString().Trim().TrimStart('W', '/').Trim('"'), out var version) ? version : throw new VersionMissingException();

    public static void ShowVersion(this HttpResponse response, int version) => response.Headers.ETag = $"\"{version}\"";
}
