using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents.Models;

/// <summary>What the settings must say together. No message repeats a key.</summary>
internal sealed class ModelOptionsCheck : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        List<ValidationResult> broken = [];
        Validator.TryValidateObject(options, new(options), broken, validateAllProperties: true);
        List<string> faults = [.. broken.Select(one => $"Model:{string.Join(',', one.MemberNames)}: {one.ErrorMessage}")];
        if (options.Provider is not ModelProvider.None)
        {
            faults.AddRange(Faults(options));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(ModelOptions options)
    {
        if (options.Endpoint is null)
        {
            yield return $"Model:Endpoint is needed when Model:Provider is {options.Provider}; it is the address of the API, such as https://host/v1.";
        }
        else if (!options.Endpoint.IsAbsoluteUri || options.Endpoint.Scheme is not ("http" or "https"))
        {
            yield return "Model:Endpoint must be an absolute http or https address.";
        }
        else if (options.Endpoint.UserInfo.Length > 0 || options.Endpoint.Query.Length > 0)
        {
            yield return "Model:Endpoint must hold no user, password or query; the key belongs in Model:ApiKey.";
        }

        if (string.IsNullOrWhiteSpace(options.Model))
        {
            yield return $"Model:Model is needed when Model:Provider is {options.Provider}; it is the model's or the deployment's name.";
        }

        if (options.Provider is ModelProvider.AzureOpenAI && string.IsNullOrEmpty(options.ApiKey))
        {
            yield return "Model:ApiKey is needed when Model:Provider is AzureOpenAI.";
        }

        if (options.ApiKey is { } key && key.Any(character => character is <= ' ' or > '~'))
        {
            yield return "Model:ApiKey must hold visible ASCII characters only, with no space or line break.";
        }
    }
}
