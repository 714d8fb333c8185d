using Facilitation.Agents.Models;

namespace Facilitation.Agents.Reframing;

/// <summary>Reads a model's text as an answer to a thorn.</summary>
internal static class AnswerReader
{
    /// <summary>The form that is asked for where the endpoint takes a schema.</summary>
    public static AnswerSchema Schema { get; } = AnswerSchema.Of<ModelAnswer>("reframing", JsonAnswer.Json);

    /// <returns><see langword="null"/> when nothing in the text reads as an answer.</returns>
    public static ModelAnswer? Read(string text) => JsonAnswer.Read<ModelAnswer>(text, answer => answer.Kind is not null);
}
