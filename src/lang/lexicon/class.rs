//! The classes of words: what a list of `assets/lang/<code>/`, or a line of `small.txt` there, says of its words.

macro_rules! classes {
    (
        lists { $($(#[$doc:meta])* $class:ident = $file:literal;)* }
        besides { $($(#[$besides_doc:meta])* $besides:ident = $besides_file:literal;)* }
        small { $($(#[$small_doc:meta])* $small:ident = $name:literal;)* }
    ) => {
        /// A word class; each is one list of `assets/lang/<code>/`, or a line of `small.txt` there.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Class { $($(#[$doc])* $class,)* $($(#[$besides_doc])* $besides,)* $($(#[$small_doc])* $small,)* }

        macro_rules! lists {
            ($code:literal) => {
                Lists {
                    first: &[$((Class::$class, list!($code, $file))),*],
                    besides: &[$((Class::$besides, list!($code, $besides_file))),*],
                    small: list!($code, "small"),
                }
            };
        }

        /// The classes that are lines of `small.txt`, by the name that opens the line.
        pub(super) const SMALL: &[(Class, &str)] = &[$((Class::$small, $name)),*];
    };
}

macro_rules! list {
    ($code:literal, $file:literal) => {
        include_str!(concat!("../../../assets/lang/", $code, "/", $file, ".txt"))
    };
}

/// The lists of one language.
pub(super) struct Lists {
    /// By class, in the order of reading.
    pub first: &'static [(Class, &'static str)],
    /// Read after all others: they say what a word may be besides, and must not keep a list for words that are
    /// unknown so far from telling what else it is.
    pub besides: &'static [(Class, &'static str)],
    /// `small.txt`.
    pub small: &'static str,
}

classes! {
  lists {
    /// Prepositions.
    Preposition = "preposition";
    /// Coordinating conjunctions.
    Conjunction = "conjunction";
    /// Words that open a clause.
    Subordinator = "subordinator";
    /// Words that open a relative clause.
    Relative = "relative";
    /// Personal pronouns.
    Pronoun = "pronoun";
    /// Determiners, before or behind the noun.
    Determiner = "determiner";
    /// Marks of the future.
    Future = "future";
    /// Intention, plan, promise.
    Plan = "plan";
    /// Calling off.
    Cancel = "cancel";
    /// Negation.
    Negation = "negation";
    /// Refusing, wishing, asking: what follows is not told as done or to come.
    Refuse = "refuse";
    /// Showing in a picture.
    Depict = "depict";
    /// Calling untrue.
    Deny = "deny";
    /// Auxiliaries and adverbs that stand between subject and verb.
    Modal = "modal";
    /// Verbs of saying.
    Say = "say";
    /// What leads to a source.
    Source = "source";
    /// Verbs of going along with someone.
    Companion = "companion";
    /// Forms of address.
    Honorific = "honorific";
    /// Offices and callings.
    Role = "role";
    /// Words inside the name of an office.
    Portfolio = "portfolio";
    /// Nouns that tie someone to a person named with them.
    Kin = "kin";
    /// Nouns for people.
    PersonNoun = "person_noun";
    /// Heads of names of bodies.
    BodyNoun = "body_noun";
    /// Bodies known by one word.
    BodyName = "body_name";
    /// News agencies, papers, broadcasters.
    News = "news";
    /// Heads of names of places.
    PlaceNoun = "place_noun";
    /// Names of places.
    PlaceName = "place_name";
    /// Adjectives and nouns of peoples.
    Demonym = "demonym";
    /// Names of persons.
    GivenName = "given_name";
    /// Objects that make no gift.
    Abstract = "abstract";
    /// Nouns for things in spite of the affixes of an abstract noun.
    Thing = "thing";
    /// Nouns for a gift as such.
    GiftNoun = "gift_noun";
    /// Nouns for help in goods or money.
    AidNoun = "aid_noun";
    /// Words for money.
    MoneyNoun = "money_noun";
    /// Units and counters.
    Unit = "unit";
    /// Nouns that products are named after.
    ProductNoun = "product_noun";
    /// Heads of names of events.
    EventNoun = "event_noun";
    /// Nouns and adverbs of time.
    TimeNoun = "time_noun";
    /// Words of matches.
    Sport = "sport";
    /// Words of bribery, fraud and force.
    Crime = "crime";
    /// Verbs without a prefix.
    BaseVerb = "base_verb";
    /// Abbreviations with a full stop inside a sentence.
    Abbreviation = "abbreviation";
    /// Nouns that measure or bundle what their "of" names.
    Partitive = "partitive";
    /// Nouns that head the names of honours.
    HonourNoun = "honour_noun";
    /// Words that lead to the name of an honour.
    Award = "award";
    /// People of whom nothing is known, and those who ask for the news.
    Stranger = "stranger";
    /// Words that count or measure things told before and name none.
    Quantifier = "quantifier";
    /// Words of contests and draws.
    Contest = "contest";
    /// Number words (values apart).
    Number = "number";
    /// Months, weekdays, days from today (values apart).
    Calendar = "calendar";
    /// Currencies (codes apart).
    Currency = "currency";
  }
  besides {
    /// Words for people who come to be received together.
    Guest = "guest";
    /// Places that stand for those who live there.
    Community = "community";
    /// Nouns that take up what was named before.
    Wrapper = "wrapper";
    /// Participles that stand before a noun like an adjective.
    Attributive = "attributive";
    /// Words of buying and selling.
    Trade = "trade";
    /// Goods that are sold in bulk.
    Bulk = "bulk";
    /// Fuels and power.
    Fuel = "fuel";
    /// Verbs of talking that a word leads on from to the topic.
    TalkVerb = "talk_verb";
    /// Last words of names of lands that bear an article.
    ArticleLand = "article_land";
    /// Ships and planes sent with their crews.
    Warcraft = "warcraft";
    /// Nouns for firms.
    Firm = "firm";
    /// Heads of names of waters, ways and sites.
    Site = "site";
    /// Common nouns for where people meet.
    Venue = "venue";
    /// What a preposition of place may stand before without telling a place: "di tengah", "at the time".
    NoPlace = "no_place";
    /// Verbs and nouns of going somewhere.
    Motion = "motion";
    /// Verbs by which an event takes place.
    Happen = "happen";
    /// Nouns for the occasion of a gift or meeting.
    Occasion = "occasion";
    /// Verbs whose object is what is talked about.
    TopicVerb = "topic_verb";
    /// What leads from a talk to its topic.
    TopicLead = "topic_lead";
    /// What may stand behind such a word and is no topic.
    NoTopic = "no_topic";
    /// Refusing to do what follows.
    Decline = "decline";
    /// Adverbs between a verb and what belongs to it.
    Adverb = "adverb";
    /// Words of a verb's form that describe a noun.
    Attribute = "attribute";
    /// Forms of address that have become part of a name.
    Byname = "byname";
    /// Heads of names of bodies that join others by a conjunction in one name.
    UnitingNoun = "uniting_noun";
    /// Nouns that the names of streets begin with.
    Street = "street";
    /// Words before the number of a house.
    Numbering = "numbering";
    /// Titles behind which one word is a person.
    Royal = "royal";
    /// Offices of a region, which stands behind them.
    RegionOffice = "region_office";
    /// Points of the compass that may stand for the countries there.
    Compass = "compass";
    /// Nouns for states.
    StateNoun = "state_noun";
    /// Prepositions behind which a capitalised word is a place.
    Locative = "locative";
    /// Words inside a person's name, before that of a forebear.
    Patronymic = "patronymic";
    /// Nouns that make an honour of any capitalised words with them.
    SureHonour = "sure_honour";
    /// Words that tell an honour from others of its noun.
    HonourKind = "honour_kind";
    /// Participles that say of whoever stands behind them where or what they are.
    Visitor = "visitor";
    /// Prepositions behind which such a participle belongs to the noun behind it.
    VisitorLead = "visitor_lead";
    /// Words behind which a form in -ing is what somebody does.
    GerundLead = "gerund_lead";
    /// Forms of the verb whose object then does something.
    Help = "help";
    /// Verbs before a participle that is a tense of theirs.
    Have = "have";
    /// Articles behind which no verb can stand.
    Indefinite = "indefinite";
    /// Irregular past forms that are no nouns.
    Past = "past";
    /// Nouns whose names with others are bodies, never sites.
    SureBody = "sure_body";
}
  small {
    /// Words before a number that lead a phrase.
    About = "about";
    /// Offices of a region of a kind of which the lists of places know all.
    ListedOffice = "listed_office";
    /// Words behind a number that open another phrase.
    AfterNumber = "after_number";
    /// Nouns that take up aid as a whole.
    AidParcel = "aid_parcel";
    /// Nouns for aid as a whole.
    AidWord = "aid_word";
    /// Participles that lead to an aim.
    Aimed = "aimed";
    /// What leads from a name to another one of the same person.
    AliasLead = "alias_lead";
    /// Verbs of agreeing to something that is to come, and adjectives that stand for one.
    Agreeing = "agreeing";
    /// Words that say that this comes on top.
    Also = "also";
    /// Words for some or all of those who follow.
    Among = "among";
    /// Words that tie a number to the noun before.
    Amount = "amount";
    /// Words that only lead to a number.
    AmountLead = "amount_lead";
    /// "And".
    And = "and";
    /// Nouns for where people live, before its name.
    Area = "area";
    /// Verbs whose passive has a meeting as its subject.
    Arranged = "arranged";
    /// Words of games in which athletes win for a country or team.
    Athletics = "athletics";
    /// Participles that say whom people stand for.
    Backing = "backing";
    /// Words that only call a thing a gift.
    BareGift = "bare_gift";
    /// Words behind the noun they belong to.
    Behind = "behind";
    /// What leads to two ends or sides.
    Between = "between";
    /// Words of a verb's group that say that it is done.
    Been = "been";
    /// Labels of who wrote, took or edited something.
    Byline = "byline";
    /// Places that are names only in capitals.
    CapitalPlace = "capital_place";
    /// Small words that a person's name goes on behind with that of a forebear or family.
    FamilyLead = "family_lead";
    /// What something that comes again and again is called.
    Habitual = "habitual";
    /// What an order of a court or an order of things is called.
    LegalOrder = "legal_order";
    /// Whoever holds the same office elsewhere.
    Counterpart = "counterpart";
    /// Words before an office that make another one of it.
    OfficeLead = "office_lead";
    /// Who heads a ministry.
    Minister = "minister";
    /// Letters that stand for an office before its holder's name.
    ShortOffice = "short_office";
    /// Nouns for what takes its course with guests.
    Ceremony = "ceremony";
    /// Nouns for a chance or time to do something.
    Chance = "chance";
    /// Verbs of going to see somebody.
    CallingOn = "calling_on";
    /// Nouns for what a gift shows towards those who receive it.
    Caring = "caring";
    /// Words for doing good to others.
    Charity = "charity";
    /// Nouns for coming that bear who comes.
    Coming = "coming";
    /// What leads to the contents of a parcel.
    Contents = "contents";
    /// Nouns for people who go along with somebody.
    Company = "company";
    /// Nouns for what an event has led to.
    Outcome = "outcome";
    /// What leads from a whole to what it is made of.
    ContentsLead = "contents_lead";
    /// Verbs that say what something is.
    Copula = "copula";
    /// What one does when one calls on somebody.
    Courtesy = "courtesy";
    /// Nouns for a copy or means of something.
    Copy = "copy";
    /// Words before the names of ways and waters.
    Course = "course";
    /// Words that open a stretch of time.
    DateFrom = "date_from";
    /// Words that may open a stretch of time.
    DateLimit = "date_limit";
    /// Words that a date may begin with, besides numbers and those of the calendar, of both languages.
    DateLead = "date_lead";
    /// Words before a date that belong to it.
    DateNoun = "date_noun";
    /// Words between the ends of a stretch of time.
    DateTo = "date_to";
    /// Nouns for talking something over.
    Discussion = "discussion";
    /// Measures of how far, which nobody is given.
    Distance = "distance";
    /// Words that take the members of a whole one by one.
    Each = "each";
    /// Words of someone accredited to a country or body.
    Envoy = "envoy";
    /// Last words of names of firms, behind a comma or none.
    FirmTail = "firm_tail";
    /// First words of names of firms.
    FirmForm = "firm_form";
    /// Nouns that take up a firm.
    FirmNoun = "firm_noun";
    /// Words that say that nothing is paid.
    Free = "free";
    /// What may lead a phrase before the subject to a party.
    FrontedLead = "fronted_lead";
    /// Words for public money.
    Funds = "funds";
    /// Nouns whose "of" leads to what is given.
    GiftOf = "gift_of";
    /// Verbs by which money came together.
    Gathered = "gathered";
    /// Nouns behind which a name says of which people they are.
    Grouping = "grouping";
    /// Verbs that say what money is given for.
    Helping = "helping";
    /// Nouns for somebody's home.
    Home = "home";
    /// Nouns for a piece of honour.
    HonourPiece = "honour_piece";
    /// Words that make a preposition of two words with "di".
    InnerPlace = "inner_place";
    /// What opens a condition or an open question.
    If = "if";
    /// Verbs that say what somebody comes to be.
    Becoming = "becoming";
    /// Verbs of telling somebody face to face.
    Briefing = "briefing";
    /// Verbs of doing something together.
    JointVerb = "joint_verb";
    /// Things that a key stands for.
    Keyed = "keyed";
    /// Heads of names of houses where people live or learn together.
    KeptHouse = "kept_house";
    /// Nouns for what belongs to a house.
    Premises = "premises";
    /// Adverbs by which a verb joins the deed before it: "*sekaligus* menyerahkan".
    Joining = "joining";
    /// Passives by which what was told before is said to have been shown in a deed.
    Shown = "shown";
    /// Nouns for countries that act.
    Lands = "lands";
    /// Words for those who vote the money of a state.
    Legislature = "legislature";
    /// Words before "assistance" that say that it is goods or money.
    AidSort = "aid_sort";
    /// Nouns for what money is given to that is nobody.
    Cause = "cause";
    /// Verbs of blaming somebody for a deed.
    Accusing = "accusing";
    /// Verbs of being against something, or of talking about it.
    Opposing = "opposing";
    /// Verbs of coming to where something is given.
    Arriving = "arriving";
    /// Nouns for a decision that what is decided follows.
    Deciding = "deciding";
    /// People who are sent together.
    Delegation = "delegation";
    /// Verbs of whoever leads a meeting and takes part in it.
    Chairing = "chairing";
    /// Verbs in the present by which talks begin.
    Beginning = "beginning";
    /// What makes a figure one who is somebody.
    Standing = "standing";
    /// Bodies whose members sit together.
    Sitting = "sitting";
    /// Verbs of supplying, which in the present tense tell of trade.
    Supplying = "supplying";
    /// Nouns for a state that "of" and its land follow.
    Realm = "realm";
    /// Verbs of wishing to do what is done by saying it.
    Wishing = "wishing";
    /// Nouns for those who act together.
    Partner = "partner";
    /// Bodies whose money is lent.
    Lender = "lender";
    /// The word behind "number" for the number of a candidate on the ballot.
    BallotOrder = "ballot_order";
    /// Words that say which of several events it is.
    Serial = "serial";
    /// Verbs whose object is to do what follows.
    Sending = "sending";
    /// Academic degrees that stand behind a person's name.
    Degree = "degree";
    /// Verbs that only say that something is done.
    LightVerb = "light_verb";
    /// Indonesian words for having a meal.
    Meal = "meal";
    /// Indonesian verbs that tie a silaturahmi, which is no meeting then: "menjalin".
    TieVerb = "tie_verb";
    /// Indonesian words that lead to what else somebody is: "yang *juga* ketua".
    AlsoBeing = "also_being";
    /// Participles that say with what a thing is loaded.
    Loaded = "loaded";
    /// Indonesian nouns for what a visitor is to do.
    Programme = "programme";
    /// Indonesian words that a party's name goes on with.
    PartyWord = "party_word";
    /// Indonesian nouns for what is bought, of each of which a present may come.
    Purchase = "purchase";
    /// Indonesian nouns that only say how a present comes: "*kejutan* hadiah".
    OpeningWord = "opening_word";
    /// Indonesian verbs of having somebody come.
    Summoning = "summoning";
    /// Indonesian nouns for things to wear or carry, behind which a word with a capital says of what make they are.
    Worn = "worn";
    /// Words of lending.
    Loan = "loan";
    /// Nouns behind "no" that say that nothing shows what follows.
    Lacking = "lacking";
    /// Words that say what became of victims.
    Lost = "lost";
    /// Participles by which a gift is made.
    MadeVerb = "made_verb";
    /// Forms of address, nouns and first names that tell a man.
    Man = "man";
    /// What leads to whose a thing is or how big.
    Measuring = "measuring";
    /// Indonesian verbs that with a noun name a sport: "*angkat* besi".
    Discipline = "discipline";
    /// What stands behind them: "angkat *besi*".
    DisciplineOf = "discipline_of";
    /// What a call or conference is held by.
    Medium = "medium";
    /// Words that leave open whether something comes to be.
    Might = "might";
    /// Words that say that something can or should be.
    Must = "must";
    /// Words that say that something comes after.
    Next = "next";
    /// What leads to an occasion.
    OccasionLead = "occasion_lead";
    /// Nouns that take up an occasion.
    OccasionNoun = "occasion_noun";
    /// Words behind a noun that takes up an occasion.
    OccasionTail = "occasion_tail";
    /// Words behind "to" that are no verbs, whatever the tagger takes them for.
    NoVerb = "no_verb";
    /// Words that turn a negation into more.
    Only = "only";
    /// Nouns that take up any body.
    OpenBody = "open_body";
    /// Verbs of having something done.
    Ordering = "ordering";
    /// Nouns for good that is done to somebody.
    Boost = "boost";
    /// Participles that say that a thing is a gift.
    Donating = "donating";
    /// Verbs of being at home or having begun somewhere.
    Dwelling = "dwelling";
    /// Nouns for what is paid for at a body and is nobody by itself.
    Endowed = "endowed";
    /// Participles of what is done with money to a house or body.
    PaidFor = "paid_for";
    /// Nouns for the word that something will be given.
    Pledge = "pledge";
    /// Pronouns that say whose a thing is.
    Owning = "owning";
    /// All pronouns that say whose a thing is.
    OwningAny = "owning_any";
    /// Words before "of" that take all or part of what follows.
    PartOf = "part_of";
    /// Words before several people who are not told apart.
    Plural = "plural";
    /// Prepositions and conjunctions that a pointing word makes an adverb of.
    PointedLead = "pointed_lead";
    /// Words that point back, behind their noun.
    Pointing = "pointing";
    /// Words of praise that make no thing of thanks.
    Praise = "praise";
    /// Words for a prize.
    Prize = "prize";
    /// Words for the state as a giver.
    PublicGiver = "public_giver";
    /// What opens a clause that tells what for or when.
    Purpose = "purpose";
    /// Words that open a question as a topic.
    Question = "question";
    /// Pronouns for whoever reads.
    Reader = "reader";
    /// What a thing may be ready for.
    ReadyFor = "ready_for";
    /// Nouns of regions, and of bodies that a region has, that its name follows.
    RegionLead = "region_lead";
    /// Words that tie a topic to a noun.
    Related = "related";
    /// Words that only say of what kind aid is.
    Relief = "relief";
    /// English verbs of giving as headlines have them: "Donates".
    HeadlineVerb = "headline_verb";
    /// English nouns for part of a firm or what it earns: "a 20 percent *stake*".
    Holding = "holding";
    /// Verbs between what is given and how much it was: "aid *totalled* 2 million", "bantuan *mencapai* Rp 2 juta".
    Amounting = "amounting";
    /// English nouns for bodies that have money to give: "fund".
    Endower = "endower";
    /// English nouns for what a firm earns.
    Income = "income";
    /// English gerunds that say what things are for: "*sewing* machines".
    ToolGerund = "tool_gerund";
    /// Nouns that say that something is only told.
    Hearsay = "hearsay";
    /// Words for what somebody denies.
    Report = "report";
    /// Words before the people somebody stands for.
    Representing = "representing";
    /// Verbs of what goes round.
    Rumour = "rumour";
    /// What opens the occasion that somebody speaks at.
    SayingLead = "saying_lead";
    /// What opens a clause of time that has a subject: "*usai* keduanya bertemu".
    TimeClause = "time_clause";
    /// Nouns for what those who meet give each other to remember it by.
    Keepsake = "keepsake";
    /// Verbs of asking or hoping for something, which say what their subject spoke of.
    Urging = "urging";
    /// Bodies of the state that visit their like.
    PublicBody = "public_body";
    /// What people in need are or lack: "warga kurang *mampu*".
    Needy = "needy";
    /// Words before it.
    NeedyLead = "needy_lead";
    /// Words before the last of a list, which reaches up to it.
    UpTo = "up_to";
    /// Passive verbs of saying what was told before.
    Uttered = "uttered";
    /// Verbs and nouns of going to see somebody.
    Visiting = "visiting";
    /// Words that lead to the meeting in which somebody speaks.
    SayingWithin = "saying_within";
    /// Words by which several meetings are told in one clause.
    Separate = "separate";
    /// Words before several people.
    Several = "several";
    /// What is a hundredth part.
    Share = "share";
    /// Nouns for two sides behind "the".
    Sides = "sides";
    /// What leads to how big a thing is.
    SizeLead = "size_lead";
    /// Nouns that say at what stage an event is.
    Stage = "stage";
    /// Words that go with such a noun, before the event: "tindak *lanjut* pertemuan".
    StageTail = "stage_tail";
    /// Nouns that take up countries or sides.
    StateBodies = "state_bodies";
    /// Words for what was taken away.
    Stolen = "stolen";
    /// Pronouns that are subjects.
    Subject = "subject";
    /// What leads to how much of a thing there is, behind it.
    SumLead = "sum_lead";
    /// Nouns for a sum as such.
    SumNoun = "sum_noun";
    /// Words that tie a sum to the noun before.
    SumOf = "sum_of";
    /// Nouns whose names are sites, never bodies.
    SurePlace = "sure_place";
    /// Nouns for talks.
    Talks = "talks";
    /// Verbs of telling somebody.
    TellVerb = "tell_verb";
    /// Pronouns for several people.
    Them = "them";
    /// Words before a noun of time that make a time of it.
    TimeLead = "time_lead";
    /// Words behind a noun of time that make a time of it.
    TimeTail = "time_tail";
    /// What leads to somebody who takes part too.
    Together = "together";
    /// Words between the noun for a topic and the topic.
    TopicLink = "topic_link";
    /// Nouns for a topic.
    TopicNoun = "topic_noun";
    /// Prepositions that go on a topic.
    TopicTie = "topic_tie";
    /// Nouns for what is at the heart of a talk.
    Attention = "attention";
    /// What leads from such a noun, or from a verb of talking, to the topic.
    AttentionLead = "attention_lead";
    /// Prepositions that lead to a whole of which some are named.
    Inside = "inside";
    /// Nouns for goods whose kinds may be listed behind.
    Whole = "whole";
    /// Verbs that say what comes first in a talk.
    Topping = "topping";
    /// English verbs by which a talk is about something, with a preposition of `AttentionLead`.
    Revolving = "revolving";
    /// English participles of what was talked about as a subject: "fees were *discussed*".
    TalkedThrough = "talked_through";
    /// English verbs by which somebody does what a noun behind them says: "*paid* a visit".
    Undertaking = "undertaking";
    /// English nouns for what a talk is for or about, with "of".
    Heart = "heart";
    /// English nouns for having the better of somebody, with "over".
    Mastery = "mastery";
    /// English nouns for asking somebody to do something.
    Asking = "asking";
    /// English verbs of agreeing to what one is asked.
    Accepting = "accepting";
    /// English words for what kind of visit or call it is.
    VisitKind = "visit_kind";
    /// English verbs of asking for something with "for".
    Pressing = "pressing";
    /// Verbs that say where a body has its seat.
    Seated = "seated";
    /// Nouns behind which a number says of what sort a thing is.
    Wheels = "wheels";
    /// Words between a phrase that only says that there were topics and the list of them.
    IssueLead = "issue_lead";
    /// Participles that say by whose means something comes.
    Funded = "funded";
    /// Participles that say how much something is worth.
    Valued = "valued";
    /// Nouns for help, which cash may be.
    Backed = "backed";
    /// Words for public money, which is nobody's gift.
    Budget = "budget";
    /// Nouns for ceremonies and celebrations at which more may be done.
    Rite = "rite";
    /// Verbs of holding, leading or attending such an occasion.
    Presiding = "presiding";
    /// Words by which a sentence tells of another time than the one before it.
    Elsewhen = "elsewhen";
    /// Words for each of several times.
    Every = "every";
    /// Nouns for what somebody asks for by word or letter.
    Request = "request";
    /// Words before an office that its deputy, or whoever holds it for a time, bears.
    ActingLead = "acting_lead";
    /// Offices of whoever stands at the head of a body, which is told behind them.
    BodyHead = "body_head";
    /// Nouns for those who put money into a firm, and for such firms.
    Investing = "investing";
    /// Nouns for going somewhere.
    Trip = "trip";
    /// Participles that lead to what a thing is made up of.
    Comprising = "comprising";
    /// Nouns for what somebody asks for.
    Appeal = "appeal";
    /// Verbs by which somebody comes to have what is then given.
    Raising = "raising";
    /// Who speaks justice.
    Court = "court";
    /// Verbs that somebody is helped to do, which may look like nouns: "help *feed* children".
    HelpedVerb = "helped_verb";
    /// Nouns for several people that do not end in -s.
    Folk = "folk";
    /// Units of weight.
    Weight = "weight";
    /// English words that say where somebody stands in a picture.
    Caption = "caption";
    /// English verbs whose subject comes to have something.
    Getting = "getting";
    /// What kind of aid it is: "*humanitarian* aid".
    AidKind = "aid_kind";
    /// Who gives to a body as a rule: "the largest *donor* to the agency".
    Donor = "donor";
    /// What leads to the means of something: "*thanks* to a grant".
    Enabling = "enabling";
    /// What a gift does for whom it is for: "the grant will *help* Ana".
    Serving = "serving";
    /// What people may be in: "people in *need*".
    Need = "need";
    /// Participles of harm that do not end in -ed: "people *hit* by the floods".
    Struck = "struck";
    /// What carries goods from land to land.
    Vehicle = "vehicle";
    /// Nouns for a paper or scheme that says what is to be done.
    Paper = "paper";
    /// Nouns for what somebody has earned or won.
    Earned = "earned";
    /// Nouns that say with "in" for whose sake something is given.
    Sake = "sake";
    /// Nouns for what is done to a building.
    BuildingWorks = "building_works";
    /// Participles of hearing a wish: "responding".
    Heeding = "heeding";
    /// Participles of going to see a house: "visiting".
    Calling = "calling";
    /// Verbs of thanking.
    Thanking = "thanking";
    /// Participles that lead to a name.
    Called = "called";
    /// What is worn over the face.
    FaceWear = "face_wear";
    /// Pieces of honour that are won.
    Trophy = "trophy";
    /// Forms of verbs that take a receiver and a thing without a preposition (Levin, English Verb Classes and Alternations, 1993, §2.1: not "donate", "deliver", "supply").
    TwoObjects = "two_objects";
    /// Nouns whose infinitive goes on a topic.
    Ways = "ways";
    /// Prepositions that are particles of no verb that a name follows.
    Placing = "placing";
    /// Styles of rank by their letters: "HH" for His Highness.
    Style = "style";
    /// Nouns of rank in a style, behind "his" or "her".
    Rank = "rank";
    /// Words before such a noun.
    Realmly = "realmly";
    /// Nouns for what is done before a meeting comes about.
    Arranging = "arranging";
    /// Adjectives of what may come about or not.
    Unsure = "unsure";
    /// Adjectives of those who would do what has not come about.
    Willing = "willing";
    /// Verbs behind which "that" leads to what somebody wants: "demanded".
    Demanding = "demanding";
    /// Verbs of setting out for somewhere: "leaves", "heading".
    SettingOut = "setting_out";
    /// Nouns for a wish that something be: "proposal", "call".
    Proposing = "proposing";
    /// Words for what comes round by the calendar: "annual".
    Recurring = "recurring";
    /// Words that lead to what is before, behind or apart from what is told: "after".
    OtherTime = "other_time";
    /// Nouns for what somebody tries: "attempt", "bid".
    Aim = "aim";
    /// Verbs that talks are the object of, as several do it: "start".
    BeginningTalks = "beginning_talks";
    /// Participles that talks are the object of: "holding".
    HoldingTalks = "holding_talks";
    /// Verbs by which somebody is asked to come: "invited".
    Inviting = "inviting";
    /// Words that put off within the time told: "*later* this month".
    Later = "later";
    /// Verbs of leaving talks, or of never going there.
    LeftTalks = "left_talks";
    /// Forms of address, nouns and first names that tell a woman.
    Woman = "woman";
    /// Words for what an athlete wins.
    Won = "won";
    /// Words before a year.
    YearLead = "year_lead";
    /// What may be reaped or earned.
    Yield = "yield";
    /// What is done with a gift for whoever stands behind the noun: "untuk *pembangunan* masjid".
    Works = "works";
    /// Verbs of doing together with somebody what the next verb tells.
    Teaming = "teaming";
    /// Verbs whose subject somebody else stands for.
    Represented = "represented";
    /// What makes help a service and no thing: "bantuan *hukum*".
    Service = "service";
    /// Polls and what they are held for, whose goods are nobody's gift.
    Election = "election";
    /// What makes a thing one that was bought, or money that is owed.
    Ordered = "ordered";
    /// Nouns for houses that bear people's names.
    House = "house";
    /// What a hand-over for others is.
    Symbolic = "symbolic";
    /// English adverbs that say that something keeps being.
    Often = "often";
    /// English verbs that refuse what follows where "out" stands behind them.
    RulingOut = "ruling_out";
    /// English nouns for the stage of a contest or vote, at which sides meet without talking.
    ContestStage = "contest_stage";
    /// English nouns for whom somebody is married to or goes out with.
    Spouse = "spouse";
    /// English verbs of giving weight to something.
    Stressing = "stressing";
    /// English nouns for the weight or wish that something has, before what it is.
    Importance = "importance";
    /// English verbs by which, with "up", something becomes what is talked about.
    Arising = "arising";
    /// English words behind which "in" leads to whom one trusts.
    Trusting = "trusting";
    /// English verbs that only say that something is tried.
    Trying = "trying";
    /// What leads from a word for things to some of them.
    Example = "example";
    /// Words that open a list of what something consists of.
    Detail = "detail";
    /// Words for what something is worth, of what was told before.
    Worth = "worth";
    /// Names of the land whose news it is.
    Homeland = "homeland";
    /// What an animal or its meat is given as: "sapi *kurban*".
    Offering = "offering";
    /// Nouns behind "in" for acting together: "in *partnership* with".
    Alliance = "alliance";
    /// Words before "with" for acting together.
    Jointly = "jointly";
    /// Participles before "by" and whoever heads others.
    Led = "led";
    /// Nouns for what a plan still lacks: "no *date* for".
    Schedule = "schedule";
    /// Help in goods or money that is a thing by itself.
    Goods = "goods";
    /// Participles of saying that open a sentence with where it is said.
    Speaking = "speaking";
    /// Words that rank a thing and tell none: "is the *largest*".
    Ranking = "ranking";
    /// Verbs of holding an event, active and passive.
    Organising = "organising";
    /// Nouns for money that is lent.
    Credit = "credit";
    /// Verbs before "dari" for where a thing comes from.
    Stemming = "stemming";
    /// Papers that say what somebody owns.
    Deed = "deed";
    /// What such papers are about.
    Owned = "owned";
    /// Words behind "per" for one of those who receive.
    Head = "head";
    /// Words for bodies that are not the state's own.
    PrivateBody = "private_body";
    /// Nouns for people nearby who are not told by name.
    Neighbour = "neighbour";
    /// Adverbs by which somebody is there besides.
    AlsoThere = "also_there";
    /// Words for what was granted to whoever thanks for it.
    Granting = "granting";
    /// Nouns by which people call their own land.
    OwnLand = "own_land";
    /// Months that are first names too.
    NameMonth = "name_month";
    /// What leads to a day or month besides the leads to years.
    MonthLead = "month_lead";
    /// Words that with "to" say what has not come about: "has *yet* to meet".
    Pending = "pending";
    /// Verbs that with "off" call off.
    CallingOff = "calling_off";
    /// Verbs that with "through" say that nothing came of something.
    Falling = "falling";
  }
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes([u64; WORDS]);

/// So many words of bits hold a set of classes.
const WORDS: usize = 7;

// A class that no bit is left for must not be built.
const _: () = assert!((SMALL[SMALL.len() - 1].0 as usize) < 64 * WORDS);

impl Classes {
    /// Whether `class` is among them.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] & (1 << (class as u16 % 64)) != 0
    }

    /// Whether no list tells what the word means; a small class only tells what it does.
    #[must_use]
    pub const fn are_meaningless(self) -> bool {
        let first = SMALL[0].0 as usize;
        let below = (1 << (first % 64)) - 1;
        let mut at = 0;
        while at < first / 64 {
            if self.0[at] != 0 {
                return false;
            }
            at += 1;
        }
        self.0[first / 64] & below == 0
    }

    /// These and `class`.
    #[must_use]
    pub const fn with(mut self, class: Class) -> Self {
        self.0[class as usize / 64] |= 1 << (class as u16 % 64);
        self
    }

    /// These but for `class`.
    #[must_use]
    pub const fn without(mut self, class: Class) -> Self {
        self.0[class as usize / 64] &= !(1 << (class as u16 % 64));
        self
    }
}

pub(super) const ID: Lists = lists!("id");
pub(super) const EN: Lists = lists!("en");
