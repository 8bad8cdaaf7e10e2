//! Our reader takes no document that another refuses, and reads it as that one does.
#![no_main]

use consent_disclosure::wire::canonical::canonical;
use consent_disclosure::wire::read_json;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match read_json(text) {
        Ok(ours) => {
            let theirs: Value = serde_json::from_str(text).expect("it is JSON to others too");
            assert_eq!(ours, theirs);
            assert_eq!(read_json(&canonical(&ours)).as_ref(), Ok(&ours));
        }
        Err(faults) => assert!(!faults.is_empty(), "refused without a fault"),
    }
});
