namespace Facilitation.Web.Store;

/// <summary>Someone else changed this after it was read; nothing has been saved. Reading again and repeating is safe. Answered as 409.</summary>
internal sealed class ChangedMeanwhileException()
    : Exception("Quelqu'un d'autre a modifié ce texte entre-temps. Rien n'a été enregistré : relisez la version actuelle, puis recommencez.");
