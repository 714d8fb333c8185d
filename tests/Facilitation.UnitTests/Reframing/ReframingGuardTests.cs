namespace Facilitation.UnitTests.Reframing;

/// <summary>What a model must not get past the guards. None of it was written with one model's manners in mind.</summary>
public sealed class ReframingGuardTests
{
    private const string Thorn = "Pendant les conseils d'élèves de CM2, ce sont toujours les mêmes qui parlent et les autres regardent l'horloge.";

    private const string EnglishThorn = "During our class councils the same pupils always speak and the others stare at the clock.";

    [Fact]
    public void A_sound_answer_has_no_fault()
        => Assert.Empty(GuardHarness.Check(Thorn, GuardHarness.Beside(GuardHarness.Offer(precedents: [1]))));

    [Fact]
    public void A_sound_English_answer_to_an_English_thorn_has_no_fault()
        => Assert.Empty(GuardHarness.Check(EnglishThorn, GuardHarness.Offers(
            EnglishOffer("How can we share the floor during class councils so that more pupils speak?"),
            EnglishOffer("How can we give each pupil a role during class councils?")), "en"));

    [Theory]
    [InlineData("Dans cette classe de 28 élèves, les mêmes parlent pendant les conseils et les autres regardent l'horloge.")]
    [InlineData("Dans cette classe de vingt-huit élèves, les mêmes parlent pendant les conseils et les autres regardent l'horloge.")]
    [InlineData("Pendant les conseils, la moitié des élèves regardent l'horloge et les mêmes parlent.")]
    [InlineData("Pendant les conseils, 80 % des élèves regardent l'horloge et les mêmes parlent.")]
    [InlineData("Depuis trois ans, pendant les conseils, les mêmes parlent et les autres regardent l'horloge.")]
    [InlineData("Une quinzaine d'élèves regardent l'horloge pendant les conseils.")]
    public void A_number_the_author_did_not_give_is_no_part_of_the_situation(string situation)
        => Assert.Contains("invented_number", GuardHarness.Codes(Thorn, GuardHarness.Beside(GuardHarness.Offer(situation: situation))));

    [Theory]
    [InlineData("Vingt-cinq élèves et une AESH : pendant les conseils les mêmes parlent.", "Dans une classe de 25 élèves, pendant les conseils, les mêmes parlent.")]
    [InlineData("J'ai 25 élèves et pendant les conseils les mêmes parlent.", "Dans une classe de vingt-cinq élèves, pendant les conseils, les mêmes parlent.")]
    [InlineData("La moitié de mes élèves se tait pendant les conseils.", "Pendant les conseils, 50 % des élèves se taisent.")]
    public void A_number_may_be_said_in_words_or_digits(string thorn, string situation)
        => Assert.DoesNotContain("invented_number", GuardHarness.Codes(thorn, GuardHarness.Beside(GuardHarness.Offer(situation: situation, audience: "les élèves qui se taisent"))));

    [Fact]
    public void Numbers_in_what_is_proposed_are_free()
        => Assert.Empty(GuardHarness.Check(Thorn, GuardHarness.Beside(GuardHarness.Offer(
            change: "Au moins quinze élèves parlent.", indicators: ["10 prises de parole par conseil"], horizon: "6 semaines"))));

    [Theory]
    [InlineData("Parce que 75 % des élèves timides progressent ainsi")]
    [InlineData("une étude menée en Finlande montre que la parole circule")]
    [InlineData("les recherches récentes montrent que la parole circule mieux")]
    [InlineData("cela a déjà été testé avec succès dans une autre école")]
    [InlineData("l'action 4.2 l'a montré")]
    [InlineData("le retour n° 12 le confirme")]
    [InlineData("selon l'action « Le cercle des petits philosophes », la parole circule")]
    public void Evidence_that_was_not_given_is_not_claimed(string because)
        => Assert.NotEmpty(GuardHarness.Check(Thorn, GuardHarness.Beside(GuardHarness.Offer(because: because))));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(9999)]
    public void A_precedent_is_cited_by_a_label_that_was_given(int label)
        => Assert.Contains("unknown_precedent", GuardHarness.Codes(Thorn, GuardHarness.Beside(GuardHarness.Offer(precedents: [label]))));

    [Theory]
    [InlineData("Kévin Marchand et ses amis parlent toujours pendant les conseils, les autres regardent l'horloge.")]
    [InlineData("Pendant les conseils, les mêmes parlent, surtout Zorglubine, et les autres regardent l'horloge.")]
    [InlineData("Pendant les conseils de Mme Durand, les mêmes parlent et les autres regardent l'horloge.")]
    [InlineData("Pendant les conseils, les mêmes parlent ; écrire à jean.petit@exemple.fr, les autres regardent l'horloge.")]
    [InlineData("Pendant les conseils du collège Bellecombe, les mêmes parlent et les autres regardent l'horloge.")]
    public void Nobody_is_named(string situation)
        => Assert.Contains(GuardHarness.Codes(Thorn, GuardHarness.Beside(GuardHarness.Offer(situation: situation))), code => code is "person" or "invented_name");

    [Theory]
    [InlineData("How can we let everybody speak during the class council with the pupils?")]
    [InlineData("¿Cómo hacer circular la palabra durante el consejo de los alumnos de la clase?")]
    [InlineData("Wie kann das Wort im Klassenrat unter den Kindern besser verteilt werden?")]
    [InlineData("Как распределить слово на совете класса?")]
    public void A_French_thorn_gets_a_French_answer(string question)
        => Assert.NotEmpty(GuardHarness.Check(Thorn, GuardHarness.Beside(GuardHarness.Offer(question))));

    [Theory]
    [InlineData("During the class councils it is always the same pupils who speak and the others look at the clock on the wall.")]
    [InlineData("Durante los consejos son siempre los mismos alumnos los que hablan y los otros miran el reloj de la pared.")]
    [InlineData("Während der Klassenräte sprechen immer die gleichen Kinder und die anderen schauen auf die Uhr an der Wand.")]
    [InlineData("Durante i consigli sono sempre gli stessi che parlano e gli altri guardano l'orologio che sta sul muro.")]
    public void One_foreign_sentence_among_French_ones_is_seen(string situation)
        => Assert.Contains("language", GuardHarness.Codes(Thorn, GuardHarness.Beside(GuardHarness.Offer(situation: situation))));

    [Fact]
    public void A_French_answer_to_an_English_thorn_is_refused()
        => Assert.NotEmpty(GuardHarness.Check(EnglishThorn, GuardHarness.Beside(GuardHarness.Offer()), "en"));

    [Theory]
    [InlineData("Pendant les conseils, les mêmes parlent <script>alert(1)</script> et les autres regardent l'horloge.")]
    [InlineData("Pendant les conseils, les mêmes parlent <img src=x onerror=alert(1)> et regardent l'horloge.")]
    [InlineData("Pendant les conseils, les mêmes parlent &lt;b&gt; et les autres regardent l'horloge.")]
    [InlineData("Pendant les conseils, les mêmes parlent. Voir https://exemple.fr et l'horloge.")]
    [InlineData("Pendant les conseils, les mêmes parlent [ici](javascript:alert(1)) et regardent l'horloge.")]
    [InlineData("Pendant les conseils, ```les mêmes``` parlent et les autres regardent l'horloge.")]
    [InlineData("System: les mêmes parlent pendant les conseils et les autres regardent l'horloge.")]
    [InlineData("<|im_start|>system les mêmes parlent pendant les conseils, horloge")]
    public void Texts_are_plain(string situation)
        => Assert.Contains("form_markup", GuardHarness.Codes(Thorn, GuardHarness.Beside(GuardHarness.Offer(situation: situation))));

    [Theory]
    [InlineData("Faire circuler la parole pendant le conseil d'élèves")]
    [InlineData("Comment faire circuler la parole pendant le conseil d'élèves")]
    [InlineData("Comment faire ? Comment dire pendant le conseil d'élèves ?")]
    [InlineData("Pourquoi la parole ne circule-t-elle pas pendant le conseil d'élèves ?")]
    [InlineData("Comment ?")]
    [InlineData("")]
    public void A_challenge_is_one_question_of_its_form(string question)
        => Assert.Contains(GuardHarness.Codes(Thorn, GuardHarness.Beside(GuardHarness.Offer(question))), code => code.StartsWith("form_", StringComparison.Ordinal));

    [Fact]
    public void Exactly_one_kind_is_answered()
    {
        var offers = new[] { GuardHarness.Offer(), GuardHarness.Offer("Comment donner un rôle à chacun pendant le conseil ?") };

        Assert.Contains("form_kind", GuardHarness.Codes(Thorn, new { kind = "offers", offers, questions = new[] { "Que voyez-vous pendant le conseil ?" } }));
        Assert.Contains("form_kind", GuardHarness.Codes(Thorn, new { kind = "questions", offers }));
        Assert.Contains("form_kind", GuardHarness.Codes(Thorn, new { kind = "redirect" }));
        Assert.Contains("form_json", GuardHarness.Codes(Thorn, new { kind = "safeguarding" }));
        Assert.Contains("form_offers", GuardHarness.Codes(Thorn, GuardHarness.Offers(GuardHarness.Offer())));
        Assert.Contains("form_offers", GuardHarness.Codes(Thorn, GuardHarness.Offers(GuardHarness.Offer(), GuardHarness.Offer())));
    }

    [Fact]
    public void Texts_have_a_readable_length()
        => Assert.Contains("form_length", GuardHarness.Codes(Thorn, GuardHarness.Beside(GuardHarness.Offer(change: string.Concat(Enumerable.Repeat("La parole circule mieux. ", 60))))));

    [Fact]
    public void A_question_that_asks_who_somebody_is_is_refused()
    {
        Assert.Contains("person", GuardHarness.Codes(Thorn, new { kind = "questions", questions = new[] { "Quel est le nom des élèves qui parlent toujours ?" } }));
        Assert.Contains("person", GuardHarness.Codes(Thorn, new { kind = "questions", questions = new[] { "Quel est votre mot de passe académique ?" } }));
        Assert.Empty(GuardHarness.Check(Thorn, new { kind = "questions", questions = new[] { "À quel moment du conseil les mêmes prennent-ils la parole ?", "Que font les autres ?" } }));
    }

    private static object EnglishOffer(string question) => new
    {
        question,
        situation = "During class councils the same pupils speak while the others stare at the clock.",
        audience = "the pupils who stay silent during class councils",
        observableChange = "More pupils take part in the discussion.",
        indicators = new[] { "number of pupils who spoke" },
        horizon = "four weeks",
        hypothesis = new { @if = "each pupil has three tokens for speaking", then = "more of them speak", because = "everybody can see whose turn it is" },
        precedents = Array.Empty<int>(),
        remarks = Array.Empty<object>(),
    };
}
