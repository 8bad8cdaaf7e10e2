//! The record as JSON: its members and their names, section by section.

use serde_json::Value;

use super::{
    BasisNamed, Capacity, Choice, Clock, ConfigRef, Event, Excluded, FreeChoice, Header, Party,
    PiiInformation, PiiProcessing, PractitionerOnly, PrivacyNotice, PurposeNamed, Record,
    RecordRef, RelatesTo, StatementShown, Task, Understanding, View,
};
use crate::domain::config::{ConsentMeaning, SpecialCategory};
use crate::domain::item::Frequency;
use crate::wire::members::Members;

/// Something that is one object in the record.
trait Encode {
    fn encode(&self) -> Members;
}

fn list<T: Encode>(entries: &[T]) -> Vec<Value> {
    let mut values = Vec::new();
    for entry in entries {
        values.push(entry.encode().into());
    }
    values
}

fn section<T: Encode>(members: &mut Members, name: &str, section: Option<&T>) {
    if let Some(section) = section {
        members.object(name, section.encode());
    }
}

impl Record {
    /// Without `integrity`, which the seal adds.
    pub fn encode(&self) -> Members {
        let mut members = Members::new();
        members.object("record", self.record.encode());
        section(&mut members, "pii_processing", self.pii_processing.as_ref());
        members.list("party_identification", list(&self.party_identification));
        members.object("event", self.event.encode());
        if let Some(choices) = &self.choices {
            members.list("choices", list(choices));
        }
        if let Some(capacity) = &self.capacity {
            members.list("capacity", list(capacity));
        }
        members.mark("withdraws_everything", self.withdraws_everything);
        section(&mut members, "understanding", self.understanding.as_ref());
        section(&mut members, "free_choice", self.free_choice.as_ref());
        members.some("views", list(&self.views));
        if let Some(own) = &self.own {
            members.object(own.name, own.members.clone());
        }
        section(&mut members, "practitioner_only", self.practitioner_only.as_ref());
        members
    }
}

impl ConfigRef {
    pub fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("config_id", &self.config_id);
        members.number("version", self.version.cast_signed());
        members.text("digest", &self.digest);
        members
    }
}

impl Encode for Header {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("schema_version", self.schema_version);
        members.text("record_id", &self.record_id);
        members.text("record_kind", self.record_kind.code());
        members.text("case_ref", &self.case_ref);
        members.text("ledger_id", &self.ledger_id);
        members.number("sequence", self.sequence.cast_signed());
        section(&mut members, "previous", self.previous.as_ref());
        members.some("relates_to", list(&self.relates_to));
        members.text("created", &self.created);
        members.text("time_zone", self.time_zone);
        members.text("language", &self.language);
        members.text("jurisdiction", self.jurisdiction);
        let mut generator = Members::new();
        generator.text("name", self.generator.name);
        generator.text("version", self.generator.version);
        members.object("generator", generator);
        members.object("config", self.config.encode());
        members.text("setting", self.setting.code());
        members
    }
}

impl Encode for RecordRef {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("record_id", &self.record_id);
        members.text("digest", &self.digest);
        members
    }
}

impl Encode for RelatesTo {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("relation", self.relation.code());
        members.text("record_id", &self.record_id);
        members.text("digest", &self.digest);
        members
    }
}

impl Encode for PiiProcessing {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.list("privacy_notice", list(&self.privacy_notice));
        members.list("statement_shown", list(&self.statement_shown));
        members.strings("withdrawal_method", &self.withdrawal_method);
        members.strings("privacy_rights", &self.privacy_rights);
        members.text("authority_party", &self.authority_party);
        members.list("purposes", list(&self.purposes));
        members.some("excluded", list(&self.excluded));
        members
    }
}

impl Encode for PrivacyNotice {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("notice_id", &self.notice_id);
        members.text("version", &self.version);
        members.text("language", &self.language);
        members.text("audience", &self.audience);
        members.text("kind", self.kind);
        members.text("url", &self.url);
        members.text("digest", &self.digest);
        members
    }
}

impl Encode for StatementShown {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("screen", &self.screen);
        members.text("block", &self.block);
        members.text("language", &self.language);
        members.text("digest", &self.digest);
        members.text("text", &self.text);
        members.text("how", self.how.code());
        members.text("at", &self.at);
        members
    }
}

impl Encode for PurposeNamed {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("purpose_id", &self.purpose_id);
        members.text("purpose", &self.purpose);
        members.number("version", self.version.cast_signed());
        members.text("mode", self.mode.code());
        members.maybe("consent_meaning", self.consent_meaning.map(ConsentMeaning::code));
        members.list("lawful_basis", list(&self.lawful_basis));
        members.list("pii_information", list(&self.pii_information));
        members.strings("pii_controllers", &self.pii_controllers);
        members.strings("storage_locations", &self.storage_locations);
        members.text("retention_period", &self.retention_period);
        members.text("form", &self.form);
        members
    }
}

impl Encode for BasisNamed {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("code", &self.code);
        members.maybe("reference", self.reference.as_deref());
        members.maybe("by", self.by.as_deref());
        members.maybe("note", self.note.as_deref());
        members
    }
}

impl Encode for PiiInformation {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("pii_id", &self.pii_id);
        members.text("pii_type", &self.pii_type);
        members.text("about", &self.about);
        members.flag("pii_optional", self.pii_optional);
        let special = self.special_pii_category.map(SpecialCategory::code);
        members.maybe("special_pii_category", special);
        members.mark("criminal_offence_data", self.criminal_offence_data);
        members.text("kind_of_statement", self.kind_of_statement);
        members
    }
}

impl Encode for Excluded {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("about", &self.about);
        members.text("pii_id", &self.pii_id);
        members.text("purpose_id", &self.purpose_id);
        members.text("why", &self.why);
        members
    }
}

impl Encode for Party {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("party_id", &self.party_id);
        members.text("party_type", self.party_type.code());
        members.texts("party_role", self.party_role.iter().copied());
        if !self.aliases.is_empty() {
            members.strings("aliases", &self.aliases);
        }
        members.maybe("party_name", self.party_name.as_deref());
        members.maybe("job_title", self.job_title.as_deref());
        members.maybe("organisation", self.organisation.as_deref());
        members.maybe("relationship", self.relationship.as_deref());
        members.maybe("age_band", self.age_band);
        members.maybe("contact", self.contact.as_deref());
        members
    }
}

impl Encode for Event {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("event_state", self.event_state);
        members.text("event_type", self.event_type);
        members.text("event_time", &self.event_time);
        members.text("event_time_accuracy", self.event_time_accuracy);
        members.text("utc_offset", &self.utc_offset);
        members.object("clock", self.clock.encode());
        members.strings("entity_id", &self.entity_id);
        members.text("recorded_by", &self.recorded_by);
        members.strings("held_by", &self.held_by);
        members.strings("present", &self.present);
        members
            .maybe("expression_method", self.expression_method.map(super::ExpressionMethod::code));
        if let Some(strokes) = &self.ink {
            members.object("ink", ink(strokes));
        }
        members.maybe("typed", self.typed.as_deref());
        members
    }
}

fn ink(strokes: &[Vec<i64>]) -> Members {
    let mut written = Vec::new();
    for stroke in strokes {
        let numbers = stroke.iter().map(|number| Value::Number((*number).into()));
        written.push(Value::Array(numbers.collect()));
    }
    let mut members = Members::new();
    members.list("strokes", written);
    members
}

impl Encode for Clock {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("source", &self.source);
        if let Some(skew) = self.skew_seconds {
            members.number("skew_seconds", skew);
        }
        members
    }
}

impl Encode for Choice {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("choice_id", &self.choice_id);
        members.text("about", &self.about);
        members.text("pii_id", &self.pii_id);
        members.text("purpose_id", &self.purpose_id);
        members.text("recipient_id", &self.recipient_id);
        members.text("decision", self.decision.code());
        members.text("decided_at", &self.decided_at);
        members.flag("explicit", self.explicit);
        members.maybe("valid_until", self.valid_until.as_deref());
        members.maybe("review_due", self.review_due.as_deref());
        members.maybe("from_record", self.from_record.as_deref());
        members.maybe("frequency", self.frequency.map(Frequency::code));
        if !self.methods.is_empty() {
            members.strings("methods", &self.methods);
        }
        members.maybe("conditions", Some(&*self.conditions).filter(|text| !text.is_empty()));
        members
    }
}

impl Encode for Capacity {
    fn encode(&self) -> Members {
        let mut members = self.assessed.clone();
        members.text("about", &self.about);
        if !self.purposes.is_empty() {
            members.strings("purposes", &self.purposes);
        }
        members.text("decision_maker", &self.decision_maker);
        members.text("basis", self.basis.code());
        members.maybe("evidence", self.evidence.as_deref());
        members
    }
}

impl Encode for Understanding {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        let mut explained = Vec::new();
        for one in &self.explained {
            let mut members = Members::new();
            members.text("element", one.element);
            members.text("at", &one.at);
            members.text("how", one.how);
            explained.push(members.into());
        }
        members.list("explained", explained);
        members.text("method", self.method.code());
        members.text("result", self.result.code());
        members.maybe("in_their_words", self.in_their_words.as_deref());
        members.maybe("interpreter", self.interpreter.as_deref());
        members.text("audience", &self.audience);
        members.text("layout", self.layout);
        members.flag("valid", self.valid);
        if !self.invalid_because.is_empty() {
            members.texts("invalid_because", self.invalid_because.iter().copied());
        }
        members
    }
}

impl Encode for FreeChoice {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("told_can_refuse", &self.told_can_refuse);
        members.strings("without_it", &self.without_it);
        members.text("pressure", &self.pressure);
        members.text("time_alone", self.time_alone);
        members
    }
}

impl Encode for View {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("party_id", &self.party_id);
        members.text("view", &self.view);
        for (name, text) in [("objections", &self.objections), ("symbols", &self.symbols)] {
            members.maybe(name, Some(text.as_str()).filter(|text| !text.is_empty()));
        }
        if let Some(strokes) = &self.drawing {
            members.object("drawing", ink(strokes));
        }
        if !self.not_to_be_told_to.is_empty() {
            members.strings("not_to_be_told_to", &self.not_to_be_told_to);
        }
        members
    }
}

impl Encode for PractitionerOnly {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.maybe("notes", self.notes.as_deref());
        members.maybe("room_check", self.room_check.as_deref());
        members.some("tasks", list(&self.tasks));
        members
    }
}

impl Encode for Task {
    fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("task", self.task);
        members.text("due", &self.due);
        members.text("about", &self.about);
        members
    }
}
