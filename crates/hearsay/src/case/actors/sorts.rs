//! Names of a story → sorts: what do its reports take a name for, where they do not agree?

use crate::case::words::Map;
use crate::mention::{Actor, ActorKind};
use std::rc::Rc;

/// What a name can be taken for by one report and not by another. Countries of the register are never in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Body,
    Person,
    Place,
    Country,
}

/// For a name of a story: in how many reports, and how often, it is what.
pub(super) type Votes = Map<(u32, Rc<str>), [(u32, u32); 4]>;

impl Sort {
    const ALL: [Sort; 4] = [Sort::Body, Sort::Person, Sort::Place, Sort::Country];

    pub(super) fn of(actor: &Actor) -> Option<Sort> {
        match actor.kind {
            ActorKind::Organisation | ActorKind::Group => Some(Sort::Body),
            ActorKind::Person => Some(Sort::Person),
            ActorKind::Place => Some(Sort::Place),
            ActorKind::Country if actor.country.is_none() => Some(Sort::Country),
            ActorKind::Country | ActorKind::Unnamed => None,
        }
    }

    pub(super) fn kind(self) -> ActorKind {
        match self {
            Sort::Body => ActorKind::Organisation,
            Sort::Person => ActorKind::Person,
            Sort::Place => ActorKind::Place,
            Sort::Country => ActorKind::Country,
        }
    }
}

/// What most reports of a story take a name for; of two that are level what it is written as more often, then a name of
/// several words for a person's.
pub(super) fn settled(vote: &[(u32, u32); 4], mine: Sort, name: &str) -> Sort {
    let several = name.contains(' ');
    let best = Sort::ALL
        .into_iter()
        .max_by_key(|s| (vote[*s as usize], (*s == Sort::Person) == several, std::cmp::Reverse(*s)));
    best.filter(|b| vote[*b as usize].0 > 0).unwrap_or(mine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_reports_of_a_story_say_what_a_name_is() {
        assert_eq!(settled(&[(1, 1), (3, 9), (0, 0), (0, 0)], Sort::Body, "orrin"), Sort::Person);
        assert_eq!(settled(&[(1, 1), (1, 1), (0, 0), (0, 0)], Sort::Person, "orrin"), Sort::Body);
        assert_eq!(settled(&[(1, 1), (1, 1), (0, 0), (0, 0)], Sort::Body, "ina orrin"), Sort::Person);
        assert_eq!(settled(&[(0, 0); 4], Sort::Place, "orrin"), Sort::Place);
    }
}
