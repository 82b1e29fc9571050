//! A name or a noun → what kind of medium it is: an agency, an outlet, a broadcaster, a network, a paper, a court's paper?
//!
//! Names are known by themselves (the world's agencies, broadcasters, papers and networks that reports rely on by a bare
//! name) or by their form: `… News Agency`, `… Times`, `… TV`, `Radio …`. A name of three letters that means other
//! bodies as often as an agency is not listed; it is known by its form or by the report's own credit.

use super::ViaKind;

/// News agencies. Sorted.
const AGENCIES: &[&str] = &[
    "aap",
    "adnkronos",
    "afp",
    "agence france presse",
    "agencia brasil",
    "agerpres",
    "anadolu",
    "ani",
    "ansa",
    "antara",
    "ap",
    "armenpress",
    "associated press",
    "australian associated press",
    "azertac",
    "belga",
    "belta",
    "bernama",
    "bloomberg",
    "bloomberg news",
    "canadian press",
    "china news service",
    "deutsche presse agentur",
    "dow jones newswires",
    "dpa",
    "efe",
    "europa press",
    "hina",
    "ians",
    "ilna",
    "interfax",
    "interfax ukraine",
    "interpressnews",
    "irna",
    "isna",
    "itar tass",
    "jiji",
    "jiji press",
    "kazinform",
    "kcna",
    "kuna",
    "kyodo",
    "kyodo news",
    "lusa",
    "maan",
    "mehr news",
    "moldpres",
    "newsis",
    "notimex",
    "ntb",
    "pa media",
    "prensa latina",
    "press association",
    "press trust of india",
    "pti",
    "reuters",
    "ria",
    "ria novosti",
    "ritzau",
    "sana",
    "sapa",
    "tanjug",
    "tasnim",
    "tass",
    "telam",
    "thomson reuters",
    "ukrinform",
    "unian",
    "united news of india",
    "united press international",
    "upi",
    "wafa",
    "wam",
    "xinhua",
    "yonhap",
];

/// Broadcasters. Sorted.
const BROADCASTERS: &[&str] = &[
    "abc",
    "al alam",
    "al arabiya",
    "al hadath",
    "al hurra",
    "al ikhbariya",
    "al jazeera",
    "al manar",
    "al mayadeen",
    "al sharqiya",
    "alhurra",
    "aljazeera",
    "ard",
    "arise news",
    "arte",
    "ary news",
    "bbc",
    "bfm tv",
    "bfmtv",
    "c span",
    "cbc",
    "cbs",
    "cctv",
    "cgtn",
    "channel one",
    "channels television",
    "cnbc",
    "cnn",
    "cnn turk",
    "ctv",
    "deutsche welle",
    "enca",
    "euronews",
    "fox business",
    "fox news",
    "france 24",
    "franceinfo",
    "geo news",
    "i24news",
    "iran international",
    "itv",
    "jtbc",
    "kan",
    "lbc",
    "msnbc",
    "nbc",
    "ndtv",
    "newsmax",
    "nhk",
    "nova tv",
    "npr",
    "nrk",
    "one america news",
    "orf",
    "pbs",
    "presstv",
    "radio farda",
    "radio free asia",
    "radio free europe",
    "radio liberty",
    "rai",
    "rfe rl",
    "rfi",
    "rossiya 1",
    "rt",
    "rtbf",
    "rte",
    "rtve",
    "russia today",
    "sabc",
    "sky news",
    "svt",
    "telemundo",
    "telesur",
    "televisa",
    "tolo news",
    "tolonews",
    "trt",
    "trt world",
    "tv globo",
    "tvn24",
    "tvnz",
    "univision",
    "voa",
    "voice of america",
    "wion",
    "ytn",
    "zdf",
];

/// Newspapers, magazines and sites whose names do not say what they are. Sorted.
const OUTLETS: &[&str] = &[
    "aftenposten",
    "aftonbladet",
    "al ahram",
    "al akhbar",
    "al monitor",
    "al quds al arabi",
    "an nahar",
    "asahi shimbun",
    "asharq al awsat",
    "axios",
    "bellingcat",
    "berlingske",
    "bild",
    "breitbart",
    "business insider",
    "buzzfeed",
    "caixin",
    "clarin",
    "corriere della sera",
    "cumhuriyet",
    "dagens nyheter",
    "daily beast",
    "daily caller",
    "daily maverick",
    "dawn",
    "de standaard",
    "de telegraaf",
    "de volkskrant",
    "der spiegel",
    "die welt",
    "die zeit",
    "economist",
    "el mercurio",
    "el mundo",
    "el pais",
    "el tiempo",
    "el universal",
    "expressen",
    "folha de sao paulo",
    "forbes",
    "foreign affairs",
    "foreign policy",
    "frankfurter allgemeine zeitung",
    "gazeta wyborcza",
    "granma",
    "guardian",
    "haaretz",
    "handelsblatt",
    "helsingin sanomat",
    "huffington post",
    "huffpost",
    "hurriyet",
    "indian express",
    "intercept",
    "israel hayom",
    "izvestia",
    "kommersant",
    "la jornada",
    "la nacion",
    "la repubblica",
    "la stampa",
    "la vanguardia",
    "le figaro",
    "le monde",
    "le parisien",
    "le soir",
    "les echos",
    "liberation",
    "maariv",
    "mail guardian",
    "mainichi shimbun",
    "mediapart",
    "meduza",
    "middle east eye",
    "milliyet",
    "mother jones",
    "new republic",
    "new yorker",
    "newsday",
    "newsweek",
    "nikkei",
    "novaya gazeta",
    "o globo",
    "peoples daily",
    "politico",
    "politiken",
    "pravda",
    "propublica",
    "quartz",
    "rappler",
    "roll call",
    "rzeczpospolita",
    "scmp",
    "semafor",
    "slate",
    "spiegel",
    "suddeutsche zeitung",
    "svenska dagbladet",
    "techcrunch",
    "the age",
    "the atlantic",
    "the australian",
    "the herald",
    "the hill",
    "the hindu",
    "the independent",
    "the journal",
    "the mirror",
    "the nation",
    "the national",
    "the new statesman",
    "the post",
    "the register",
    "the spectator",
    "the star",
    "the sun",
    "the telegraph",
    "the times",
    "the verge",
    "ukrainska pravda",
    "vedomosti",
    "vox",
    "wired",
    "yedioth ahronoth",
    "ynet",
    "yomiuri shimbun",
];

/// Networks on which people write to the public. Sorted.
const NETWORKS: &[&str] = &[
    "bluesky",
    "facebook",
    "gab",
    "gettr",
    "instagram",
    "kakaotalk",
    "linkedin",
    "mastodon",
    "odnoklassniki",
    "parler",
    "reddit",
    "snapchat",
    "substack",
    "telegram",
    "threads",
    "tiktok",
    "truth social",
    "tumblr",
    "twitter",
    "viber",
    "vkontakte",
    "wechat",
    "weibo",
    "whatsapp",
    "youtube",
];

/// The word that closes the name of a newspaper, a magazine or a site: `Port Elanor Times`.
const OUTLET_HEADS: &[&str] = &[
    "advertiser",
    "argus",
    "bulletin",
    "chronicle",
    "courier",
    "daily",
    "dispatch",
    "echo",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "mercury",
    "mirror",
    "monitor",
    "news",
    "newspaper",
    "observer",
    "post",
    "press",
    "register",
    "sentinel",
    "standard",
    "star",
    "sun",
    "telegraph",
    "times",
    "today",
    "tribune",
    "weekly",
];

const BROADCAST_HEADS: &[&str] = &["broadcasting", "channel", "fm", "radio", "television", "tv"];

/// Nouns for a paper that can be quoted, in the singular.
const DOCUMENTS: &[&str] = &[
    "announcement",
    "article",
    "audit",
    "book",
    "bulletin",
    "census",
    "circular",
    "column",
    "communique",
    "communiqué",
    "data",
    "database",
    "declaration",
    "document",
    "dossier",
    "e-mail",
    "editorial",
    "email",
    "essay",
    "file",
    "letter",
    "memo",
    "memoir",
    "memorandum",
    "minutes",
    "note",
    "notice",
    "op-ed",
    "pamphlet",
    "paper",
    "presentation",
    "readout",
    "release",
    "report",
    "review",
    "site",
    "slides",
    "statement",
    "study",
    "survey",
    "transcript",
    "web site",
    "website",
];

const COURT: &[&str] = &[
    "affidavit",
    "complaint",
    "deposition",
    "filing",
    "indictment",
    "lawsuit",
    "petition",
    "ruling",
    "subpoena",
    "testimony",
    "verdict",
    "warrant",
];

const POSTS: &[&str] = &["blog", "hashtag", "post", "posting", "retweet", "thread", "tweet"];

const BROADCAST_NOUNS: &[&str] =
    &["broadcast", "broadcaster", "channel", "podcast", "radio", "television", "tv"];

const OUTLET_NOUNS: &[&str] = &["magazine", "media", "newspaper", "outlet", "tabloid", "weekly"];

/// Lower case, without points and apostrophes, hyphens as spaces, without a leading `the`.
fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '.' | '\'' | '’' => {}
            c if c.is_alphanumeric() => out.extend(c.to_lowercase().map(|c| match c {
                'á' | 'ã' | 'à' => 'a',
                'é' | 'è' => 'e',
                'í' => 'i',
                'ó' => 'o',
                'ú' | 'ü' => 'u',
                c => c,
            })),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// What kind of medium a name is, by what is known of it or by its form.
pub(crate) fn of_name(name: &str) -> Option<ViaKind> {
    if !name.chars().any(char::is_uppercase) {
        return None;
    }
    let whole = fold(name);
    // `X` alone, and never the letter in a longer name.
    if whole == "x" && name.trim() == "X" {
        return Some(ViaKind::Social);
    }
    let bare = whole.strip_prefix("the ").unwrap_or(&whole);
    let article = bare.len() < whole.len();
    let known = |list: &[&str]| holds(list, bare) || (article && holds(list, &whole));
    let mut words = bare.split(' ');
    let first = words.next().unwrap_or("");
    let last = words.next_back().unwrap_or("");
    let before = words.next_back().unwrap_or(if last.is_empty() { "" } else { first });
    // `BBC Persian`, `CNN’s`, `Reuters TV`: nothing else is called by that first word.
    let by_first = |list: &[&str]| {
        !last.is_empty() && first.len() > 2 && !ORDINARY.contains(&first) && holds(list, first)
    };
    if known(AGENCIES) || by_first(AGENCIES) || is_agency(before, last) {
        Some(ViaKind::Agency)
    } else if known(NETWORKS) {
        Some(ViaKind::Social)
    } else if known(BROADCASTERS)
        || by_first(BROADCASTERS)
        || (!last.is_empty() && BROADCAST_HEADS.contains(&last))
        || (!last.is_empty() && matches!(first, "radio" | "tv" | "television"))
        || (before == "broadcasting" && matches!(last, "corporation" | "service" | "company"))
        || (first == "channel" && last.chars().all(|c| c.is_ascii_digit()) && !last.is_empty())
    {
        Some(ViaKind::Broadcast)
    } else if known(OUTLETS) || is_outlet(bare, last) {
        Some(ViaKind::Outlet)
    } else {
        None
    }
}

/// Whether a name is that of a medium known by itself, whatever else it may look like.
pub(crate) fn is_known(name: &str) -> bool {
    let whole = fold(name);
    let bare = whole.strip_prefix("the ").unwrap_or(&whole);
    [AGENCIES, BROADCASTERS, OUTLETS, NETWORKS].iter().any(|list| holds(list, bare) || holds(list, &whole))
}

/// First words that other names share: `Dawn Marsh`, `Kan River`.
const ORDINARY: &[&str] = &["abc", "ani", "ard", "arte", "jiji", "kan", "maan", "ria", "sana"];

fn is_agency(before: &str, last: &str) -> bool {
    matches!(last, "newswire" | "newswires")
        || (matches!(before, "news" | "press" | "telegraphic")
            && matches!(last, "agency" | "service" | "wire" | "association"))
        || (before == "associated" && last == "press")
}

/// `Port Elanor Times`, `Times of Ordania`, `Ordania Post Online`: the telling word closes the name or stands before
/// `of`. `Post Office` and `Standard Bank` are none.
fn is_outlet(bare: &str, last: &str) -> bool {
    if last.is_empty() {
        return false;
    }
    if OUTLET_HEADS.contains(&last) || bare.starts_with("daily ") {
        return true;
    }
    let words: Vec<&str> = bare.split(' ').collect();
    let of = words
        .iter()
        .position(|w| *w == "of")
        .is_some_and(|at| at > 0 && matches!(words[at - 1], "times" | "journal"));
    of || (last == "online" && words.len() > 2 && OUTLET_HEADS.contains(&words[words.len() - 2]))
}

/// Whether a word is one of those that close the name of an outlet: `the Ledger`, with its article, is short for one.
pub(crate) fn is_outlet_word(word: &str) -> bool {
    OUTLET_HEADS.contains(&word.to_lowercase().as_str())
}

/// Whether a name of several words is that of a paper: `Great Harbour Census`, `Ordania Labour Report`.
pub(crate) fn is_paper(name: &str) -> bool {
    let folded = fold(name);
    folded.split(' ').count() > 1
        && folded
            .split(' ')
            .next_back()
            .is_some_and(|w| matches!(w, "census" | "report" | "barometer" | "yearbook" | "study"))
}

/// What kind of medium a common noun names, in lower case, singular or plural.
pub(crate) fn of_noun(lower: &str) -> Option<ViaKind> {
    let singular = lower
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .or_else(|| lower.strip_suffix('s').filter(|s| !s.ends_with('s')).map(str::to_owned));
    let has = |list: &[&str]| list.contains(&lower) || singular.as_deref().is_some_and(|s| list.contains(&s));
    if has(POSTS) || holds(NETWORKS, lower) {
        Some(ViaKind::Social)
    } else if has(COURT) {
        Some(ViaKind::Court)
    } else if has(DOCUMENTS) || lower == "records" {
        Some(ViaKind::Document)
    } else if has(BROADCAST_NOUNS) {
        Some(ViaKind::Broadcast)
    } else if has(OUTLET_NOUNS) {
        Some(ViaKind::Outlet)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_the_search() {
        for list in [AGENCIES, BROADCASTERS, OUTLETS, NETWORKS] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} / {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn a_name_is_known_or_says_what_it_is() {
        for (name, kind) in [
            ("Reuters", Some(ViaKind::Agency)),
            ("A.P.", Some(ViaKind::Agency)),
            ("The Associated Press", Some(ViaKind::Agency)),
            ("Korda News Agency", Some(ViaKind::Agency)),
            ("BBC Persian", Some(ViaKind::Broadcast)),
            ("Al-Jazeera", Some(ViaKind::Broadcast)),
            ("Radio Elanor", Some(ViaKind::Broadcast)),
            ("Veskan State TV", Some(ViaKind::Broadcast)),
            ("Channel 7", Some(ViaKind::Broadcast)),
            ("Le Monde", Some(ViaKind::Outlet)),
            ("Port Elanor Times", Some(ViaKind::Outlet)),
            ("Times of Ordania", Some(ViaKind::Outlet)),
            ("Truth Social", Some(ViaKind::Social)),
            ("X", Some(ViaKind::Social)),
            ("Veskan Post Office", None),
            ("Standard Bank", None),
            ("Dawn Marsh", None),
            ("Kan River", None),
            ("reuters", None),
        ] {
            assert_eq!(of_name(name), kind, "{name}");
        }
    }

    #[test]
    fn a_noun_is_a_paper_a_post_or_a_medium() {
        for (noun, kind) in [
            ("statements", Some(ViaKind::Document)),
            ("study", Some(ViaKind::Document)),
            ("studies", Some(ViaKind::Document)),
            ("tweet", Some(ViaKind::Social)),
            ("filings", Some(ViaKind::Court)),
            ("newspapers", Some(ViaKind::Outlet)),
            ("records", Some(ViaKind::Document)),
            ("record", None),
            ("bridge", None),
        ] {
            assert_eq!(of_noun(noun), kind, "{noun}");
        }
    }
}
