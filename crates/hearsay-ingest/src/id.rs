//! bytes → id: which report is this, whoever reads it with whichever version?

/// Hash of the input bytes with what was said of them, 32 hexadecimal digits.
///
/// `said` names what came beside the bytes, in a fixed order. Every part is hashed with its length, so that no two
/// different reports can be cut into the same sequence.
pub(crate) fn report_id(bytes: &[u8], said: &[Option<&str>]) -> String {
    let mut hash = blake3::Hasher::new();
    let mut part = |bytes: &[u8]| {
        hash.update(&(bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    part(bytes);
    for said in said {
        part(said.unwrap_or_default().as_bytes());
    }
    hash.finalize().to_hex().as_str()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::report_id;

    #[test]
    fn one_wire_copy_in_two_outlets_is_two_reports() {
        let in_outlet = |outlet| report_id(b"The strait is open.", &[None, Some(outlet), None, None]);
        assert_ne!(in_outlet("Vesk Courier"), in_outlet("Harbour Post"));
        assert_eq!(in_outlet("Vesk Courier"), in_outlet("Vesk Courier"));
        assert_ne!(report_id(b"ab", &[Some("c")]), report_id(b"a", &[Some("bc")]));
        assert_eq!(in_outlet("x").len(), 32);
    }
}
