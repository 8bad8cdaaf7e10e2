//! What `scenarios --emit` writes is what the published schemas accept and what
//! `verify` finds nothing in.

use consent_disclosure::cli::scenarios::full;
use consent_disclosure::wire::ledger::verify;
use serde_json::Value;

use super::fixtures::document;
use super::validators::Validators;

#[test]
fn scenarios_in_full_are_accepted_by_both_validators_and_by_verify() {
    let config = Validators::of("schema/config.schema.json");
    let case = Validators::of("schema/case.schema.json");
    let record = Validators::of_records();
    let mut records = 0;
    for full in full(&document("tests/fixtures/scenarios/permission.json")).unwrap() {
        let held = |validators: &Validators, value: &Value, what: &str| {
            let what = format!("{} {what}", full.id);
            assert!(validators.accept(value, &what), "{what}: {:?}", validators.complaints(value));
        };
        held(&config, &full.config, "configuration");
        held(&case, &full.case, "case");
        for (place, value) in full.records.iter().enumerate() {
            held(&record, value, &format!("record {place}"));
            records += 1;
        }
        assert_eq!(verify(&full.records, &[]), [], "{}", full.id);
    }
    assert!(records > 40, "only {records} records were held to anything");
}
