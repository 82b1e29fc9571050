//! Cue, source and the words around them → relays: through which outlet, document or post did the words come?

use super::media;
use super::{Via, ViaKind};
use crate::document::Document;
use crate::segment::Segments;
use crate::tag::{Label, Pos, Role, Tags};
use crate::text::Span;
use std::ops::Range;

const SOCIAL_VERBS: &[&str] = &["tweeted", "tweets", "retweeted", "posted", "blogged", "tweeting", "posting"];

/// What a body does with a paper that speaks for it.
const PUBLISH: &[&str] = &[
    "issued",
    "issuing",
    "issues",
    "released",
    "releasing",
    "releases",
    "published",
    "publishing",
    "posted",
    "posting",
    "sent",
    "sending",
    "circulated",
    "wrote",
    "writing",
    "filed",
    "filing",
    "delivered",
    "signed",
    "tweeted",
    "shared",
];

/// How an outlet comes by what is another's: `a memo obtained by Port Radio`.
const GOT: &[&str] = &[
    "obtained",
    "seen",
    "viewed",
    "reviewed",
    "published",
    "carried",
    "quoted",
    "cited",
    "released",
    "reported",
    "aired",
    "broadcast",
    "interviewed",
    "asked",
    "first",
];

/// Journalism: what it says its outlet says.
const JOURNALISM: &[&str] = &[
    "report",
    "reports",
    "article",
    "articles",
    "story",
    "stories",
    "piece",
    "editorial",
    "column",
    "op-ed",
    "account",
    "reporting",
    "investigation",
    "coverage",
    "interview",
    "dispatch",
    "analysis",
    "broadcast",
    "appearance",
    "show",
    "program",
    "programme",
    "segment",
    "exclusive",
];

/// Nouns that count or cut up a paper.
const PARTS: &[&str] = &[
    "series",
    "number",
    "set",
    "batch",
    "string",
    "pair",
    "trove",
    "copy",
    "copies",
    "draft",
    "version",
    "section",
    "part",
    "page",
    "pages",
    "cache",
    "collection",
];

/// Common nouns in front of a name that say what it is: `newspaper Korda`, `state news agency Vesna`.
const APPOSED: &[&str] = &[
    "agency",
    "newspaper",
    "daily",
    "weekly",
    "magazine",
    "broadcaster",
    "channel",
    "website",
    "site",
    "outlet",
    "tabloid",
    "network",
    "platform",
];

/// Words that open another clause, in which nothing belongs to the cue before it.
const CLAUSE: &[&str] =
    &["while", "but", "although", "though", "because", "whereas", "who", "which", ";", "whose", "where"];

/// A report's words, and where media stand among them.
pub(crate) struct Media<'a> {
    pub(crate) document: &'a Document,
    pub(crate) segments: &'a Segments,
    pub(crate) tags: &'a Tags,
}

impl Media<'_> {
    fn word(&self, t: usize) -> &str {
        self.segments.tokens.get(t).map_or("", |x| x.span.of(&self.document.text))
    }

    fn is(&self, t: usize, words: &[&str]) -> bool {
        let word = self.word(t);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    fn pos(&self, t: usize) -> Pos {
        self.tags.pos.get(t).copied().unwrap_or(Pos::X)
    }

    fn text_of(&self, tokens: Range<usize>) -> &str {
        self.segments.span(tokens).of(&self.document.text)
    }

    fn name_at(&self, t: usize) -> Option<(Label, Range<usize>)> {
        let i = self.tags.names.partition_point(|n| n.tokens.end <= t);
        self.tags.names.get(i).filter(|n| n.tokens.contains(&t)).map(|n| (n.tag, n.tokens.clone()))
    }

    fn role_at(&self, t: usize) -> Option<Role> {
        let i = self.tags.roles.partition_point(|r| r.tokens.end <= t);
        self.tags.roles.get(i).filter(|r| r.tokens.contains(&t)).map(|r| r.tag)
    }

    /// What kind of medium a name is: by the lists, its form, the report's credit line, or the noun in front of it.
    fn name_kind(&self, label: Label, tokens: Range<usize>) -> Option<ViaKind> {
        let name = self.text_of(tokens.clone());
        let with_article = tokens.start > 0 && self.is(tokens.start - 1, &["the"]);
        let known = media::of_name(name).or_else(|| {
            with_article.then(|| media::of_name(self.text_of(tokens.start - 1..tokens.end))).flatten()
        });
        if label == Label::Per && !media::is_known(name) {
            return None;
        }
        let credited = || self.document.agencies.iter().any(|(a, _)| a.eq_ignore_ascii_case(name));
        if credited() {
            return Some(ViaKind::Agency);
        }
        let own = || self.document.given.outlet.as_deref().is_some_and(|o| same_name(o, name));
        // `the Ledger`, for the Port Elanor Ledger.
        let short =
            || with_article && tokens.len() == 1 && label != Label::Loc && media::is_outlet_word(name);
        let apposed = || {
            let before = tokens.start.checked_sub(1)?;
            if label == Label::Loc
                || !self.is(before, APPOSED)
                || self.word(before).starts_with(char::is_uppercase)
            {
                return None;
            }
            if self.is(before, &["agency"]) {
                return (before > 0 && self.is(before - 1, &["news", "press", "wire"]))
                    .then_some(ViaKind::Agency);
            }
            if self.is(before, &["network"]) {
                return (before > 0 && self.is(before - 1, &["social", "television", "tv", "news"])).then(
                    || if self.is(before - 1, &["social"]) { ViaKind::Social } else { ViaKind::Broadcast },
                );
            }
            let noun = self.word(before).to_ascii_lowercase();
            match media::of_noun(&noun) {
                Some(ViaKind::Document) => Some(ViaKind::Outlet),
                kind => kind.or(Some(ViaKind::Outlet).filter(|_| noun != "platform")),
            }
        };
        known
            .or_else(apposed)
            .or_else(|| (own() || short()).then_some(ViaKind::Outlet))
            .or_else(|| media::is_paper(name).then_some(ViaKind::Document))
    }

    /// The last noun before a preposition, a relative pronoun or a comma.
    fn head_noun(&self, tokens: Range<usize>) -> Option<usize> {
        let mut head = None;
        for t in tokens {
            let word = self.word(t);
            let pos = self.pos(t);
            if head.is_some()
                // "a series of emails", "a draft of the report": the paper, not how many.
                && !(word.eq_ignore_ascii_case("of") && head.is_some_and(|h| self.is(h, PARTS)))
                && (matches!(pos, Pos::Adp | Pos::Sconj | Pos::Verb)
                    || matches!(word, "," | "(" | "who" | "which" | "that" | "and" | "or" | "—" | "–" | "--"))
            {
                break;
            }
            if matches!(pos, Pos::Noun | Pos::Propn | Pos::X) && word.chars().any(char::is_alphanumeric) {
                head = Some(t);
            }
        }
        head
    }

    /// The media that a noun phrase names, innermost first: `a memo obtained by Port Radio` names two.
    ///
    /// The head lies in `tokens`; what belongs to it may reach on to `far`.
    fn of_phrase(&self, tokens: Range<usize>, far: usize) -> Vec<(ViaKind, Range<usize>)> {
        let mut found = Vec::new();
        let Some(head) = self.head_noun(tokens.clone()) else { return found };
        let phrase = self.bare(tokens.start..head + 1);
        // A medium's name in front of the head: `the Elanor Post report`, `the Courier's editor` is none.
        let inside = || {
            self.tags.names[self.tags.names.partition_point(|n| n.tokens.end <= phrase.start)..]
                .iter()
                .take_while(|n| n.tokens.start < head)
                .filter(|n| n.tokens.end <= head && n.tokens.start + 1 >= phrase.start)
                .find_map(|n| self.name_kind(n.tag, n.tokens.clone()).map(|k| (k, n.tokens.clone())))
        };
        let lower = self.word(head).to_lowercase();
        if let Some((label, name)) = self.name_at(head) {
            let journalism = JOURNALISM.contains(&lower.as_str());
            if let Some(kind) = self.name_kind(label, name.clone()) {
                found.push((kind, name.clone()));
            } else if journalism && name.len() > 1 {
                // A headline: `Elanor Post Report`.
                if let Some(kind) = media::of_name(self.text_of(name.start..name.end - 1)) {
                    found.push((kind, name.start..name.end - 1));
                }
            } else if journalism {
                found.extend(inside());
            }
        } else if let Some(kind) = self.noun_kind(head, &lower, tokens.start) {
            let medium = inside();
            match (kind, medium) {
                (_, Some(outer)) if JOURNALISM.contains(&lower.as_str()) => found.push(outer),
                (ViaKind::Outlet | ViaKind::Broadcast | ViaKind::Agency, Some(outer)) => found.push(outer),
                _ => found.push((kind, phrase)),
            }
        } else if JOURNALISM.contains(&lower.as_str()) {
            found.extend(inside());
        } else if media::of_name(self.word(head)).is_some() && self.pos(head) == Pos::Propn {
            let kind = media::of_name(self.word(head));
            found.extend(kind.map(|k| (k, head..head + 1)));
        }
        self.behind(head, far, &lower, &mut found);
        found
    }

    /// Media behind the head: `an article in the Elanor Post`, `slides obtained by the Post`, `KNA and Port Radio`.
    fn behind(&self, head: usize, end: usize, lower: &str, found: &mut Vec<(ViaKind, Range<usize>)>) {
        let journalism = JOURNALISM.contains(&lower);
        let paper = matches!(found.as_slice(), [(ViaKind::Document | ViaKind::Court | ViaKind::Social, _)]);
        let outlet =
            matches!(found.as_slice(), [(ViaKind::Outlet | ViaKind::Agency | ViaKind::Broadcast, _)]);
        let mut t = head + 1;
        // "a local newspaper, the Ostrel Voice, reported": the name stands behind what it is.
        if let [(kind @ (ViaKind::Outlet | ViaKind::Broadcast | ViaKind::Agency), at)] = found.as_mut_slice()
        {
            let start = t + 1 + usize::from(self.is(t + 1, &["the"]));
            if self.word(t) == "," && self.name_at(head).is_none() && start < end {
                if let Some((_, name)) = self.name_at(start).filter(|(l, n)| *l != Label::Per && n.end <= end)
                {
                    *at = name.clone();
                    *kind = self.name_kind(Label::Org, name.clone()).unwrap_or(*kind);
                    t = name.end;
                }
            }
        }
        while t < end.min(head + 24) {
            let link = match () {
                () if self.is(t, &["and"]) || self.word(t) == "," => outlet && t <= head + 8,
                () if self.is(t, &["by"]) && t > 0 => {
                    (journalism || paper) && (self.is(t - 1, GOT) || (journalism && t == head + 1))
                }
                () if self.is(t, &["in", "on", "from", "of", "with"]) => journalism && t == head + 1,
                () => false,
            };
            if link {
                let start = t + 1 + usize::from(self.is(t + 1, &["the"]));
                if let Some((label, name)) = self.name_at(start).filter(|(_, n)| n.end <= end + 1) {
                    let kind = self.name_kind(label, name.clone());
                    if let Some(kind) = kind.filter(|k| !matches!(k, ViaKind::Social) || journalism) {
                        if journalism && paper {
                            found.clear();
                        }
                        t = name.end;
                        found.push((kind, name));
                        continue;
                    }
                }
                if outlet {
                    return;
                }
            } else if matches!(self.word(t), "who" | "which" | "that") {
                return;
            }
            t += 1;
        }
    }

    fn noun_kind(&self, head: usize, lower: &str, from: usize) -> Option<ViaKind> {
        let before = |k: usize| head >= from + k && head >= k;
        match lower {
            "agency" | "agencies" => {
                (before(1) && self.is(head - 1, &["news", "press", "wire"])).then_some(ViaKind::Agency)
            }
            "media" => match () {
                () if before(1) && self.is(head - 1, &["social"]) => Some(ViaKind::Social),
                () => Some(ViaKind::Outlet),
            },
            "news" => (before(1) && self.is(head - 1, &["television", "tv", "radio", "broadcast", "cable"]))
                .then_some(ViaKind::Broadcast),
            "press" => (before(1) && self.is(head - 1, &["state", "local", "foreign", "opposition"]))
                .then_some(ViaKind::Outlet),
            // Reports of nobody's in particular are those of the press.
            "reports"
                if !(from..head).any(|t| {
                    self.word(t).ends_with(['’', '\''])
                        || self.is(t, &["'s", "’s", "its", "his", "her", "their"])
                        || self.pos(t) == Pos::Propn
                }) =>
            {
                Some(ViaKind::Outlet)
            }
            _ => media::of_noun(lower),
        }
    }

    /// Someone whom the report does not name, and who has it from elsewhere: `people familiar with the talks`.
    fn informed(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let head = self.head_noun(tokens.clone())?;
        if !self.is(head, &["people", "person", "persons", "source", "sources", "individual", "individuals"])
        {
            return None;
        }
        let near = head + 1..(head + 5).min(self.segments.sentence_of(head).tokens.end);
        let informed = near.clone().any(|t| {
            self.is(t, &["familiar", "briefed"])
                || (self.is(t, &["knowledge"]) && near.clone().any(|w| self.is(w, &["with"])))
        });
        informed.then(|| self.bare(tokens))
    }

    /// A noun phrase that begins at `start`, at most a dozen tokens long.
    fn phrase(&self, start: usize, end: usize) -> Range<usize> {
        let mut stop = start;
        while stop < end.min(start + 12) {
            let inside = matches!(self.pos(stop), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num)
                || matches!(self.word(stop), "'s" | "’s" | "-" | "its" | "his" | "her" | "their");
            // `told Port Radio the bridge …`, `to Murmur on Sunday`, `in a statement late Friday`.
            let next = stop > start
                && matches!(self.pos(stop - 1), Pos::Noun | Pos::Propn)
                && (self.pos(stop) == Pos::Det || is_day(self.word(stop)));
            // `a written notice`, `separate but identical letters`.
            let joins = stop > start
                && stop + 1 < end
                && matches!(self.pos(stop - 1), Pos::Det | Pos::Adj)
                && matches!(self.pos(stop + 1), Pos::Noun | Pos::Adj | Pos::Propn)
                && (self.pos(stop) == Pos::Verb
                    && (self.word(stop).ends_with("ed") || self.word(stop).ends_with("en"))
                    || self.pos(stop - 1) == Pos::Adj && self.is(stop, &["but", "and", "yet"]));
            if !(inside || joins) || next {
                break;
            }
            stop += 1;
        }
        while stop > start + 1 && self.is(stop - 1, &["late", "early", "later", "earlier", "last", "this"]) {
            stop -= 1;
        }
        start..stop
    }

    /// Without article or possessive pronoun in front, and without marks behind.
    fn bare(&self, tokens: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = tokens;
        while start + 1 < end && self.is(start, &["the", "a", "an", "its", "his", "her", "their"]) {
            start += 1;
        }
        while end > start + 1 && !self.word(end - 1).chars().any(char::is_alphanumeric) {
            end -= 1;
        }
        start..end
    }

    fn made(&self, kind: ViaKind, tokens: Range<usize>) -> Via {
        let span = self.segments.span(self.bare(tokens));
        Via { name: span.of(&self.document.text).to_owned(), kind, span }
    }

    /// What a relative pronoun stands for: `a report that said …`.
    fn antecedent(&self, run: &Range<usize>) -> Option<Range<usize>> {
        if run.len() != 1 || !self.is(run.start, &["that", "which"]) || self.tags.heads.len() <= run.start {
            return None;
        }
        let verb = self.tags.head(run.start).filter(|_| self.tags.relation(run.start) == "nsubj")?;
        let noun = self.tags.head(verb).filter(|n| *n < run.start && self.tags.relation(verb) == "acl")?;
        let first = self.segments.sentence_of(noun).tokens.start;
        let start = (first..noun)
            .rev()
            .take_while(|t| self.tags.head(*t) == Some(noun) && self.pos(*t) != Pos::Adp)
            .last();
        (noun + 6 > run.start).then(|| start.unwrap_or(noun)..noun + 1)
    }

    /// The relays that a source itself is: `the indictment`, `KNA and Port Radio`, `people familiar with the talks`.
    pub(crate) fn of_source(&self, source: &[Range<usize>]) -> Vec<Via> {
        let mut vias = Vec::new();
        for run in source {
            let run = self.antecedent(run).unwrap_or_else(|| run.clone());
            let found = self.of_phrase(run.clone(), run.end);
            if found.is_empty() {
                vias.extend(self.informed(run.clone()).map(|r| self.made(ViaKind::Person, r)));
            }
            vias.extend(found.into_iter().map(|(kind, tokens)| self.made(kind, tokens)));
        }
        vias
    }

    /// The relays of one statement that stand at its own cue and source, innermost first.
    pub(crate) fn of_statement(&self, words: Places<'_>) -> Vec<Via> {
        let mut vias: Vec<Via> = Vec::new();
        let mut push = |via: Via| {
            if !vias.iter().any(|v| v.span.overlaps(via.span)) {
                vias.push(via);
            }
        };
        let outlet = |v: &Via| matches!(v.kind, ViaKind::Outlet | ViaKind::Agency | ViaKind::Broadcast);
        self.of_source(words.source).into_iter().filter(|v| !(words.acts && outlet(v))).for_each(&mut push);
        for range in self.ranges(&words) {
            for (kind, tokens) in self.in_range(range, &words) {
                push(self.made(kind, tokens));
            }
        }
        let named = vias.iter().any(|v| v.kind == ViaKind::Social);
        for t in words.cue.iter().flat_map(|r| r.clone()) {
            if !named && self.is(t, SOCIAL_VERBS) {
                vias.push(self.made(ViaKind::Social, t..t + 1));
                break;
            }
        }
        // Who is told passes on what is written: `said in a letter to KNA`.
        vias.sort_by_key(outlet);
        vias
    }

    /// Where a medium of this statement may stand: from its cue on, from its source on, and in front of its source.
    fn ranges(&self, words: &Places<'_>) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let held = |t: usize| words.content.iter().any(|r| r.contains(&t));
        let until = |from: usize, end: usize| {
            (from..end.min(from + 18)).find(|t| held(*t)).unwrap_or(end.min(from + 18))
        };
        for run in words.cue {
            let end = self.segments.sentence_of(run.start).tokens.end;
            out.push(run.start..until(run.start, end));
        }
        let (Some(cue), Some(source)) = (words.cue.last(), words.source.first()) else { return out };
        let sentence = self.segments.sentence_of(cue.start).tokens.clone();
        let last = words.source.last().map_or(source.end, |r| r.end);
        if last > cue.end && sentence.contains(&source.start) {
            out.push(last..until(last, sentence.end));
        }
        // "The companies issued statements on Thursday saying …"
        if source.start < cue.start {
            out.push(source.start..until(source.start, cue.start));
        }
        if sentence.contains(&source.start) && !held(sentence.start) && source.start <= cue.start {
            out.push(sentence.start..source.start.min(sentence.start + 18));
        }
        out
    }

    /// The media in a range of tokens that a preposition, a verb of publishing or `told` ties to the cue.
    fn in_range(&self, range: Range<usize>, words: &Places<'_>) -> Vec<(ViaKind, Range<usize>)> {
        let mut out = Vec::new();
        let inside = |t: usize, runs: &[Range<usize>]| runs.iter().any(|r| r.contains(&t));
        let front = words.source.first().is_some_and(|s| range.end <= s.start);
        let mut t = range.start;
        while t < range.end {
            let own = inside(t, words.cue) || inside(t, words.source);
            // Another's words or cue: what follows is not of this one.
            if !own && (self.role_at(t).is_some_and(|r| r != Role::Source) || (!front && self.is(t, CLAUSE)))
            {
                if front {
                    out.clear();
                    t += 1;
                    continue;
                }
                break;
            }
            let reads = self.is(t, &["in", "on", "via", "through", "over", "during"])
                && (!front || self.leads(t, range.start));
            let told = self.is(t, &["told", "tells", "telling", "tell"]) && inside(t, words.cue);
            let hears = told
                || (self.is(t, &["with", "to"])
                    && (!front
                        || self.is(t.wrapping_sub(1), &["speaking", "interview", "writing", "talking"])));
            let writes = self.is(t, PUBLISH) && self.pos(t) == Pos::Verb;
            let begin = t + 1 + usize::from(writes && self.is(t + 1, &["out"]));
            if (reads || hears || writes) && begin < self.segments.tokens.len() {
                let end = self.segments.sentence_of(t).tokens.end;
                let np = self.phrase(begin, end);
                if !np.is_empty()
                    && !inside(np.start, words.content)
                    && !(inside(np.start, words.source) && !writes)
                {
                    // What stands behind the phrase belongs to it as long as no content begins.
                    let far = (np.end..end.min(np.end + 12))
                        .find(|t| inside(*t, words.content))
                        .unwrap_or(end.min(np.end + 12));
                    for (kind, tokens) in self.of_phrase(np.clone(), far) {
                        let first = out.is_empty() || tokens.start >= np.end;
                        let fits = match kind {
                            ViaKind::Document | ViaKind::Court => {
                                (reads || writes) && !self.is_generic(&np, &tokens, writes)
                            }
                            ViaKind::Social => {
                                reads
                                    || (writes && !self.is_generic(&np, &tokens, writes))
                                    || (self.is(t, &["to"])
                                        && words
                                            .cue
                                            .iter()
                                            .flat_map(|r| r.clone())
                                            .any(|c| self.is(c, SOCIAL_VERBS)))
                                    || (self.is(t, &["to"])
                                        && t > 0
                                        && self.is(t - 1, &["post", "posted", "posting"]))
                            }
                            _ => {
                                (reads || hears || tokens.start >= np.end)
                                    && !self.is_generic(&np, &tokens, false)
                            }
                        };
                        if fits && first {
                            out.push((kind, tokens));
                        }
                    }
                    t = np.end.max(t + 1);
                    continue;
                }
            }
            if self.is(t, &["by"]) && t > 0 && self.is(t - 1, GOT) {
                let start = t + 1 + usize::from(self.is(t + 1, &["the"]));
                if let Some((label, name)) = self.name_at(start) {
                    out.extend(self.name_kind(label, name.clone()).map(|k| (k, name)));
                }
            }
            t += 1;
        }
        out
    }

    /// Whether a preposition in front of the source leads to it: it opens the sentence, or goes with a word of speaking.
    fn leads(&self, t: usize, start: usize) -> bool {
        let before = t.checked_sub(1).filter(|b| *b >= start);
        before.is_none_or(|b| {
            matches!(self.word(b), "," | "\"" | "”" | "“")
                || self.is(
                    b,
                    &[
                        "but",
                        "and",
                        "later",
                        "speaking",
                        "appearing",
                        "writing",
                        "interview",
                        "earlier",
                        "also",
                        "appearance",
                    ],
                )
        })
    }

    /// A paper that could be any: `in the report`, `on the record`, `told the media`; what is issued must be new.
    fn is_generic(&self, phrase: &Range<usize>, medium: &Range<usize>, writes: bool) -> bool {
        if medium.start >= phrase.end {
            return false;
        }
        let head = medium.end - 1;
        let new = self.is(
            phrase.start,
            &["a", "an", "another", "his", "her", "its", "their", "two", "several", "separate"],
        );
        if self.is(head, &["press", "media", "court", "reporters"]) && medium.len() == 1 {
            return true;
        }
        if writes {
            return !(new || (self.word(head).ends_with('s') && !self.is(phrase.start, &["the"])));
        }
        let vague = self.is(
            head,
            &[
                "testimony",
                "note",
                "data",
                "report",
                "reports",
                "post",
                "file",
                "book",
                "review",
                "site",
                "paper",
                "thread",
                "release",
                "announcement",
            ],
        );
        vague && !new && phrase.len() <= 2
    }
}

/// Where the parts of one statement stand, in tokens.
#[derive(Clone, Copy)]
pub(crate) struct Places<'a> {
    pub(crate) source: &'a [Range<usize>],
    pub(crate) cue: &'a [Range<usize>],
    pub(crate) content: &'a [Range<usize>],
    /// Whether the source does something of its own with these words (denies, promises, stands by them): an outlet that
    /// denies relays nothing.
    pub(crate) acts: bool,
}

/// A word that dates what stands before it.
fn is_day(word: &str) -> bool {
    const DAYS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "yesterday",
        "today",
        "tonight",
        "late",
        "earlier",
        "later",
        "last",
        "early",
        "this",
    ];
    DAYS.contains(&word)
}

fn same_name(a: &str, b: &str) -> bool {
    let bare = |s: &str| s.strip_prefix("The ").or(s.strip_prefix("the ")).unwrap_or(s).to_lowercase();
    bare(a) == bare(b)
}

/// The relays that a source stands for where its cue has no words of its own: `…, as reported by Port Radio`.
pub(crate) fn outer_vias(media: &Media<'_>, source: &[Range<usize>]) -> Vec<Via> {
    let vias = media.of_source(source);
    let Some(first) = source.first().filter(|_| vias.is_empty()) else { return vias };
    let whole = first.start..source[source.len() - 1].end;
    let name = media.tags.names.iter().any(|n| whole.contains(&n.tokens.start));
    if name { vec![media.made(ViaKind::Person, whole)] } else { vias }
}

/// Where a passage lies, for ordering.
pub(crate) fn ends(spans: &[Span]) -> (usize, usize) {
    (spans.first().map_or(0, |s| s.start()), spans.last().map_or(0, |s| s.end()))
}
