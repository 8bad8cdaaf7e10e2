//! JSON paths as RFC 9535 writes them.

use super::canonical::write_string;

/// The path of a member: `$.a.b`, or `$.a["en-GB"]` where the name is no plain word.
pub fn member(parent: &str, name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let mut path = parent.to_owned();
    if plain {
        path.push('.');
        path.push_str(name);
    } else {
        path.push('[');
        write_string(name, &mut path);
        path.push(']');
    }
    path
}

/// The path of a list's entry: `$.a[0]`.
pub fn entry(parent: &str, place: usize) -> String {
    let mut path = parent.to_owned();
    path.push('[');
    path.push_str(&place.to_string());
    path.push(']');
    path
}

/// The path of a member of an entry: `a[0].b`; of the entry itself where there is no
/// member.
pub fn in_entry(list: &str, place: usize, member: &str) -> String {
    let mut path = entry(list, place);
    if !member.is_empty() {
        path.push('.');
        path.push_str(member);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_plain_word_is_quoted() {
        assert_eq!(member("$", "names"), "$.names");
        assert_eq!(member("$.names", "en-GB"), r#"$.names["en-GB"]"#);
        assert_eq!(member("$", r#"a"b"#), r#"$["a\"b"]"#);
        assert_eq!(member("$", ""), r#"$[""]"#);
        assert_eq!(entry("$.kinds", 7), "$.kinds[7]");
    }
}
