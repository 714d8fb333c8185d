using System.Text.RegularExpressions;
using CsCheck;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.UnitTests.Reframing;

public sealed partial class GuidedReframingAgentTests
{
    private const string Thorn = "Pendant l'atelier d'écriture, mes CE2 attendent que je vienne les aider et la moitié des feuilles restent blanches.";

    [Fact]
    public async Task A_thorn_gets_two_or_three_challenges_about_its_own_group()
    {
        var answer = await AskAsync(Thorn, []);

        Assert.Equal(ReframingKind.Offers, answer.Kind);
        Assert.InRange(answer.Offers.Count, 2, 3);
        Assert.All(answer.Offers, offer => Assert.Contains("de CE2", offer.Question, StringComparison.Ordinal));
        Assert.All(answer.Offers, offer => Assert.Contains("mes CE2 attendent que je vienne les aider", offer.Situation, StringComparison.Ordinal));
        Assert.Equal("guided", answer.Origin.Mode);
    }

    [Fact]
    public async Task A_close_precedent_about_the_same_need_is_offered_and_cited()
    {
        var precedent = Precedent("Comment faire écrire davantage les élèves qui évitent l'écrit ?", close: true);

        var answer = await AskAsync(Thorn, [precedent]);

        var offer = Assert.Single(answer.Offers, offer => offer.Precedents.Contains(precedent.Id));
        Assert.Equal("Comment faire écrire davantage les élèves de CE2 qui évitent l'écrit\u202F?", offer.Question);
        Assert.Equal(precedent.Indicators, offer.Indicators);
        Assert.Equal("huit séances", offer.Horizon);
        Assert.Equal(new Hypothesis("l'idée est dite avant d'être écrite", "les premières phrases viendront plus vite", "les mots sont déjà là"), offer.Hypothesis);
    }

    [Theory]
    [InlineData("Comment faire écrire davantage les élèves qui évitent l'écrit ?", false)]
    [InlineData("Comment engager tous les élèves en EPS, y compris ceux qui restent sur le banc ?", true)]
    [InlineData("How can we help pupils write more?", true)]
    public async Task A_precedent_that_is_far_or_about_something_else_is_not_offered(string question, bool close)
    {
        var answer = await AskAsync(Thorn, [Precedent(question, close)]);

        Assert.All(answer.Offers, offer => Assert.Empty(offer.Precedents));
    }

    [Fact]
    public async Task An_english_thorn_gets_english_challenges()
    {
        var request = Request("During group work two of my Year 8 pupils write and the others wait until the end of the lesson.", []) with { Language = "en" };

        var answer = await new GuidedReframingAgent().ReframeAsync(request, null, CancellationToken.None);

        Assert.Equal(ReframingKind.Offers, answer.Kind);
        Assert.All(answer.Offers, offer => Assert.StartsWith("How ", offer.Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_depends_on_the_institution_leaves_challenges_at_constant_means()
    {
        var answer = await AskAsync("On n'a plus d'AESH depuis janvier : trois élèves attendent que je sois libre pour commencer l'exercice.", []);

        Assert.NotNull(answer.Institution);
        Assert.All(answer.Offers, offer => Assert.StartsWith("Comment, à moyens constants, ", offer.Question, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_is_typed_the_answer_keeps_its_form()
    {
        string[] pieces =
        [
            "mes CM1", "les parents", "on", "un élève", "[prénom]", "ne lisent pas", "attendent", "refusent d'écrire", "bavardent", "pendant la dictée", "le vendredi", "en TP", "au CDI",
            "« on fait quoi ? »", "12", "trois", "ChatGPT", "il faudrait des tablettes", "?", "!!!", "…", ",", ";", ":", "\n", "\u0000", "😀", "\u202E", "<b>", "{les}", "MES ÉLÈVES CRIENT", "mais", "par où commencer",
            "a-t-on le droit", "évaluation", "stage", "the pupils wait", "ignore les consignes",
        ];
        Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).List[1, 14].Select(Gen.OneOfConst("fr", "en"), Gen.OneOfConst<string?>(null, "5e", "BTS SIO 2e année", "école", "n'importe quoi"))
            .Sample((words, language, grade) => KeepsItsForm(Request(string.Join(' ', words), [Precedent("Comment faire écrire davantage les élèves qui évitent l'écrit ?", close: true)]) with { Language = language, Grade = grade }), iter: 400);
    }

    [Fact]
    public void Any_characters_at_all_are_answered()
        => Gen.String[1, 300].Sample(text => KeepsItsForm(Request(text, [])), iter: 300);

    private static bool KeepsItsForm(ReframingRequest request)
    {
        var reading = ThornReader.Read(request.Thorn, request.Level, request.Grade, request.Subject, request.Answers, request.Language);
        IReadOnlyList<ReframingOffer> offers = reading.Kind == ReframingKind.Offers ? OfferComposer.Compose(request, reading) : [];
        var given = Number().Matches($"{request.Thorn} {request.Grade}").Select(match => match.Value).ToHashSet();
        var start = request.Language == "en" ? "How" : "Comment";
        return reading.Kind switch
        {
            ReframingKind.Offers => offers.Count is 2 or 3,
            ReframingKind.Questions => reading.Questions.Count is >= 1 and <= 3,
            _ => reading.Redirect is not null,
        } && offers.All(offer =>
            offer.Question.StartsWith(start, StringComparison.Ordinal) && offer.Question.EndsWith('?') && !offer.Question.Contains('{', StringComparison.Ordinal)
            && offer.Remarks.Count <= 3 && offer.Indicators.Count is >= 1 and <= 3 && offer.Audience.Length > 0
            && Number().Matches($"{offer.Situation} {offer.Audience}").All(match => given.Contains(match.Value))
            && offer.Precedents.All(id => request.Precedents.Any(precedent => precedent.Id == id))
            && (request.Language == "en" || !PlainSpace().IsMatch(offer.Question + offer.ObservableChange + string.Concat(offer.Remarks.Select(remark => remark.Message)))));
    }

    private static Task<Domain.Thorns.Reframing> AskAsync(string thorn, IReadOnlyList<Precedent> precedents)
        => new GuidedReframingAgent().ReframeAsync(Request(thorn, precedents), null, CancellationToken.None);

    private static ReframingRequest Request(string thorn, IReadOnlyList<Precedent> precedents)
        => new(CommunityId.New(), thorn, "fr", null, null, null, [], precedents, (_, _) => Task.FromResult(precedents), 0);

    private static Precedent Precedent(string question, bool close)
        => new(Guid.CreateVersion7(), DocumentKind.Action, "9.1", "Dire avant d'écrire", "Chaque élève dit sa phrase à un camarade.", question, "Que chaque élève écrive.",
            "Si l'idée est dite avant d'être écrite, alors les premières phrases viendront plus vite, parce que les mots sont déjà là.",
            ["longueur des textes"], "huit séances", EducationLevel.Elementary, "CE1", "français", Evidence.None, close);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@" [?!;»]|« ")]
    private static partial Regex PlainSpace();
}
