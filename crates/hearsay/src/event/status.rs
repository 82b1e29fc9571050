//! Clause → status: did it happen, is it planned, is it a mere possibility, is it denied?
//!
//! PLOVER reads what is to come by what it means today: who will meet or help has agreed to, who will not has refused,
//! who may strike unless something is done has threatened.

use super::clause::Clause;
use super::{EventType, Status};

/// The act and its status, as the clause puts it.
///
/// `outer` is what the verbs above it say (`plans to`, `tried to`, `denied`).
pub(super) fn settle(clause: &Clause, kind: EventType, outer: Option<Status>) -> (EventType, Status) {
    let ahead = matches!(clause.modal.as_str(), "will" | "'ll" | "’ll" | "wo" | "shall" | "would" | "'d");
    let maybe = matches!(
        clause.modal.as_str(),
        "may" | "might" | "could" | "can" | "ca" | "should" | "must" | "ought"
    );
    let status = match outer {
        Some(status) => status,
        None if ahead => Status::Planned,
        None if maybe => Status::Hypothetical,
        None => Status::Happened,
    };
    let open = matches!(status, Status::Planned | Status::Hypothetical);
    if kind == EventType::Agree || kind == EventType::Reject || kind == EventType::Threaten {
        return (kind, if clause.negated { Status::Denied } else { status });
    }
    if clause.negated {
        let refuses = kind.cooperates() && (ahead || matches!(clause.modal.as_str(), "can" | "ca" | "could"));
        return if refuses { (EventType::Reject, Status::Happened) } else { (kind, Status::Denied) };
    }
    if open && kind.cooperates() && clause.modal != "must" && clause.modal != "should" {
        return (EventType::Agree, status);
    }
    if open
        && clause.conditional
        && !matches!(clause.modal.as_str(), "must" | "should" | "can")
        && kind > EventType::Reject
    {
        return (EventType::Threaten, Status::Happened);
    }
    (kind, status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventType::*;

    #[test]
    fn what_is_to_come_is_read_by_what_it_means_today() {
        let case = |modal: &str, negated, conditional| Clause {
            modal: modal.into(),
            negated,
            conditional,
            ..Clause::default()
        };
        for (clause, kind, outer, expected) in [
            (case("", false, false), Consult, None, (Consult, Status::Happened)),
            (case("will", false, false), Consult, None, (Agree, Status::Planned)),
            (case("will", true, false), Consult, None, (Reject, Status::Happened)),
            (case("", true, false), Consult, None, (Consult, Status::Denied)),
            (case("would", false, true), Assault, None, (Threaten, Status::Happened)),
            (case("will", false, false), Sanction, None, (Sanction, Status::Planned)),
            (case("", false, false), Aid, Some(Status::Planned), (Agree, Status::Planned)),
            (case("", false, false), Assault, Some(Status::Denied), (Assault, Status::Denied)),
        ] {
            assert_eq!(settle(&clause, kind, outer), expected, "{clause:?}");
        }
    }
}
