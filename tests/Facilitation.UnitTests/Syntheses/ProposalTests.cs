using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>A proposition asks or says what is not known; it states nothing.</summary>
public sealed class ProposalTests
{
    private static readonly Finding Free = Reports.Finding("binômes choisis", FindingDirection.Unfavourable, "Les binômes choisis bavardent.", "Les binômes choisis par les élèves bavardent beaucoup.");

    private static readonly Finding Imposed = Reports.Finding("binômes imposés", FindingDirection.Favourable, "Les binômes imposés lisent vraiment.", "Les binômes imposés lisent vraiment mieux.");

    [Theory]
    [InlineData(ProposalKind.Gap, "On ne sait pas encore si l'effet se maintient au-delà d'un trimestre.")]
    [InlineData(ProposalKind.Gap, "Reste à savoir comment accompagner les élèves absents.")]
    [InlineData(ProposalKind.Gap, "Aucun retour ne dit si l'effet se maintient.")]
    [InlineData(ProposalKind.Gap, "Dans quelles conditions les élèves fragiles en tireraient-ils profit ?")]
    [InlineData(ProposalKind.Gap, "It is not yet known whether the effect lasts.")]
    [InlineData(ProposalKind.NextInquiry, "Comment aider les élèves absents à reprendre le rituel en 6e ?")]
    [InlineData(ProposalKind.NextInquiry, "How can we keep pairs reading in larger groups?")]
    [InlineData(ProposalKind.Disagreement, "Les constats divergent selon la façon de former les binômes.")]
    [InlineData(ProposalKind.Disagreement, "Les binômes choisis bavardent, alors que les binômes imposés lisent.")]
    public void A_question_or_an_unknown_passes(ProposalKind kind, string text) => Assert.Empty(Codes(kind, text));

    [Theory]
    [InlineData(ProposalKind.Gap, "L'effet est nul au-delà d'un trimestre.", "states_fact")]
    [InlineData(ProposalKind.Gap, "On ne sait pas si l'effet dure, car les élèves se lassent.", "states_fact")]
    [InlineData(ProposalKind.Gap, "On ne sait pas pourquoi le rituel fonctionne si bien.", "states_fact")]
    [InlineData(ProposalKind.Gap, "On ne sait pas encore tout. Les élèves moyens progressent.", "states_fact")]
    [InlineData(ProposalKind.Gap, "Aucun retour ne porte sur la maternelle.", "report_count")]
    [InlineData(ProposalKind.Gap, "On ne sait pas si 40 % des élèves progresseraient.", "number")]
    [InlineData(ProposalKind.Gap, "On ne sait pas si Kylian lirait devant un groupe.", "person")]
    [InlineData(ProposalKind.NextInquiry, "Faut-il poursuivre l'action ?", "not_a_question")]
    [InlineData(ProposalKind.NextInquiry, "Comment aider les absents ? Comment mesurer l'effet ?", "not_a_question")]
    [InlineData(ProposalKind.NextInquiry, "Comment faire passer 80 % des élèves au-dessus de la moyenne ?", "number")]
    [InlineData(ProposalKind.Disagreement, "Les constats s'opposent sur le numérique et les familles.", "unsupported")]
    [InlineData(ProposalKind.Disagreement, "Les binômes imposés lisent mieux.", "states_fact")]
    public void A_proposition_that_states_is_refused_by_its_name(ProposalKind kind, string text, string code) => Assert.Contains(code, Codes(kind, text));

    [Theory]
    [InlineData(0)]
    [InlineData(0, 0)]
    [InlineData(0, 7)]
    [InlineData(-1, 1)]
    public void A_disagreement_names_two_findings_that_exist(params int[] findings)
        => Assert.Contains("disagreement", CitationGate.Check(new ProposalDraft(ProposalKind.Disagreement, "Les constats divergent selon les binômes.", findings), [Free, Imposed]).Codes());

    [Fact]
    public void Findings_that_say_the_same_do_not_disagree()
        => Assert.Contains("disagreement", CitationGate.Check(new ProposalDraft(ProposalKind.Disagreement, "Les constats divergent sur les binômes choisis.", [0, 1]), [Free, Free]).Codes());

    private static IEnumerable<string> Codes(ProposalKind kind, string text)
        => CitationGate.Check(new ProposalDraft(kind, text, kind is ProposalKind.Disagreement ? [0, 1] : []), [Free, Imposed]).Codes();
}
