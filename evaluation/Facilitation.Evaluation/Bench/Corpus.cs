using System.Text;

namespace Facilitation.Evaluation.Bench;

/// <summary>
/// A community's memory out of a generator: French-like words with a natural spread, a few of them bound to each topic, and vectors that
/// lie around their topic. The same seed gives the same corpus.
/// </summary>
internal sealed class Corpus
{
    public const int Dimensions = 384;

    private const int Vocabulary = 40_000;
    private const int Topics = 2_000;
    private const int WordsOfTopic = 40;

    private static readonly string[] Onsets = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "pr", "tr", "gr", "cl", "pl", "br", "qu", "j"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "é", "ou", "an", "on", "in", "ai", "au", "è", "eu"];
    private static readonly string[] Endings = ["", "er", "é", "ée", "tion", "ment", "eur", "age", "ité", "ive", "s", "ir", "ance", "oire"];
    private static readonly string[] Small = ["le", "la", "les", "de", "des", "du", "et", "dans", "pour", "avec", "sur", "une", "un", "qui", "que", "en", "au", "par", "leur", "est"];
    private static readonly string[] Levels = ["maternelle", "elementaire", "college", "lycee-gt", "lycee-pro", "bts", "transverse"];
    private static readonly string[] Subjects = ["français", "mathématiques", "EPS", "anglais", "histoire", "SVT", "arts plastiques", "technologie", "allemand", "physique-chimie"];

    private readonly string[] _words = new string[Vocabulary];
    private readonly string[][] _topicWords = new string[Topics][];
    private readonly float[][] _centres = new float[Topics][];
    private readonly float[] _spread = new float[Dimensions];

    public Corpus(int seed)
    {
        var random = new Random(seed);
        var known = new HashSet<string>();
        for (var i = 0; i < Vocabulary;)
        {
            var word = Word(random);
            if (known.Add(word))
            {
                _words[i++] = word;
            }
        }

        for (var i = 0; i < Dimensions; i++)
        {
            // Real embeddings spread along few directions: an effective dimension of about 30.
            _spread[i] = 1f / MathF.Sqrt(1 + (i / 8f));
        }

        for (var topic = 0; topic < Topics; topic++)
        {
            _topicWords[topic] = [.. Enumerable.Range(0, WordsOfTopic).Select(_ => _words[random.Next(Vocabulary)])];
            _centres[topic] = Noise(random);
        }
    }

    /// <summary>What is remembered: of ten, one challenge, six actions below it and three reports on the first action.</summary>
    public IEnumerable<CorpusDocument> Documents(int count, int seed)
    {
        var random = new Random(seed);
        var (challenge, action, number) = (Guid.Empty, Guid.Empty, 0);
        for (var i = 0; i < count; i++)
        {
            var (place, id) = (i % 10, Id(random));
            if (place == 0)
            {
                (challenge, number) = (id, number + 1);
            }
            else if (place == 1)
            {
                action = id;
            }

            // Communities are drawn by challenge, apart from the topic: the filter says nothing about the vector, which is the hard case.
            var community = BenchCommunity.Of(number);
            var topic = random.Next(Topics);
            yield return new(
                id, place == 0 ? "challenge" : place <= 6 ? "action" : "report", community, place == 0 ? $"{number}" : $"{number}.{Math.Min(place, 6)}", number, place,
                challenge, action, Levels[random.Next(Levels.Length)], Subjects[random.NextDouble() < 0.8 ? topic % Subjects.Length : random.Next(Subjects.Length)],
                Text(random, topic, 47), Text(random, topic, 830), Vector(random, topic));
        }
    }

    /// <summary>Queries of two to five words of a topic, sometimes one that stands everywhere, and a vector near the topic.</summary>
    public IReadOnlyList<CorpusQuery> Queries(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var topic = random.Next(Topics);
            var words = Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.NextDouble() < 0.15 ? _words[Zipf(random, Vocabulary)] : _topicWords[topic][Zipf(random, WordsOfTopic)]);
            return new CorpusQuery(string.Join(' ', words.Distinct()), Vector(random, topic));
        })];
    }

    private string Text(Random random, int topic, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(random.NextDouble() switch
            {
                < 0.40 => Small[Zipf(random, Small.Length)],
                < 0.65 => _topicWords[topic][Zipf(random, WordsOfTopic)],
                _ => _words[Zipf(random, Vocabulary)],
            });
        }

        return text.ToString();
    }

    private float[] Vector(Random random, int topic)
    {
        var (centre, noise) = (_centres[topic], Noise(random));
        return Normal([.. centre.Select((value, i) => value + (0.78f * noise[i]))]);
    }

    private float[] Noise(Random random) => Normal([.. _spread.Select(spread => spread * Gauss(random))]);

    private static float Gauss(Random random) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static float[] Normal(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    // Ranks as in a language: the second word half as often as the first.
    private static int Zipf(Random random, int count) => (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1 is var rank && rank < count ? rank : count - 1;

    private static string Word(Random random)
        => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Onsets[random.Next(Onsets.Length)] + Vowels[random.Next(Vowels.Length)])) + Onsets[random.Next(Onsets.Length)] + Endings[random.Next(Endings.Length)];

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}

/// <param name="Challenge">The challenge above it, or itself.</param>
/// <param name="Action">The first action of its challenge; what reports are about.</param>
/// <param name="Place">0 for a challenge, 1 to 6 for its actions, 7 to 9 for reports.</param>
internal sealed record CorpusDocument(
    Guid Id, string Kind, BenchCommunity Community, string Number, int ChallengeNumber, int Place, Guid Challenge, Guid Action,
    string Level, string Subject, string Title, string Body, float[] Vector);

internal sealed record CorpusQuery(string Text, float[] Vector);

/// <summary>Communities that hold a known share of the documents, so that searching one of them is a filter of known selectivity.</summary>
internal sealed record BenchCommunity(Guid Id, string Slug, double Share)
{
    public static IReadOnlyList<BenchCommunity> All { get; } =
    [
        new(Guid.Parse("01900000-0000-7000-8000-000000000001"), "la-plupart", 0.889),
        new(Guid.Parse("01900000-0000-7000-8000-000000000002"), "un-dixieme", 0.1),
        new(Guid.Parse("01900000-0000-7000-8000-000000000003"), "un-centieme", 0.01),
        new(Guid.Parse("01900000-0000-7000-8000-000000000004"), "un-millieme", 0.001),
    ];

    /// <summary>The community of a challenge: exactly the shares above over every thousand challenges.</summary>
    public static BenchCommunity Of(int challenge) => (challenge * 7 % 1_000) switch { 0 => All[3], <= 10 => All[2], <= 110 => All[1], _ => All[0] };
}
