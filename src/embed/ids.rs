//! Fresh UUIDs. `crypto.randomUUID` exists only on secure pages; an old intranet
//! page may not be one.

/// A UUID of version 4.
pub fn fresh() -> String {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if let Some(crypto) = crypto {
        // It fails only where the browser has no source of randomness at all;
        // ids would then repeat, and the host's key check would say so.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    write(bytes)
}

fn write(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.into_iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
        }
    }
    text
}
