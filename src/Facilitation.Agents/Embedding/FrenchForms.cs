using System.Collections;
using System.Collections.Frozen;
using System.Text.Json;

namespace Facilitation.Agents.Embedding;

/// <summary>
/// What a list of French words teaches: which words exist, so that a rare one is not taken for a slip, and which verb a form belongs to, which a
/// light stemmer does not know (« sèchent » and « sécher »). The list comes from npm; without it no word is known and no form is led back.
/// </summary>
internal static class FrenchForms
{
    // Ten bits a word and four places: one unknown word in eighty is taken for a known one.
    private const int Bits = 1 << 22;
    private const int Places = 4;
    private const int ShortestStem = 3;

    private static readonly BitArray Words = new(Bits);
    private static readonly FrozenSet<string> Infinitives = Read();

    // Longest first. What stays, with the infinitive's ending, must be a verb of the list.
    private static readonly (string Infinitive, string[] Endings)[] Groups =
    [
        ("er", ["eraient", "erions", "eriez", "erait", "erais", "eront", "erons", "aient", "erent", "erez", "erai", "eras", "ions", "era", "iez", "ait", "ais", "ant", "ons", "ent", "ez"]),
        ("ir", ["issaient", "issions", "issent", "issait", "issais", "issant", "issons", "issiez", "iraient", "issez", "irait", "irent", "iront", "irons", "isse", "irez", "irai", "ira", "it", "is"]),
        ("re", ["aient", "raient", "rait", "ront", "rons", "rez", "rai", "ions", "iez", "ait", "ais", "ant", "ons", "ent", "ues", "ez", "ra", "ue", "us", "u"]),
    ];

    // Forms whose stem changes before a silent ending: « essaie », « envoient ».
    private static readonly (string Form, string Infinitive)[] Changing =
    [
        ("aient", "ayer"), ("oient", "oyer"), ("uient", "uyer"), ("aies", "ayer"), ("oies", "oyer"), ("uies", "uyer"), ("aie", "ayer"), ("oie", "oyer"), ("uie", "uyer"),
    ];

    /// <param name="folded">In lower case and without accents.</param>
    public static bool IsWord(string folded)
    {
        for (var place = 0; place < Places; place++)
        {
            if (!Words[Place(folded, place)])
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="folded">In lower case and without accents.</param>
    /// <returns>The infinitive of a conjugated form; the word itself when it is none, or when it is a noun as well (« parent », « bouton »).</returns>
    public static string Lemma(string folded)
    {
        if (folded.Length < ShortestStem + 2 || Infinitives.Count == 0 || Infinitives.Contains(folded))
        {
            return folded;
        }

        foreach (var (form, infinitive) in Changing)
        {
            if (folded.EndsWith(form, StringComparison.Ordinal) && folded[..^form.Length] + infinitive is var verb && Infinitives.Contains(verb))
            {
                return verb;
            }
        }

        if (IsNoun(folded))
        {
            return folded;
        }

        foreach (var (infinitive, endings) in Groups)
        {
            foreach (var ending in endings)
            {
                if (folded.Length - ending.Length >= (ending is "it" or "is" ? ShortestStem + 1 : ShortestStem) && folded.EndsWith(ending, StringComparison.Ordinal) && Verb(folded[..^ending.Length], infinitive) is { } verb)
                {
                    return verb;
                }
            }
        }

        return folded;
    }

    private static string? Verb(string stem, string infinitive)
    {
        if (infinitive == "re" && stem[^1] != 'd')
        {
            return null; // « perdre », « répondre »; the others of this group change too much.
        }

        if (Infinitives.Contains(stem + infinitive))
        {
            return stem + infinitive;
        }

        // « mangeons », « appellent ».
        return infinitive == "er" && (stem[^1] == 'e' || stem[^1] == stem[^2]) && Infinitives.Contains(stem[..^1] + infinitive) ? stem[..^1] + infinitive : null;
    }

    // A noun or an adjective has a plural, or a singular; no form of a verb in these endings has.
    private static bool IsNoun(string folded)
        => folded[^1] == 's' ? folded.EndsWith("ons", StringComparison.Ordinal) && IsWord(folded[..^1]) : IsWord(folded + "s") && !folded.EndsWith("ue", StringComparison.Ordinal) && folded[^1] != 'u';

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(FrenchForms).Assembly.GetManifestResourceStream("Facilitation.Agents.Embedding.french-words.json");
        if (stream is null)
        {
            return [];
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var infinitives = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.String)
            {
                continue;
            }

            var word = WordAnalysis.Fold(reader.GetString()!);
            for (var place = 0; place < Places; place++)
            {
                Words[Place(word, place)] = true;
            }

            if (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ir", StringComparison.Ordinal) || word.EndsWith("dre", StringComparison.Ordinal))
            {
                infinitives.Add(word);
            }
        }

        return infinitives.ToFrozenSet(StringComparer.Ordinal);
    }

    private static int Place(string word, int place)
    {
        var hash = 2166136261u ^ ((uint)place * 0x9e3779b9u);
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        hash = (hash ^ (hash >> 15)) * 0x2c1b3c6du;
        return (int)((hash ^ (hash >> 13)) & (Bits - 1));
    }
}
