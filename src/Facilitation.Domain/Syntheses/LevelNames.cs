using Facilitation.Domain.Method;

namespace Facilitation.Domain.Syntheses;

/// <summary>Levels as a condition names them.</summary>
internal static class LevelNames
{
    public static string? French(EducationLevel level) => level switch
    {
        EducationLevel.Nursery => "maternelle",
        EducationLevel.Elementary => "école élémentaire",
        EducationLevel.LowerSecondary => "collège",
        EducationLevel.UpperSecondary => "lycée général et technologique",
        EducationLevel.VocationalSecondary => "lycée professionnel",
        EducationLevel.Bts => "BTS",
        _ => null,
    };
}
