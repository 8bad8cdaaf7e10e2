//! What a host may ask of the records that it keeps: opened once, then answered as
//! often as it likes. Every answer comes with one plain sentence, made here from the
//! codes of the rules.

mod copying;
mod sentences;

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::words::{Audience, Voice};
use crate::wire::Fault;
use crate::wire::permission::{self, Ledger};
use crate::words::Packs;

/// A configuration, a case and its records, read, verified and put in order.
#[derive(Debug)]
pub struct OpenLedger {
    ledger: Ledger,
    packs: Packs,
}

impl OpenLedger {
    /// `today` is the day that the law's gateways are held against. Records are bare, or
    /// {record, received_at, reference}.
    ///
    /// # Errors
    /// Every fault, each with its path below `$.config`, `$.case` or `$.records`. Records
    /// that were altered are no fault here: every answer is a no then, and says why.
    pub fn open(
        config: &Value,
        case: &Value,
        records: &[Value],
        today: NaiveDate,
    ) -> Result<OpenLedger, Vec<Fault>> {
        let ledger = permission::open_ledger(config, case, records, today)?;
        let packs = Packs::for_config(ledger.known().config());
        Ok(OpenLedger { ledger, packs })
    }

    /// "May I share this?" for {about, pii_id, purpose_id, recipient_id, at}.
    ///
    /// # Errors
    /// A person, kind or purpose that nobody knows, and a time that is none.
    pub fn permission(&self, query: &Value) -> Result<Value, Vec<Fault>> {
        let mut answer = self.ledger.permission(query)?;
        self.explain(&mut answer, query);
        Ok(answer)
    }

    /// Every item that this recipient may receive then, as {item, permission}.
    ///
    /// # Errors
    /// A time that is none.
    pub fn what_may_be_shared(&self, recipient_id: &str, at: &str) -> Result<Value, Vec<Fault>> {
        let mut list = self.ledger.what_may_be_shared(recipient_id, at)?;
        self.explain_each(&mut list, "permission");
        Ok(list)
    }

    /// What opens and closes after `from` and until `to`, as {item, at, before, after}.
    ///
    /// # Errors
    /// A time that is none.
    pub fn changes(&self, from: &str, to: &str) -> Result<Value, Vec<Fault>> {
        let mut list = self.ledger.changes(from, to)?;
        self.explain_each(&mut list, "before");
        self.explain_each(&mut list, "after");
        Ok(list)
    }

    /// What is open at an instant, as {task, about, item?, due?, records, sentence}.
    ///
    /// # Errors
    /// A time that is none.
    pub fn tasks(&self, now: &str) -> Result<Value, Vec<Fault>> {
        let mut list = self.ledger.tasks(now)?;
        self.explain_tasks(&mut list);
        Ok(list)
    }

    /// The organisation's own voice.
    fn own_voice(&self) -> Voice {
        let language = self.ledger.known().config().languages.first();
        Voice::new(language.map_or("en", String::as_str), Audience::Adult)
    }
}
