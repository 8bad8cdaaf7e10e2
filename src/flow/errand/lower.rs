//! What a practitioner wrote, as it is compared with names: word by word, without
//! capitals.

/// Letter by letter. A Greek sigma is the same wherever it stands in its word.
pub fn lower(text: &str) -> String {
    let small = text.chars().flat_map(char::to_lowercase);
    small.map(|letter| if letter == 'ς' { 'σ' } else { letter }).collect()
}

/// Letters, marks and digits of every script: all but ASCII's own signs, and the blocks
/// of signs and spaces that names are written between.
pub fn is_of_word(c: char) -> bool {
    let sign = matches!(c, '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}');
    c.is_ascii_alphanumeric() || !(c.is_ascii() || sign)
}
