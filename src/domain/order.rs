//! Lists that are in order at every moment.

/// Puts an entry behind the last one that it does not come before. For short lists,
/// or such as come nearly in order: the standard library's sorts are for long ones,
/// and each of them is 4 kB of code for every type that is sorted.
pub fn put<T>(list: &mut Vec<T>, entry: T, is_before: impl Fn(&T, &T) -> bool) {
    let mut place = list.len();
    while let Some(before) = place.checked_sub(1)
        && list.get(before).is_some_and(|known| is_before(&entry, known))
    {
        place = before;
    }
    list.insert(place, entry);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn entries_stand_as_a_stable_sort_leaves_them(entries: Vec<(u8, usize)>) {
            let mut ours = Vec::new();
            for entry in &entries {
                put(&mut ours, *entry, |a, b| a.0 < b.0);
            }
            let mut theirs = entries;
            theirs.sort_by_key(|entry| entry.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
