//! A case is decoded whole, or refused with faults.
#![no_main]

use std::sync::LazyLock;

use consent_disclosure::domain::config::Config;
use consent_disclosure::wire::{decode_case, decode_config};
use consent_disclosure_fuzz::{CONFIG, any, strict, today};
use libfuzzer_sys::fuzz_target;

static ORGANISATION: LazyLock<Config> = LazyLock::new(|| {
    let value = strict(CONFIG.as_bytes()).expect("the sample is JSON");
    decode_config(&value, today()).expect("the sample is accepted")
});

fuzz_target!(|data: &[u8]| {
    let Some(value) = any(data) else { return };
    if let Err(faults) = decode_case(&value, &ORGANISATION) {
        assert!(!faults.is_empty(), "refused without a fault");
    }
});
