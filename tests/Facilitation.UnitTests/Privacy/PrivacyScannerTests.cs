using System.Text;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Privacy;

public sealed class PrivacyScannerTests
{
    public static TheoryData<string> CaseIds() => [.. PrivacyCases.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(CaseIds))]
    public void A_case_gives_its_masks_and_its_alarm_and_nothing_else(string id)
    {
        var one = PrivacyCases.All.Single(c => c.Id == id);

        var scan = PrivacyScanner.Scan(one.Text);

        Assert.All(one.Spans, s => Assert.Contains(scan.Redactions, r => PrivacyCases.Overlaps(r, s.Start, s.Length)));
        Assert.All(scan.Redactions, r => Assert.Contains(one.Spans, s => PrivacyCases.Overlaps(r, s.Start, s.Length)));
        Assert.Equal(one.Danger, scan.Safeguarding);
    }

    [Fact]
    public void At_least_sixty_cases_are_our_own_and_a_good_part_are_traps()
    {
        Assert.True(PrivacyCases.Own.Count >= 90);
        Assert.True(PrivacyCases.Own.Count(c => c.Trap) >= 50);
        Assert.All(PrivacyCases.Own.Where(c => c.Trap), c => Assert.True(c.PersonalData is null or [] && !c.Danger));
    }

    [Theory]
    [InlineData("Kylian Moreau (5e3) est dyslexique.", "[prénom] ([classe]) est [santé].")]
    [InlineData("Je n'arrive pas à parler d'Inès avec M. Verdier.", "Je n'arrive pas à parler d'[prénom] avec M. [nom].")]
    [InlineData("Le père de Sofiane m'a écrit à prof@exemple.org.", "Le [parent] de [prénom] m'a écrit à [courriel].")]
    [InlineData("Élise, née le 4 mars 2011, habite 3 rue des Lilas.", "[prénom], née le [date de naissance], habite [adresse].")]
    [InlineData("Léa B. copie sur Tom.", "[prénom] copie sur [prénom].")]
    [InlineData("Zéphyrin, né le 14/03/2018, arrive tard depuis que ses parents se sont séparés.", "[prénom], né le [date de naissance], arrive tard [situation familiale].")]
    [InlineData("Soizic (2de MRC 2) perd ses mots de passe.", "[prénom] ([classe]) perd ses mots de passe.")]
    [InlineData("J'ai compté : 14 rosaces réussies sur 25.", "J'ai compté : 14 rosaces réussies sur 25.")]
    [InlineData("Mes 2de MRC attendent la consigne.", "Mes 2de MRC attendent la consigne.")]
    [InlineData("En 2de MRC 24 élèves attendent, sauf Soizic.", "En 2de MRC 24 élèves attendent, sauf [prénom].")]
    public void Masks_are_typed_and_leave_a_sentence_one_can_read(string text, string masked) =>
        Assert.Equal(masked, PrivacyScanner.Scan(text).Masked);

    [Theory]
    [InlineData("INÈS BENALI NE TRAVAILLE PAS EN COURS DE MATHS")]
    [InlineData("ines benali ne travaille pas en cours de maths")]
    public void A_name_is_found_without_its_case_or_accents(string text)
    {
        var redaction = Assert.Single(PrivacyScanner.Scan(text).Redactions);

        Assert.Equal((0, 11), (redaction.Start, redaction.Length));
    }

    [Fact]
    public void An_adult_may_be_kept_and_then_a_person_stands_unmasked()
    {
        const string text = "Mme Delorme anime le club d'échecs.";

        var scan = PrivacyScanner.Scan(text, [new KeptSpan(0, 11)]);

        Assert.Equal(text, scan.Masked);
        Assert.Empty(scan.Redactions);
        Assert.Single(scan.Kept);
        Assert.True(scan.HasUnmaskedPerson);
    }

    [Theory]
    [InlineData("Kylian refuse d'écrire.")]
    [InlineData("Écrivez à prof@exemple.org.")]
    [InlineData("Appelez le 06 12 34 56 78.")]
    public void A_minor_and_contact_data_are_masked_whatever_is_to_be_kept(string text)
    {
        var scan = PrivacyScanner.Scan(text, [new KeptSpan(0, text.Length)]);

        Assert.NotEqual(text, scan.Masked);
        Assert.Empty(scan.Kept);
        Assert.False(scan.HasUnmaskedPerson);
    }

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    public void Decomposed_accents_change_neither_masks_nor_alarm(NormalizationForm form)
    {
        foreach (var one in PrivacyCases.All)
        {
            var scan = PrivacyScanner.Scan(one.Text);
            var other = PrivacyScanner.Scan(one.Text.Normalize(form));

            Assert.Equal(scan.Masked.Normalize(form), other.Masked.Normalize(form));
            Assert.Equal(scan.Safeguarding, other.Safeguarding);
        }
    }

    [Fact]
    public void Space_behind_a_text_changes_nothing()
    {
        foreach (var one in PrivacyCases.All)
        {
            Assert.Equal(PrivacyScanner.Scan(one.Text).Safeguarding, PrivacyScanner.Scan(one.Text + " \n\t\u00A0").Safeguarding);
            Assert.Equal(PrivacyScanner.Scan(one.Text).Redactions, PrivacyScanner.Scan(one.Text + " \n").Redactions);
        }
    }

    [Fact]
    public void The_demonstration_texts_of_libraries_are_left_alone_but_for_a_puppet()
    {
        var texts = DemonstrationTexts.Of("library.json");

        var masked = texts.SelectMany(t => PrivacyScanner.Scan(t).Redactions).ToList();

        Assert.True(texts.Count > 1_000);
        Assert.True(masked.Count <= 2, $"{masked.Count} masks"); // « Léon la marionnette » bears a child's name.
        Assert.DoesNotContain(texts, t => PrivacyScanner.Scan(t).Safeguarding);
    }
}
