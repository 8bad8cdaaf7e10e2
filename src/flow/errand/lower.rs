//! What a practitioner wrote, as it is compared with names: without capitals.

/// Letter by letter. A Greek sigma is the same wherever it stands in its word.
pub fn lower(text: &str) -> String {
    let small = text.chars().flat_map(char::to_lowercase);
    small.map(|letter| if letter == 'ς' { 'σ' } else { letter }).collect()
}
