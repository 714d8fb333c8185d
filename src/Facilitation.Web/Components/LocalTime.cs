using System.Globalization;

namespace Facilitation.Web.Components;

/// <summary>Moments where the communities live (Europe/Paris until a community says otherwise).</summary>
public static class LocalTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateTimeOffset Local(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().Local().DateTime);

    /// <summary>« 3 mars 2025 », « 1er mars 2025 ».</summary>
    public static string InWords(this DateOnly day)
        => day.ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" && day.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>« 14 h 32 » for a moment of today, « le 3 mars 2025 à 14 h 32 » for another.</summary>
    public static string InWords(this DateTimeOffset moment, DateOnly today, Texts texts)
    {
        var local = moment.Local();
        var time = local.ToString("H' h 'mm", CultureInfo.InvariantCulture).Replace(' ', '\u00A0');
        var day = DateOnly.FromDateTime(local.DateTime);
        return day == today ? texts["à {0}", time] : texts["le {0} à {1}", day.InWords(), time];
    }
}
