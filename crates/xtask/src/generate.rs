//! A number → a heap of invented reports: how does Hearsay fare with a hundred thousand of them?
//!
//! The grammar is that of the examples: an agency sends a dispatch, outlets print it whole, cut or edited, others write
//! their own on the same day, some report is printed again later with a sentence more. Every name is made of syllables,
//! so that a large heap has thousands of actors and places. The same number and the same seed give the same bytes.

use crate::run::{Result, write};
use std::fmt::Write as _;
use std::path::Path;

/// `generate N -o FOLDER|FILE.jsonl [--seed N]`
pub(crate) fn run(words: &[String]) -> Result {
    let usage = "generate N -o FOLDER|FILE.jsonl [--seed N]";
    let (mut count, mut to, mut seed) = (None, None, 1);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "-o" => to = words.next(),
            "--seed" => seed = words.next().and_then(|s| s.parse().ok()).ok_or(usage)?,
            n => count = Some(n.parse::<usize>().map_err(|_| usage)?),
        }
    }
    let (count, to) = (count.ok_or(usage)?, Path::new(to.ok_or(usage)?));
    let reports = heap(count, seed);
    if to.extension().is_some_and(|e| e == "jsonl") {
        let mut rows = String::new();
        for r in &reports {
            let _ = writeln!(rows, "{}", r.row());
        }
        return write(to, rows);
    }
    for r in &reports {
        write(&to.join(format!("{}.json", r.id)), r.row().to_string())?;
    }
    Ok(())
}

/// One invented report.
pub(crate) struct Report {
    id: String,
    title: String,
    outlet: String,
    date: String,
    url: String,
    text: String,
}

impl Report {
    fn row(&self) -> serde_json::Value {
        serde_json::json!({ "id": self.id, "title": self.title, "outlet": self.outlet, "date": self.date,
            "url": self.url, "text": self.text })
    }
}

/// Numbers that look thrown and are not: the same for the same seed everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A name of so many syllables.
    fn name(&mut self, syllables: usize) -> String {
        let mut name = self.pick(STARTS).to_owned();
        for _ in 1..syllables {
            name.push_str(self.pick(MIDDLES));
        }
        name.push_str(self.pick(ENDS));
        name
    }
}

/// The people and places of one story.
struct Story {
    day: usize,
    town: String,
    country: String,
    thing: String,
    act: &'static str,
    minister: (String, String, &'static str),
    mayor: (String, String),
    critic: (String, String),
    body: String,
    short: String,
    number: usize,
    crowns: usize,
    agency: &'static str,
    matters: [String; 3],
}

fn heap(count: usize, seed: u64) -> Vec<Report> {
    let mut dice = Dice(seed);
    let countries: Vec<String> = (0..40).map(|_| format!("{}ia", dice.name(1))).collect();
    // Ministers stay in office through many stories; mayors and critics come and go.
    let ministers: Vec<(String, String, &str)> = (0..200)
        .map(|_| {
            let name = (dice.name(0), dice.name(2));
            (name.0, name.1, dice.pick(OFFICES))
        })
        .collect();
    let mut out = Vec::with_capacity(count);
    let mut number = 0;
    while out.len() < count {
        let story = Story::new(&mut dice, &countries, &ministers, number);
        number += 1;
        story.reports(&mut dice, number, &mut out);
    }
    out.truncate(count);
    out
}

impl Story {
    fn new(
        dice: &mut Dice,
        countries: &[String],
        ministers: &[(String, String, &'static str)],
        number: usize,
    ) -> Story {
        let body = format!(
            "{} {} {}",
            dice.name(1),
            dice.pick(&["Harbour", "River", "Water", "Railway", "Forest"]),
            dice.pick(BODIES)
        );
        let short = body.split(' ').filter_map(|w| w.chars().next()).collect();
        let matter = |dice: &mut Dice| format!("the {} of the {}", dice.pick(STATES), dice.pick(PARTS));
        Story {
            day: number / 4 % 1400,
            town: dice.name(2),
            country: countries[dice.below(countries.len())].clone(),
            thing: format!("{} {}", dice.name(1), dice.pick(THINGS)),
            act: dice.pick(ACTS),
            minister: ministers[dice.below(ministers.len())].clone(),
            mayor: (dice.name(0), dice.name(2)),
            critic: (dice.name(0), dice.name(2)),
            body,
            short,
            number: 2 + dice.below(900) * 10,
            crowns: 1 + dice.below(400),
            agency: dice.pick(&["KNA", "Korda", "Telmar Press"]),
            matters: [matter(dice), matter(dice), matter(dice)],
        }
    }

    fn date(&self, later: usize) -> String {
        let day = self.day + later;
        format!("{}-{:02}-{:02}", 2024 + day / 336, day / 28 % 12 + 1, day % 28 + 1)
    }

    /// The paragraphs of the agency's dispatch.
    fn dispatch(&self, dice: &mut Dice) -> Vec<String> {
        let (first, last, office) = &self.minister;
        let day = dice.pick(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]);
        let [a, b, c] = &self.matters;
        let mut all = vec![
            format!(
                "{}, {} ({}): {office} {first} {last} said on {day} that {} would {} the {} before the end of the year.",
                self.town.to_uppercase(),
                long_date(&self.date(0)),
                self.agency,
                self.country,
                self.act,
                self.thing
            ),
            format!(
                "\"{}\" {last} told reporters in {}. \"{}\"",
                dice.pick(OPENINGS),
                self.town,
                dice.pick(CLOSINGS)
            ),
            format!(
                "The {} ({}) is to weigh {a}, {b} and {c}, the ministry said in a statement.",
                self.body, self.short
            ),
            format!(
                "About {} {} depend on the {}, according to the {}.",
                thousands(self.number),
                dice.pick(PEOPLE),
                self.thing,
                self.short
            ),
            format!(
                "{} {}, the mayor of {}, denied that the town had agreed to {} the {}. \"{}\" {} said.",
                self.mayor.0,
                self.mayor.1,
                self.town,
                self.act,
                self.thing,
                dice.pick(DENIALS),
                self.mayor.1
            ),
            format!(
                "The work would cost {} million crowns, said {} {}, who leads the {} union, and {}.",
                self.crowns,
                self.critic.0,
                self.critic.1,
                dice.pick(TRADES),
                dice.pick(FEARS)
            ),
        ];
        if dice.one_in(2) {
            all.push(format!(
                "{last} promised that a report on {a} would be published within {} days.",
                30 + 15 * dice.below(5)
            ));
        }
        all
    }

    fn reports(&self, dice: &mut Dice, story: usize, out: &mut Vec<Report>) {
        let wire = self.dispatch(dice);
        let last = &self.minister.1;
        let headline = format!("{} to {} {}", self.country, self.act, self.thing);
        let mut put = |kind: &str, outlet: &str, title: String, later: usize, text: String, url: String| {
            let id = format!("{story:06}-{kind}-{}", out.len());
            out.push(Report { id, title, outlet: outlet.to_owned(), date: self.date(later), url, text });
        };
        let url = |outlet: &str, slug: usize| {
            format!("https://{}.example/{story}/{slug}", outlet.to_lowercase().replace(' ', "-"))
        };
        put("wire", self.agency, headline.clone(), 0, wire.join("\n\n"), url(self.agency, 0));
        let copies = dice.below(4);
        for i in 0..copies {
            let outlet = OUTLETS[(story * 7 + i * 5) % OUTLETS.len()];
            let mut text = wire.clone();
            match dice.below(3) {
                0 => {}
                1 => text.truncate(2 + dice.below(3)),
                _ => {
                    // Edited: the credit goes, a number is rounded, a paragraph is left out.
                    text[0] = text[0].replace(&format!(" ({})", self.agency), "");
                    text[3] = text[3].replace("About", "More than");
                    text.remove(1 + dice.below(text.len() - 2));
                }
            }
            text.insert(0, format!("{last}: {} to {} within the year", self.thing, self.act));
            put("copy", outlet, headline.clone(), 0, text.join("\n\n"), url(outlet, 1));
        }
        let own = 1 + dice.below(3);
        for i in 0..own {
            let outlet = OUTLETS[(story * 11 + i * 3 + 1) % OUTLETS.len()];
            let given = if dice.one_in(3) { self.number + 10 * (1 + dice.below(20)) } else { self.number };
            let title =
                format!("{} will not {} the {}, says {}", self.town, self.act, self.thing, self.mayor.1);
            let mut text = vec![
                title.clone(),
                format!(
                    "{} — The {} of {} is again at the centre of a quarrel between {} and the government of {}.",
                    self.town, self.thing, self.town, self.mayor.1, self.country
                ),
                format!(
                    "Mayor {} {} said that the town {} the plan. \"{}\" {} added.",
                    self.mayor.0,
                    self.mayor.1,
                    dice.pick(&["would fight", "rejected", "had not been asked about"]),
                    dice.pick(DENIALS),
                    self.mayor.1
                ),
                format!(
                    "{} {} had said that {} would {} the {}, {} reported.",
                    self.minister.2, last, self.country, self.act, self.thing, self.agency
                ),
                format!(
                    "The {} serves {} {}, officials said.",
                    self.thing,
                    thousands(given),
                    dice.pick(PEOPLE)
                ),
                format!("{} {}", dice.pick(COLOUR), dice.pick(COLOUR)),
            ];
            if dice.one_in(2) {
                text.push(format!(
                    "{} {} accused {} of \"{}\".",
                    self.critic.0,
                    self.critic.1,
                    last,
                    dice.pick(&["piracy", "a sale in the dark", "theft by decree"])
                ));
            }
            put("own", outlet, title.clone(), 1, text.join("\n\n"), url(outlet, 2));
            if dice.one_in(6) {
                text.push(format!(
                    "Later on the day the {} said that {} had been set aside until spring.",
                    self.short, self.matters[0]
                ));
                put("update", outlet, title, 2, text.join("\n\n"), url(outlet, 2));
            }
        }
    }
}

fn thousands(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

fn long_date(iso: &str) -> String {
    let month = iso[5..7].parse::<usize>().unwrap_or(1);
    format!("{} {}", MONTHS[month - 1], iso[8..].trim_start_matches('0'))
}

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const STARTS: &[&str] = &[
    "Al", "Bar", "Cor", "Dal", "El", "Far", "Gan", "Hal", "Ish", "Jor", "Kel", "Lem", "Mar", "Nor", "Ost",
    "Per", "Quil", "Ras", "Sol", "Tam", "Ul", "Ves", "Wen", "Yar", "Zel", "Bren", "Dov", "Gris", "Hol",
    "Kov", "Lus", "Mir", "Ned", "Or", "Pav", "Rov", "Ser", "Tol", "Var", "Zor",
];
const MIDDLES: &[&str] = &[
    "a", "e", "i", "o", "an", "en", "in", "or", "ar", "el", "is", "ov", "und", "ast", "emb", "itt", "oll",
    "urn", "ess", "ak",
];
const ENDS: &[&str] = &[
    "dan", "rick", "vell", "mond", "tha", "ric", "nor", "lin", "sk", "ra", "den", "mir", "ton", "go", "nia",
    "bek", "ley", "rad", "van", "sel",
];
const OFFICES: &[&str] = &[
    "Transport Minister",
    "Interior Minister",
    "Water Minister",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "Finance Minister",
    "Governor",
];
const BODIES: &[&str] = &["Commission", "Council", "Authority", "Board"];
const THINGS: &[&str] = &[
    "bridge",
    "harbour",
    "dam",
    "mine",
    "railway",
    "ferry",
    "canal",
    "quarry",
    "airfield",
    "lighthouse",
    "reservoir",
    "tunnel",
    "market",
    "shipyard",
    "mill",
    "pier",
];
const ACTS: &[&str] = &["close", "reopen", "sell", "rebuild", "widen", "drain", "fence off", "hand over"];
const STATES: &[&str] =
    &["safety", "cost", "age", "depth", "ownership", "condition", "price", "strength", "future", "noise"];
const PARTS: &[&str] = &[
    "eastern quay",
    "northern bank",
    "main span",
    "pumps",
    "access road",
    "old lock",
    "signal house",
    "fishing fleet",
    "storm wall",
    "customs shed",
    "power line",
    "night service",
];
const PEOPLE: &[&str] = &["families", "workers", "passengers", "farmers", "pupils", "traders", "sailors"];
const TRADES: &[&str] = &["dockers'", "miners'", "teachers'", "railway", "ferrymen's", "farmers'"];
const OPENINGS: &[&str] = &[
    "We have waited nine years for this day,",
    "The decision has been taken,",
    "Nobody will lose a crown by it,",
    "It was small when we built it, and it is not small now,",
    "This is a review and not a verdict,",
    "The engineers have spoken,",
];
const CLOSINGS: &[&str] = &[
    "It will be done and it will be paid for.",
    "The date will be kept.",
    "Reviews have no end date.",
    "I would rather be late than sorry.",
    "Whoever wants to stop it must come and say so.",
];
const DENIALS: &[&str] = &[
    "We were not asked and we did not agree,",
    "There is no such agreement,",
    "Nobody here has signed anything,",
    "I read of it in the newspaper, as you did,",
    "That is the ministry's date, not ours,",
];
const FEARS: &[&str] = &[
    "the money is not there",
    "the town could be cut off for a winter",
    "nobody has counted the jobs that would go",
    "a cheaper plan was never looked at",
];
const COLOUR: &[&str] = &[
    "In the market hall the talk was of little else.",
    "Rain had kept most of the boats in port.",
    "The council meets again in two weeks.",
    "A first plan was drawn up in 2019 and never carried out.",
    "The last inspection took place in the autumn.",
    "Several shops had closed early.",
    "An earlier vote on the matter was put off twice.",
];
const OUTLETS: &[&str] = &[
    "Elanor Courier",
    "Vesk Courier",
    "Hallin Ledger",
    "Radio Lethmar",
    "Tidewatch",
    "Astrava Herald",
    "Merrin Telegraph",
    "Ostrel Voice",
    "Harbour Post",
    "Northern Mail",
    "Gannet Times",
    "Reed Haven News",
    "The Saint Orrin Gazette",
    "Daily Anchor",
    "Lowland Tribune",
    "Border Standard",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_heap_and_a_larger_one_begins_alike() {
        let text = |n, seed| heap(n, seed).iter().map(|r| r.row().to_string()).collect::<Vec<_>>();
        assert_eq!(text(50, 7), text(50, 7));
        assert_ne!(text(50, 7), text(50, 8));
        assert_eq!(text(80, 7)[..50], text(50, 7)[..]);
    }

    #[test]
    fn there_are_wire_copies_and_many_actors() {
        let all = heap(2000, 1);
        assert!(all.iter().filter(|r| r.id.contains("copy")).count() > 300);
        assert!(all.iter().any(|r| r.id.contains("update")));
        let titles: std::collections::BTreeSet<_> = all.iter().map(|r| r.title.as_str()).collect();
        assert!(titles.len() > 500, "{}", titles.len());
    }
}
