//! What is wrong with a record, in one plain sentence.

use super::pack::{BUILT_IN, Pack};
use crate::wire::FaultCode;

/// Said to whoever keeps the records, in English until there is another language.
pub struct Verdicts(Pack);

impl Verdicts {
    pub fn new() -> Verdicts {
        let mut packs = BUILT_IN.into_iter();
        let ours = packs.find(|(_, audience, _)| *audience == "practitioner");
        let pack = ours.and_then(|(language, audience, json)| Pack::read(language, audience, json));
        Verdicts(pack.unwrap_or_default())
    }

    pub fn of(&self, code: FaultCode) -> String {
        let key = ["verify.", code.code()].concat();
        let said = self.0.say(&key);
        // All else is a fault of form, and its path says where.
        let said = if said == key { self.0.say("verify.not_a_record") } else { said };
        said.to_owned()
    }
}

impl Default for Verdicts {
    fn default() -> Verdicts {
        Verdicts::new()
    }
}
