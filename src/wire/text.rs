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

/// An id that the host brings, such as a UUID or a case number: 1 to 64 of letters,
/// digits, - and _, no sign first. Never a dot, which parts the ids of fields.
pub fn is_host_id(text: &str) -> bool {
    text.len() <= ID_LIMIT
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
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

pub fn is_random_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    is_uuid(text)
        && bytes.get(14) == Some(&b'4')
        && matches!(bytes.get(19), Some(b'8' | b'9' | b'a' | b'b'))
}

/// A code of a vocabulary that is not closed: `person_stopped`.
pub fn is_code(text: &str) -> bool {
    text.len() <= ID_LIMIT
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

pub fn is_digest(text: &str) -> bool {
    let hex = text.strip_prefix("sha-256:").unwrap_or_default();
    hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The form alone of `2026-09-14T09:40:00Z`.
pub fn is_utc(text: &str) -> bool {
    text.len() == 20 && text.ends_with('Z')
}

/// `+01:00`
pub fn is_offset(text: &str) -> bool {
    let [b'+' | b'-', hour, hours, b':', minute, minutes] = text.as_bytes() else { return false };
    let hour_is = matches!((hour, hours), (b'0' | b'1', b'0'..=b'9') | (b'2', b'0'..=b'3'));
    hour_is && matches!((minute, minutes), (b'0'..=b'5', b'0'..=b'9'))
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
    fn ids_of_hosts_are_uuids_and_case_numbers_too() {
        for text in ["priya", "7", "2026_0417", "9F0C6A1E-4f43-4f0c-9d0c-0D2C1A1F0A11", "P-1_b"] {
            assert!(is_host_id(text), "{text}");
        }
        for text in ["", "-a", "_a", "a.b", "a/b", "a b", "é", "a:b", &"1".repeat(65)] {
            assert!(!is_host_id(text), "{text}");
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
    fn offsets_are_hours_and_minutes_of_a_day() {
        assert!(is_offset("+01:00") && is_offset("-23:59"));
        for text in ["+24:00", "+01:60", "+29:00", "01:00", "+1:00", "+01:0x"] {
            assert!(!is_offset(text), "{text}");
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
