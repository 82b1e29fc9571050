//! text → language: in which language is it written?

use whatlang::Lang;

/// How many bytes are looked at: enough to be sure of, little enough to cost nothing.
const SAMPLE: usize = 1500;

/// The language of a text as BCP 47 writes it, where it is beyond doubt.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let end = (0..=SAMPLE.min(text.len())).rev().find(|i| text.is_char_boundary(*i))?;
    let found = whatlang::detect(&text[..end])?;
    found.is_reliable().then(|| tag(found.lang())).flatten()
}

fn tag(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Ukr => "uk",
        Lang::Rus => "ru",
        Lang::Bel => "be",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Mar => "mr",
        Lang::Guj => "gu",
        Lang::Pan => "pa",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        Lang::Ind => "id",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Aze => "az",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_language_is_named_only_when_it_is_beyond_doubt() {
        let english = "The minister said on Monday that the harbour of Port Elanor would be closed until the \
                       storm had passed, and that fishing boats which were already at sea should make for the nearest coast.";
        assert_eq!(language(english), Some("en"));
        assert_eq!(
            language("Le ministre a déclaré lundi que le port resterait fermé jusqu’à la fin de la tempête."),
            Some("fr")
        );
        for text in ["", "12", "KNA"] {
            assert_eq!(language(text), None);
        }
    }
}
