namespace Facilitation.Agents.Embedding;

/// <summary>Turns text into vectors whose nearness stands for nearness of meaning.</summary>
public interface IEmbedder
{
    /// <summary>Names the vectors: those of different names are never compared. Changes whenever the same text would get another vector.</summary>
    string Model { get; }

    /// <summary>How many numbers a vector has: 16 to 4,000.</summary>
    int Dimensions { get; }

    /// <summary>Whether texts leave this program for it; they are masked before.</summary>
    bool IsOutside { get; }

    /// <returns>One vector of length 1 for each document, in their order.</returns>
    /// <exception cref="EmbeddingException">The endpoint did not answer, or with something else; trying again later may help.</exception>
    Task<IReadOnlyList<float[]>> EmbedDocumentsAsync(IReadOnlyList<EmbeddingText> documents, CancellationToken cancellation);

    /// <returns>A vector of length 1; <see langword="null"/> when the query says nothing, such as stop words only.</returns>
    /// <exception cref="EmbeddingException">The endpoint did not answer, or with something else.</exception>
    Task<float[]?> EmbedQueryAsync(string query, CancellationToken cancellation);
}

/// <param name="Title">What the document is called.</param>
/// <param name="Body">What it says.</param>
/// <param name="Keywords">Words that find it besides: keywords, grade, the question of its challenge; may be empty.</param>
public sealed record EmbeddingText(string Title, string Body, string Keywords);

/// <summary>Vectors could not be had; nothing was changed.</summary>
public sealed class EmbeddingException(string message, Exception? inner = null) : Exception(message, inner);
