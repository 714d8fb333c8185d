using Facilitation.Domain.Privacy;

namespace Facilitation.Web.Components;

/// <summary>A mask before anything is stored.</summary>
/// <param name="Words">What its author typed.</param>
/// <param name="Mask">What stands in its place.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Keep">The value that refuses it; <see langword="null"/> when it may not be refused.</param>
/// <param name="Place">The field it stands in, in French; <see langword="null"/> when the form has one text only.</param>
internal sealed record ShownMask(string Words, string Mask, RedactionKind Kind, string? Keep, string? Place = null);
