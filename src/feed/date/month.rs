//! The names of months in the languages of feeds.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How months begin. The longest beginning that fits is meant: Finnish `marraskuu` is not March.
const MONTHS: [&str; 12] = [
    "jan jän gen ene ian янв яну січ ιαν sty led oca tammi ינו ينا 一月 jaa saus сту sij yan xan јан қаң जन",
    "feb fév fev фев лют φεβ lut úno şub helmi פבר فبر 二月 velj veebr vas феб ақп फ़र फर peb shk",
    "mar már mär mrt maa mac бер мар μάώ μαώ μάρ μαρ bře maalis מרץ مار 三月 ožu kov сак нау मार",
    "apr ápr avr abr апр кві απρ kwi dub nis huhti אפר أبر 四月 tra bal кра сәу अप्र pri",
    "may mai mei mag maj máj май мая тра μάι μάϊ μαΐ μαϊ μαι kvě touko מאי ماي 五月 svi geg мај мам मई maí",
    "jun jún juin giu iun июн юни чер ιούν ιον ιουν cze čer lipanj lipnja haz kesä יונ يون 六月 juuni jūn чэр јун iyn iyun xuñ birž мау जून hun qer",
    "jul júl juil lug iul июл юли лип ιούλ ιολ ιουλ lip července červenec tem heinä יול يول 七月 juuli jūl ліп јул iyl iyul xul liep шіл srpanj srpnja जुल hul korr",
    "aug agu ags agt ago aoû aou ogo авг сер αύγ αυγ sie srp ağu elo אוג أغس 八月 avg ágú rugp жні там kol अग ag aŭg avq gus",
    "sep set szept сен сеп вер σεπ wrz zář eyl syys ספט سبت 九月 rugs ruj қыр सित sent shta",
    "oct okt ott out окт жов οκτ paź paz říj eki loka אוק أكت 十月 spal кас қаз अक् tet",
    "nov nop noi ноя ное лис νοέ νοε lis kas marras נוב نوف 十一月 nóv lapkr ліс қар нов noy nën नव nob stu",
    "dec des dez dic dis déc дек гру δεκ gru pro ara joulu דצמ ديس 十二月 dets gruod сне жел дец dek दिस dhj",
];

/// The beginnings by their first letter, each with its month, in the order of the year.
static BEGINNINGS: LazyLock<FxHashMap<char, Vec<(&str, i64)>>> = LazyLock::new(|| {
    let mut beginnings: FxHashMap<char, Vec<(&str, i64)>> = FxHashMap::default();
    for (number, names) in (1..).zip(MONTHS) {
        for name in names.split(' ') {
            let row = beginnings.entry(name.chars().next().unwrap_or_default());
            row.or_default().push((name, number));
        }
    }
    beginnings
});

/// The month that a word in lower case names.
pub(super) fn month(word: &str) -> Option<i64> {
    // `d’abril`, and Hebrew's `in`.
    let beginning = ["d’", "d'", "ב"]
        .iter()
        .find_map(|with| word.strip_prefix(with));
    if let Some(month) = beginning.and_then(beginning_like) {
        return Some(month);
    }
    beginning_like(word)
}

fn beginning_like(word: &str) -> Option<i64> {
    let known = BEGINNINGS.get(&word.chars().next()?)?;
    let fitting = known.iter().filter(|(name, _)| word.starts_with(name));
    let longest = fitting.max_by_key(|(name, _)| name.len());
    longest.map(|&(_, number)| number)
}
