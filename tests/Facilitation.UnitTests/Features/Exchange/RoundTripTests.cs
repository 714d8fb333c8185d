using System.Text;
using CsCheck;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Features.Exchange;

namespace Facilitation.UnitTests.Features.Exchange;

/// <summary>Whatever a community holds, its file is read as it was written, byte for byte.</summary>
public sealed class RoundTripTests
{
    // Characters that break careless writers: quotes, escapes, markup, no-break spaces, right-to-left letters, emoji, combining accents.
    private static readonly string[] Pieces =
    [
        "le groupe", "Élève", "œuvre", "«\u00A0oui\u00A0»", "l\u2019élan", "\"", "\\", "\\n", "/", "<b>&amp;", "'", "{0}", "%s", "\t", "\n", "12,5\u202F%", "—", "🙂", "👩🏽‍🏫",
        "قراءة", "קריאה", "e\u0301", "\u2028", "\uFEFF", "漢字", "@null", ";=1+1",
    ];

    private static readonly Gen<string> Words = Gen.OneOfConst(Pieces).Array[1, 6].Select(pieces => $"a{string.Join(' ', pieces)}z");
    private static readonly Gen<string?> MaybeWords = Gen.Bool.SelectMany(there => there ? Words.Select(words => (string?)words) : Gen.Const((string?)null));

    [Fact]
    public void A_written_file_is_read_and_written_the_same()
        => Gen.Select(Words, MaybeWords, Words.Array[0, 3], MaybeWords, Gen.Enum<EducationLevel>()).Sample((title, context, indicators, because, level) =>
        {
            var written = ExchangeJson.Write(new()
            {
                Challenges =
                [
                    new()
                    {
                        Id = "D1", Title = title, Context = context, Indicators = indicators.Length == 0 ? null : indicators, Level = level, Visibility = Visibility.Community,
                        Hypothesis = because is null ? null : new Hypothesis("si", "alors", because),
                    },
                ],
                Actions = [new() { Id = "A1", ChallengeId = "D1", Title = "Lire", Description = title, Keywords = indicators.Length == 0 ? null : indicators, AiUsed = true, Visibility = Visibility.Network }],
                Reports = [new() { Id = "R1", ActionId = "A1", Text = title, Advice = context, Date = new(2025, 1, 7), StudentCount = 27, Visibility = Visibility.Community }],
                Thorns = [new() { Id = "T1", Text = title, Level = level, Visibility = Visibility.Community }],
            });

            var once = Reimport(written);
            return once.AsSpan().SequenceEqual(Reimport(once));
        }, iter: 300);

    [Fact]
    public void The_file_is_readable_by_people()
    {
        var text = Encoding.UTF8.GetString(ExchangeJson.Write(new() { Thorns = [new() { Id = "T1", Text = "L'élève dit «\u00A0\"oui\"\u00A0» & sourit\u202F! 🙂", Visibility = Visibility.Community }] }));

        Assert.Contains("\"text\": \"L'élève dit «\u00A0\\\"oui\\\"\u00A0» & sourit\u202F! 🙂\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    private static byte[] Reimport(byte[] file)
    {
        var incoming = IncomingFile.Read(file);
        Assert.Empty(incoming.Refused);
        Assert.Empty(incoming.UnknownFields);
        var plan = ImportPlan.Of(incoming, new([], [], [], []), MemberId.New());
        return ExchangeJson.Write(new ExchangeContent(plan.Challenges.Added, plan.Actions.Added, plan.Reports.Added, plan.Thorns.Added).Shared());
    }
}
