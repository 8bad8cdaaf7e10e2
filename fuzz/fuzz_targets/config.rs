//! A configuration is decoded whole, or refused with faults.
#![no_main]

use consent_disclosure::wire::decode_config;
use consent_disclosure_fuzz::{any, today};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(value) = any(data) else { return };
    if let Err(faults) = decode_config(&value, today()) {
        assert!(!faults.is_empty(), "refused without a fault");
    }
});
