//! How texts, ids, addresses and language tags are written. Text is text, never
//! markup; what could hide or turn it round is refused.

const TEXT_LIMIT: usize = 2000;
const ID_LIMIT: usize = 64;

/// Control characters, and those that change the direction of the text or stand
/// unseen between two letters.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// 1 to 64 of a-z, 0-9 and -, a letter first.
pub fn is_id(text: &str) -> bool {
    text.len() <= ID_LIMIT
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A code of a vocabulary outside: `A6-1-e`. A small first letter is kept for ids.
pub fn is_outside_code(text: &str) -> bool {
    text.len() <= ID_LIMIT
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The form of a BCP 47 tag: `en`, `cy`, `zh-Hant`.
pub fn is_language(text: &str) -> bool {
    let (mut part, mut length) = (0, 0);
    for b in text.bytes() {
        if b == b'-' {
            if !is_long_enough(part, length) {
                return false;
            }
            (part, length) = (part + 1, 0);
        } else if b.is_ascii_lowercase() || (part > 0 && b.is_ascii_alphanumeric()) {
            length += 1;
        } else {
            return false;
        }
    }
    text.len() <= ID_LIMIT && is_long_enough(part, length)
}

fn is_long_enough(part: usize, length: usize) -> bool {
    length >= 2 && length <= if part == 0 { 3 } else { 8 }
}

/// An address that a person can open, write to or ring, and nothing that runs.
pub fn is_address(text: &str) -> bool {
    let rest = ["https://", "mailto:", "tel:"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let Some(rest) = rest else { return false };
    let opens = rest.starts_with(|c| !matches!(c, '/' | '?' | '#'));
    opens && !rest.chars().any(|c| c.is_whitespace() || is_forbidden(c)) && !is_too_long(text)
}

pub fn is_too_long(text: &str) -> bool {
    text.chars().nth(TEXT_LIMIT).is_some()
}

pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(place, b)| match place {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_digit() || (b'a'..=b'f').contains(&b),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_start_with_a_letter() {
        assert!(is_id("gp") && is_id("school-nurse") && is_id(&"a".repeat(64)));
        for text in ["", "1st", "-a", "Gp", "a_b", "é", "a b", &"a".repeat(65)] {
            assert!(!is_id(text), "{text}");
        }
    }

    #[test]
    fn addresses_open_write_or_ring() {
        for text in
            ["https://northfield.example/privacy", "mailto:a@b.example", "tel:+441632960000"]
        {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "http://a.example",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "tel:",
            "HTTPS://a.example",
            "https://a b",
            "//a.example",
            "data:text/html,x",
            "mailto:",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn language_tags_have_the_form_of_bcp_47() {
        assert!(
            is_language("en")
                && is_language("cy")
                && is_language("zh-Hant")
                && is_language("en-GB")
        );
        for text in ["", "e", "english", "EN", "en_GB", "en-", "en-x", "-en"] {
            assert!(!is_language(text), "{text}");
        }
    }
}
