//! `Calif.` → California: which state does an abbreviation of the news agencies' style stand for?

/// The abbreviations of the Associated Press for the states of the United States, folded, in order, and the names in full.
const STATES: &[(&str, &str)] = &[
    ("ala", "alabama"),
    ("ariz", "arizona"),
    ("ark", "arkansas"),
    ("calif", "california"),
    ("colo", "colorado"),
    ("conn", "connecticut"),
    ("del", "delaware"),
    ("fla", "florida"),
    ("ga", "georgia"),
    ("ill", "illinois"),
    ("ind", "indiana"),
    ("kan", "kansas"),
    ("ky", "kentucky"),
    ("la", "louisiana"),
    ("mass", "massachusetts"),
    ("md", "maryland"),
    ("mich", "michigan"),
    ("minn", "minnesota"),
    ("miss", "mississippi"),
    ("mo", "missouri"),
    ("mont", "montana"),
    ("nc", "north carolina"),
    ("nd", "north dakota"),
    ("neb", "nebraska"),
    ("nev", "nevada"),
    ("nh", "new hampshire"),
    ("nj", "new jersey"),
    ("nm", "new mexico"),
    ("ny", "new york"),
    ("okla", "oklahoma"),
    ("ore", "oregon"),
    ("pa", "pennsylvania"),
    ("ri", "rhode island"),
    ("sc", "south carolina"),
    ("sd", "south dakota"),
    ("tenn", "tennessee"),
    ("tex", "texas"),
    ("va", "virginia"),
    ("vt", "vermont"),
    ("wash", "washington"),
    ("wis", "wisconsin"),
    ("wva", "west virginia"),
    ("wyo", "wyoming"),
];

/// The state that a folded abbreviation stands for: `calif`, `nj` or `n j`.
pub(crate) fn in_full(folded: &str) -> Option<&'static str> {
    let letters: String = folded.chars().filter(|c| c.is_alphabetic()).collect();
    let at = STATES.binary_search_by_key(&letters.as_str(), |s| s.0).ok()?;
    // `La` and `Miss` are other words as well: only single letters may stand apart.
    (letters.len() == folded.len() || folded.split(|c: char| !c.is_alphabetic()).all(|w| w.len() < 2))
        .then_some(STATES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_stands_for_one_state() {
        assert!(STATES.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!(in_full("calif"), Some("california"));
        assert_eq!(in_full("n j"), Some("new jersey"));
        assert_eq!(in_full("w ash"), None);
        assert_eq!(in_full("vesk"), None);
    }
}
