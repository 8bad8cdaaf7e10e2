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

/// The places 0 to `count` in order, for long lists that come in any order. One body
/// of code for every list, for it moves places and never entries.
pub fn places(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        let mut start = 0;
        while start < count {
            let middle = count.min(start + width);
            let end = count.min(middle + width);
            merge(&places, [start, middle, end], is_before, &mut merged);
            start = end;
        }
        places = merged;
        width *= 2;
    }
    places
}

fn merge(
    places: &[usize],
    [start, middle, end]: [usize; 3],
    is_before: &dyn Fn(usize, usize) -> bool,
    merged: &mut Vec<usize>,
) {
    let mut left = places.get(start..middle).unwrap_or_default();
    let mut right = places.get(middle..end).unwrap_or_default();
    loop {
        let side = match (left, right) {
            ([a, ..], [b, ..]) if is_before(*b, *a) => &mut right,
            ([_, ..], _) => &mut left,
            ([], [_, ..]) => &mut right,
            ([], []) => return,
        };
        if let [first, rest @ ..] = side {
            merged.push(*first);
            *side = rest;
        }
    }
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

        #[test]
        fn places_stand_as_a_stable_sort_leaves_them(entries: Vec<u8>) {
            let ours = places(entries.len(), &|a, b| entries.get(a) < entries.get(b));
            let mut theirs: Vec<usize> = (0..entries.len()).collect();
            theirs.sort_by_key(|place| entries.get(*place));
            prop_assert_eq!(ours, theirs);
        }
    }
}
