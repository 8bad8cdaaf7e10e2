//! Each once, in the order in which they come first.

pub fn distinct(ids: Vec<&str>) -> Vec<&str> {
    let mut seen = Vec::new();
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}

pub fn push_once(list: &mut Vec<String>, words: String) {
    if !list.contains(&words) {
        list.push(words);
    }
}
