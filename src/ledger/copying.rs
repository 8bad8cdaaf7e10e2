//! A person's copy, asked for by the host.

use serde_json::Value;

use super::OpenLedger;
use crate::copy::{Copier, CopyForm, family_copy, json};
use crate::domain::time::{Instant, parse_instant};
use crate::domain::words::{Audience, Voice};
use crate::wire::fault::{Fault, FaultCode, Log};
use crate::wire::node::Node;

const OPTIONS: [&str; 4] = ["language", "audience", "form", "at"];

struct Options {
    voice: Voice,
    form: CopyForm,
    at: Instant,
}

impl OpenLedger {
    /// What this person has said, to take home: as data, and as a page under `html`.
    /// Options: {language?, audience?, form?: `plain` or `discreet`, at?}; without `at`
    /// it is made as of `now`.
    ///
    /// # Errors
    /// A person, a language, an audience or a form that nobody knows; records that do not
    /// verify, for then nobody can say what the person has said.
    pub fn family_copy(
        &self,
        person: &str,
        options: &Value,
        now: Instant,
    ) -> Result<Value, Vec<Fault>> {
        let known = self.ledger.known();
        let log = Log::default();
        if !known.is_verified() {
            log.note("$.records".into(), FaultCode::DigestMismatch, "records that verify", None);
        }
        let found = known.case().person(person);
        if found.is_none() {
            log.note(
                "$.person".into(),
                FaultCode::UnknownReference,
                "the id of one of the people",
                None,
            );
        }
        let options = self.options(options, now, &log);
        let pack = options.as_ref().and_then(|options| self.packs.family(&options.voice));
        if options.is_some() && pack.is_none() {
            let expected = "a language and an audience that the texts are there for";
            log.note("$.options.language".into(), FaultCode::NotOffered, expected, None);
        }
        log.verdict(|| {
            let (options, pack) = (options?, pack?);
            let copier = Copier {
                config: known.config(),
                case: known.case(),
                said: known.said(),
                pack: &pack,
                voice: &options.voice,
                form: options.form,
                at: options.at,
            };
            Some(json(&family_copy(&copier, found?), &pack))
        })
    }

    /// `None` where something is wrong with them, which has been noted.
    fn options(&self, given: &Value, now: Instant, log: &Log) -> Option<Options> {
        let node = Node::at(given, "$.options".to_owned(), log);
        let object = node.object()?;
        for (name, member) in object.entries() {
            if !OPTIONS.contains(&name) {
                member.fault(FaultCode::UnknownMember, &OPTIONS.join(", "));
            }
        }
        let own = self.own_voice();
        let language = if object.has("language") { object.text("language") } else { &own.language };
        let audience = coded(&object, "audience", Audience::Adult, Audience::from_code);
        let form = coded(&object, "form", CopyForm::Plain, CopyForm::from_code);
        let at = if object.has("at") { parse_instant(object.text("at")) } else { Some(now) };
        if at.is_none() {
            object.fault("at", FaultCode::BadFormat, "an ISO 8601 instant with its offset");
        }
        Some(Options { voice: Voice::new(language, audience?), form: form?, at: at? })
    }
}

fn coded<T>(
    object: &crate::wire::node::Object,
    name: &str,
    usual: T,
    from: fn(&str) -> Option<T>,
) -> Option<T> {
    if !object.has(name) {
        return Some(usual);
    }
    let found = from(object.text(name));
    if found.is_none() {
        object.fault(name, FaultCode::UnknownCode, "a code of the contract");
    }
    found
}
