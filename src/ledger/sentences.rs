//! Codes in one plain sentence each, for the practitioner.

use serde_json::{Map, Value};

use super::OpenLedger;
use crate::domain::item::Item;
use crate::words::item_in_words;

impl OpenLedger {
    /// Puts the sentence of its reason into an answer about this item.
    pub(super) fn explain(&self, answer: &mut Value, item: &Value) {
        let Value::Object(answer) = answer else { return };
        let reason = answer.get("reason").and_then(Value::as_str).unwrap_or_default();
        let key = ["permission", reason].join(".");
        self.put_sentence(answer, &key, item);
    }

    /// The same for the answers under `name` of a list of {item, ...}.
    pub(super) fn explain_each(&self, list: &mut Value, name: &str) {
        for entry in list.as_array_mut().into_iter().flatten() {
            let item = entry.get("item").cloned().unwrap_or_default();
            if let Some(answer) = entry.get_mut(name) {
                self.explain(answer, &item);
            }
        }
    }

    pub(super) fn explain_tasks(&self, list: &mut Value) {
        for entry in list.as_array_mut().into_iter().flatten() {
            let item = entry.get("item").cloned().unwrap_or_default();
            let Value::Object(task) = entry else { continue };
            let code = task.get("task").and_then(Value::as_str).unwrap_or_default();
            let own = ["task", code].join(".");
            // A record may name a task of its own.
            let is_known = self.packs.practitioner().say(&own) != own;
            self.put_sentence(task, if is_known { &own } else { "task.other" }, &item);
        }
    }

    fn put_sentence(&self, members: &mut Map<String, Value>, key: &str, item: &Value) {
        let text =
            |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let item = Item {
            about: text("about"),
            pii_id: text("pii_id"),
            purpose_id: text("purpose_id"),
            recipient_id: text("recipient_id"),
        };
        let known = self.ledger.known();
        let pack = self.packs.practitioner();
        let voice = self.own_voice();
        // A task may say more after its person: `priya:paper`.
        let about = members.get("about").and_then(Value::as_str).unwrap_or_default();
        let about = about.split(':').next().unwrap_or_default();
        let name = known.case().person(about).map_or(about, |person| person.spoken_name());
        // A task may be about all that a recipient had.
        let words = if item.pii_id.is_empty() {
            let recipient = known.config().recipient(about);
            recipient.map_or(name, |known| known.plain_name.get(&voice)).to_owned()
        } else {
            item_in_words(&pack, known.config(), known.case(), &item, &voice)
        };
        let task = members.get("task").and_then(Value::as_str).unwrap_or_default();
        let sentence = pack.fill(key, &[("item", &words), ("name", name), ("task", task)]);
        members.insert("sentence".to_owned(), Value::String(sentence));
    }
}
