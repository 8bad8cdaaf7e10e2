//! Everything that a record is held to: our own rules, the ledger's, and the
//! published schema by two validators that know nothing of each other.

use boon::{Compiler, Schemas};
use consent_disclosure::wire::ledger::verify;
use consent_disclosure::wire::record::record_faults;
use serde_json::Value;

/// The records of one ledger from its first, in order.
#[track_caller]
pub fn assert_records(records: &[Value]) {
    let schema = include_str!("../../../schema/record.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let one = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let (mut other, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    let id = schema["$id"].as_str().unwrap().to_owned();
    compiler.add_resource(&id, schema).unwrap();
    let index = compiler.compile(&id, &mut other).unwrap();
    for record in records {
        assert_eq!(record_faults(record), []);
        let errors: Vec<String> = one.iter_errors(record).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert!(other.validate(record, index).is_ok());
    }
    assert_eq!(verify(records, &[]), []);
}
