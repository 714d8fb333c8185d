using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing;
using Facilitation.Agents.Synthesising;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents.Models;

internal static class ModelRegistration
{
    /// <summary>Registers the options, the client and the agents that ask a model. Nothing of it is built while <c>Model:Provider</c> is None.</summary>
    public static void AddModel(this IServiceCollection services)
    {
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelOptions>, ModelOptionsCheck>());
        services.AddModelHttp();
        services.AddSingleton(_ => PromptLibrary.Load(Path.Combine(AppContext.BaseDirectory, "prompts")));
        services.AddSingleton<ModelConnector>().AddSingleton<ModelChat>().AddSingleton<CheckedConversation>().AddSingleton<ToolStep>().AddSingleton<ModelReframingAgent>().AddSingleton<ModelSynthesisingAgent>();
        services.AddHostedService<ModelProbe>();
    }
}
