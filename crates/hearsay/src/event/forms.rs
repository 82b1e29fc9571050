//! Verb → its forms: by which words does `impose`, `ban` or `hold` stand in a text?

/// Base, past, participle, where they are not made by rule. The other forms are.
const IRREGULAR: &[&str] = &[
    "arise arose arisen",
    "beat beat beaten",
    "become became become",
    "begin began begun",
    "bind bound bound",
    "blow blew blown",
    "break broke broken",
    "bring brought brought",
    "build built built",
    "burn burnt burnt",
    "buy bought bought",
    "catch caught caught",
    "cast cast cast",
    "choose chose chosen",
    "come came come",
    "cut cut cut",
    "deal dealt dealt",
    "draw drew drawn",
    "drive drove driven",
    "fall fell fallen",
    "feed fed fed",
    "feel felt felt",
    "fight fought fought",
    "find found found",
    "flee fled fled",
    "fly flew flown",
    "forbid forbade forbidden",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "get got got",
    "give gave given",
    "go went gone",
    "hit hit hit",
    "hold held held",
    "keep kept kept",
    "lay laid laid",
    "lead led led",
    "leave left left",
    "lend lent lent",
    "let let let",
    "lose lost lost",
    "make made made",
    "meet met met",
    "overrun overran overrun",
    "overthrow overthrew overthrown",
    "pay paid paid",
    "plead pled pled",
    "put put put",
    "quit quit quit",
    "read read read",
    "retake retook retaken",
    "rise rose risen",
    "run ran run",
    "say said said",
    "see saw seen",
    "seek sought sought",
    "sell sold sold",
    "send sent sent",
    "set set set",
    "shake shook shaken",
    "shoot shot shot",
    "shut shut shut",
    "sink sank sunk",
    "sit sat sat",
    "speak spoke spoken",
    "stand stood stood",
    "steal stole stolen",
    "strike struck struck",
    "swear swore sworn",
    "take took taken",
    "tear tore torn",
    "tell told told",
    "think thought thought",
    "throw threw thrown",
    "undertake undertook undertaken",
    "uphold upheld upheld",
    "win won won",
    "withdraw withdrew withdrawn",
    "withhold withheld withheld",
    "write wrote written",
];

/// Verbs of more than one syllable that double their last letter all the same.
const DOUBLED: &[&str] = &[
    "abet", "admit", "commit", "compel", "confer", "deter", "expel", "permit", "rebut", "repel", "submit",
    "transfer", "kidnap", "quarrel", "cancel", "signal", "counsel", "patrol", "label", "forbid", "begin",
];

/// Every form of a verb, with the base; British and American where they part.
pub(super) fn forms(base: &str) -> Vec<String> {
    let mut out = vec![base.to_owned()];
    let stem = base.strip_suffix('e').unwrap_or(base);
    let vowel = |c: u8| b"aeiou".contains(&c);
    let bytes = base.as_bytes();
    let third = match bytes {
        [.., c, b'y'] if !vowel(*c) => format!("{}ies", &base[..base.len() - 1]),
        [.., b's' | b'x' | b'z' | b'o'] | [.., b's' | b'c', b'h'] => format!("{base}es"),
        _ => format!("{base}s"),
    };
    out.push(third);
    let short = base.len() <= 4 && bytes.iter().filter(|c| vowel(**c)).count() == 1;
    let closed =
        matches!(bytes, [.., a, v, c] if !vowel(*a) && vowel(*v) && !vowel(*c) && !b"wxy".contains(c));
    let doubles = closed && (short || DOUBLED.contains(&base));
    let last = &base[base.len() - 1..];
    let ing = match bytes {
        [.., b'i', b'e'] => format!("{}ying", &base[..base.len() - 2]),
        [.., b'e', b'e'] => format!("{base}ing"),
        _ if doubles => format!("{base}{last}ing"),
        _ => format!("{stem}ing"),
    };
    out.push(ing);
    if let Some(line) = IRREGULAR.iter().find(|l| l.split(' ').next() == Some(base)) {
        out.extend(line.split(' ').skip(1).map(str::to_owned));
    } else {
        out.push(match bytes {
            [.., c, b'y'] if !vowel(*c) => format!("{}ied", &base[..base.len() - 1]),
            _ if doubles => format!("{base}{last}ed"),
            _ => format!("{stem}ed"),
        });
    }
    // `signaled` beside `signalled`, `kidnaped` beside `kidnapped`.
    if DOUBLED.contains(&base) && base.len() > 5 {
        out.push(format!("{base}ed"));
        out.push(format!("{base}ing"));
    }
    for k in 0..out.len() {
        let form = &out[k];
        let american = form.replacen("isi", "izi", 1);
        let z = if form.contains("ise") { form.replacen("ise", "ize", 1) } else { american };
        if z != *form && base.ends_with("ise") {
            out.push(z);
        }
    }
    out
}

/// Singular and plural of a noun.
pub(super) fn plural(noun: &str) -> Option<String> {
    let bytes = noun.as_bytes();
    match bytes {
        [.., b's'] if !noun.ends_with("ss") && !noun.ends_with("us") => None,
        [.., c, b'y'] if !b"aeiou".contains(c) => Some(format!("{}ies", &noun[..noun.len() - 1])),
        [.., b's' | b'x'] | [.., b's' | b'c', b'h'] => Some(format!("{noun}es")),
        _ => Some(format!("{noun}s")),
    }
}
