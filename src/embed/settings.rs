//! The element's attributes: how the widget stands in its page, and what a talk begins
//! with.

use crate::domain::layout::Layout;
use crate::flow::Unlock;
use crate::wire::{Fault, FaultCode, one_of};

pub struct Settings {
    pub cover_page: bool,
    pub unlock: Unlock,
    pub heading_level: u8,
    pub layout: Layout,
    pub language: Option<String>,
}

const LEVELS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];
const FIRST_LEVEL: u8 = 2;

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            cover_page: true,
            unlock: Unlock::Passcode,
            heading_level: FIRST_LEVEL,
            layout: Layout::Together,
            language: None,
        }
    }
}

impl Settings {
    /// What an attribute says now; `None` where it was taken away. A value that it cannot
    /// have is a fault, and counts as none.
    pub fn set(&mut self, name: &str, value: Option<&str>) -> Option<Fault> {
        let known: &[&str] = match name {
            "cover" => {
                self.cover_page = value != Some("host");
                &["page", "host"]
            }
            "unlock" => {
                self.unlock = if value == Some("host") { Unlock::Host } else { Unlock::Passcode };
                &["passcode", "host"]
            }
            "heading-level" => {
                let level = LEVELS.iter().zip(1..).find(|(level, _)| value == Some(**level));
                self.heading_level = level.map_or(FIRST_LEVEL, |(_, level)| level);
                &LEVELS
            }
            "layout" => {
                let layout = value.and_then(Layout::from_code);
                self.layout = layout.unwrap_or(Layout::Together);
                Layout::CODES
            }
            "lang" => {
                self.language = value.map(str::to_owned);
                return None;
            }
            _ => return None,
        };
        let found = value.filter(|value| !known.contains(value))?;
        Some(Fault {
            path: name.to_owned(),
            code: FaultCode::UnknownCode,
            expected: one_of(known),
            found: Some(found.to_owned()),
        })
    }
}
