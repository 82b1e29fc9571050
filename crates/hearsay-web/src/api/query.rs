//! `?kind=deny&limit=20` → filter and window: what may be asked of a list, and what is wrong with what was asked?

use super::problem::Problem;
use hearsay_store::{Filter, Window};

/// One thing that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Param {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    pub(super) about: &'static str,
}

/// What it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Any text that is not too long.
    Text,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A year, a month or a day.
    Day,
}

/// No text that is asked for is longer, in characters.
pub(super) const LONGEST: usize = 400;

/// What is given where nothing is said, and at most.
pub(super) const USUAL: usize = 100;
pub(super) const MOST: usize = 500;

/// No list is longer.
pub(super) const FURTHEST: usize = 100_000_000;

/// Year, month or day.
pub(super) const DAY: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

/// A question, taken apart.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) filter: Filter,
    pub(super) window: Window,
    /// All but the window, to ask for the next part.
    rest: Vec<(String, String)>,
}

impl Asked {
    /// Of what a list can be asked.
    pub(super) fn new(pairs: Vec<(String, String)>, params: &[Param]) -> Result<Asked, Problem> {
        let mut asked =
            Asked { filter: Filter::default(), window: Window { offset: 0, limit: USUAL }, rest: Vec::new() };
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in &pairs {
            if seen.contains(&name.as_str()) {
                return Err(Problem::invalid(format!("\"{}\" is asked for twice", short(name))));
            }
            seen.push(name);
            let number = |least: usize, most: usize| {
                let plain = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
                plain.then(|| value.parse().ok()).flatten().filter(|n| (least..=most).contains(n)).ok_or_else(
                    || Problem::invalid(format!("{name} is a whole number from {least} to {most}")),
                )
            };
            match name.as_str() {
                "limit" => asked.window.limit = number(1, MOST)?,
                "offset" => asked.window.offset = number(0, FURTHEST)?,
                _ => {
                    let Some(param) = params.iter().find(|p| p.name == name) else {
                        return Err(Problem::invalid(format!(
                            "\"{}\" cannot be asked for here; there are {}",
                            short(name),
                            params
                                .iter()
                                .map(|p| p.name)
                                .chain(["limit", "offset"])
                                .collect::<Vec<_>>()
                                .join(", ")
                        )));
                    };
                    param.check(value)?;
                    put(&mut asked.filter, param.name, value);
                    asked.rest.push((name.clone(), value.clone()));
                }
            }
        }
        Ok(asked)
    }

    /// The address of the next part of a list, where there is one.
    pub(super) fn next(&self, path: &str, total: usize) -> Option<String> {
        let offset = self.window.offset + self.window.limit;
        if offset >= total {
            return None;
        }
        let mut out = format!("/api/v1{path}?");
        for (name, value) in &self.rest {
            out += &format!("{name}={}&", crate::parts::encoded(value));
        }
        out += &format!("limit={}&offset={offset}", self.window.limit);
        Some(out)
    }
}

impl Param {
    fn check(&self, value: &str) -> Result<(), Problem> {
        let name = self.name;
        match self.takes {
            Takes::Text if value.chars().count() > LONGEST => {
                Err(Problem::invalid(format!("{name} is longer than {LONGEST} characters")))
            }
            Takes::OneOf(all) if !all.contains(&value) => {
                Err(Problem::invalid(format!("{name} is one of {}", all.join(", "))))
            }
            Takes::Flag if !matches!(value, "true" | "false") => {
                Err(Problem::invalid(format!("{name} is true or false")))
            }
            Takes::Day if !is_day(value) => {
                Err(Problem::invalid(format!("{name} is YYYY, YYYY-MM or YYYY-MM-DD")))
            }
            _ => Ok(()),
        }
    }
}

fn put(filter: &mut Filter, name: &str, value: &str) {
    let text = Some(value.to_owned());
    match name {
        "report" => filter.report = text,
        "actor" => filter.actor = text,
        "kind" => filter.kind = text,
        "quotation" => filter.quotation = text,
        "outlet" => filter.outlet = text,
        "name" => filter.name = text,
        "story" => filter.story = text,
        "status" => filter.status = text,
        "agree" => filter.agree = Some(value == "true"),
        "by_time" => filter.by_time = Some(value == "true"),
        "from" => filter.from = text,
        "to" => filter.to = text,
        "words" => filter.words = text,
        _ => {}
    }
}

/// As [`DAY`] has it.
fn is_day(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let digits = |p: &str, n: usize, least: u32, most: u32| {
        p.len() == n
            && p.bytes().all(|b| b.is_ascii_digit())
            && p.parse().is_ok_and(|v| (least..=most).contains(&v))
    };
    parts.len() <= 3
        && digits(parts[0], 4, 0, 9999)
        && parts.get(1).is_none_or(|m| digits(m, 2, 1, 12))
        && parts.get(2).is_none_or(|d| digits(d, 2, 1, 31))
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
