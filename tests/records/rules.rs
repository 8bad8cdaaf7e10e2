//! One refused example for each rule: what is wrong with it, and nothing else.

use consent_disclosure::wire::record::record_faults;

use super::fixtures::refused;
use super::validators::Validators;
use super::verdicts::is_beyond;

/// Each file, and the one fault that it has.
const REFUSED: &[(&str, &str, &str)] = &[];

#[test]
fn record_every_refused_example_breaks_its_one_rule() {
    let validators = Validators::of_records();
    let examples = refused();
    let mut found = Vec::new();
    for (name, record) in &examples {
        let faults = record_faults(record);
        let valid = validators.accept(record, name);
        assert_eq!(valid, faults.iter().all(is_beyond), "{name}: {faults:#?}");
        for fault in faults {
            println!("    (\"{name}\", \"{}\", \"{}\"),", fault.path, fault.code.code());
            found.push((name.clone(), fault.path, fault.code.code()));
        }
    }
    let expected: Vec<_> = REFUSED
        .iter()
        .map(|(name, path, code)| ((*name).to_owned(), (*path).to_owned(), *code))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(examples.len(), REFUSED.len());
}
