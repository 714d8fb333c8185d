namespace Facilitation.Agents.Embedding;

/// <summary>An outside embedding model. Texts leave this program for it, so they are masked before.</summary>
public interface IEmbedder
{
    /// <summary>Names the vectors: those of different names are never compared. Changes whenever the same text would get another vector.</summary>
    string Model { get; }

    /// <summary>How many numbers a vector has: 16 to 4,000.</summary>
    int Dimensions { get; }

    /// <param name="texts">1 to <see cref="MostTexts"/>, none empty.</param>
    /// <param name="cancellation">Stops the work; the endpoint may already have been paid for.</param>
    /// <returns>One vector of length 1 for each text, in their order.</returns>
    /// <exception cref="EmbeddingException">The endpoint did not answer, or with something else.</exception>
    Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation);

    /// <summary>The embedder of vectors made earlier, so that they serve while new ones are made.</summary>
    /// <param name="model">As <see cref="Model"/> named it.</param>
    /// <returns><see langword="null"/> when the configured endpoint is not the one that made them.</returns>
    IEmbedder? For(string model);

    /// <summary>How many texts one call may hold.</summary>
    public const int MostTexts = 32;
}

/// <summary>Vectors could not be had; nothing was changed.</summary>
/// <param name="message">What happened, without any text of a person.</param>
/// <param name="isPermanent">Whether the same texts would fail again.</param>
/// <param name="inner">What the client said.</param>
public sealed class EmbeddingException(string message, bool isPermanent, Exception? inner = null) : Exception(message, inner)
{
    public bool IsPermanent { get; } = isPermanent;
}
