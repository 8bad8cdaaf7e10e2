//! Small stories: people, what they said, and what may be shared then. Told in the short
//! form of the scenarios, made into full records, and put to the public functions.

use consent_disclosure::cli::scenarios::{Full, full};
use consent_disclosure::wire::canonical::record_digest;
use consent_disclosure::wire::permission::Ledger;
use serde_json::{Map, Value, json};

type Edit = (String, Box<dyn Fn(&mut Value)>);

pub struct Story {
    config: Value,
    people: Vec<Value>,
    records: Vec<Value>,
    anchors: Map<String, Value>,
    edits: Vec<Edit>,
    pub dropped: Vec<String>,
}

/// The usual item: Bea's health, for help, to the nurse.
pub const BEA: &str = "bea/health/help/nurse";
pub const CAL: &str = "cal/health/help/nurse";
pub const JO: &str = "jo/mood/help/nurse";

impl Story {
    /// Ann and Ben hold parental responsibility for Bea (10 in 2026), Ann for Cal too
    /// (16 on 1 November 2026). Gran holds nothing. Jo is an adult.
    pub fn new() -> Story {
        let config = json!({
            "time_zone": "Europe/London",
            "jurisdiction": "GB-ENG",
            "child_decides_from": 16,
            "on_competence": "lapse",
            "internal_sharing": "implied",
            "recipients": [
                { "id": "nurse" }, { "id": "gp" }, { "id": "team", "internal": true },
                { "id": "old", "active_from": "2026-06-01", "active_to": "2026-09-30", "replaced_by": "gp" },
            ],
            "categories": ["health", "school", "mood", "address"],
            "purposes": [
                { "id": "help", "mode": "agreement" }, { "id": "learn", "mode": "agreement" },
                { "id": "law", "mode": "consent_basis" }, { "id": "safe", "mode": "inform_only" },
            ],
        });
        let parent = |over: &str| json!({ "over": over, "kind": "parental_responsibility", "from": "2010-11-01T00:00:00Z" });
        let people = vec![
            json!({ "id": "ann", "adult": true, "authority": [parent("bea"), parent("cal")] }),
            json!({ "id": "ben", "adult": true, "authority": [parent("bea")] }),
            json!({ "id": "gran", "adult": true }),
            json!({ "id": "jo", "adult": true }),
            json!({ "id": "bea", "dob": "2016-04-10" }),
            json!({ "id": "cal", "dob": "2010-11-01" }),
            json!({ "id": "kim" }),
        ];
        let (records, edits) = (Vec::new(), Vec::new());
        Story { config, people, records, anchors: Map::new(), edits, dropped: Vec::new() }
    }

    pub fn config(mut self, name: &str, value: Value) -> Story {
        self.config[name] = value;
        self
    }

    /// In place of whoever had this id.
    pub fn person(mut self, person: Value) -> Story {
        self.people.retain(|known| known["id"] != person["id"]);
        self.people.push(person);
        self
    }

    pub fn purpose(mut self, id: &str, name: &str, value: Value) -> Story {
        let purposes = self.config["purposes"].as_array_mut().unwrap();
        purposes.iter_mut().find(|known| known["id"] == id).unwrap()[name] = value;
        self
    }

    /// Held from 2015 on.
    pub fn holds(mut self, person: &str, over: &str, kind: &str) -> Story {
        let found = self.people.iter_mut().find(|known| known["id"] == person).unwrap();
        let held = json!({ "over": over, "kind": kind, "from": "2015-01-01" });
        match found.get_mut("authority").and_then(Value::as_array_mut) {
            Some(list) => list.push(held),
            None => found["authority"] = json!([held]),
        }
        self
    }

    pub fn anchor(mut self, ledger: &str, last: u64) -> Story {
        self.anchors.insert(ledger.to_owned(), json!(last));
        self
    }

    pub fn record(mut self, record: Value) -> Story {
        self.records.push(record);
        self
    }

    /// `decision` of one item by one person.
    pub fn says(self, id: &str, by: &str, at: &str, item: &str, decision: &str) -> Story {
        let mut choice = parts(item);
        choice["decision"] = json!(decision);
        self.record(json!({ "id": id, "type": "consent", "by": by, "effective_from": at, "items": [choice] }))
    }

    pub fn yes(self, id: &str, by: &str, at: &str, item: &str) -> Story {
        self.says(id, by, at, item, "agreed")
    }

    pub fn no(self, id: &str, by: &str, at: &str, item: &str) -> Story {
        self.says(id, by, at, item, "refused")
    }

    pub fn unsure(self, id: &str, by: &str, at: &str, item: &str) -> Story {
        self.says(id, by, at, item, "undecided")
    }

    /// `all`, or an item.
    pub fn withdraws(self, id: &str, by: &str, at: &str, scope: &str) -> Story {
        let scope = if scope == "all" { json!("all") } else { json!([parts(scope)]) };
        self.record(json!({ "id": id, "type": "withdrawal", "by": by, "effective_from": at, "scope": scope }))
    }

    pub fn corrects(self, id: &str, at: &str, target: &str) -> Story {
        self.record(
            json!({ "id": id, "type": "correction", "effective_from": at, "target": target }),
        )
    }

    /// For one purpose, or `*`.
    pub fn assesses(self, id: &str, at: &str, person: &str, purpose: &str, outcome: &str) -> Story {
        let purposes = if purpose == "*" { json!("*") } else { json!([purpose]) };
        self.record(json!({
            "id": id, "type": "competence", "person": person, "purposes": purposes,
            "outcome": outcome, "effective_from": at,
        }))
    }

    pub fn authority(self, id: &str, at: &str, person: &str, over: &str, status: &str) -> Story {
        self.record(json!({
            "id": id, "type": "authority", "person": person, "over": over,
            "kind": "parental_responsibility", "status": status, "effective_from": at,
        }))
    }

    /// `share` or `do_not_share`, until a local day.
    pub fn decides(self, id: &str, at: &str, item: &str, outcome: &str, until: &str) -> Story {
        self.record(json!({
            "id": id, "type": "disclosure-decision", "outcome": outcome, "items": [parts(item)],
            "effective_from": at, "valid_to": until,
        }))
    }

    /// One kind of a person's information, from one recipient or `*`.
    pub fn restricts(self, id: &str, at: &str, person: &str, kind: &str, recipient: &str) -> Story {
        let recipients = if recipient == "*" { json!("*") } else { json!([recipient]) };
        self.record(json!({
            "id": id, "type": "restriction", "subject": person, "categories": [kind],
            "recipients": recipients, "effective_from": at,
        }))
    }

    /// By the agreement that the story begins with.
    pub fn discloses(self, id: &str, at: &str, item: &str) -> Story {
        let by = self.told().1.remove(0);
        let parts = parts(item);
        let told = json!({
            "authority": {
                "kind": "agreement", "record_id": by["record"]["record_id"],
                "digest": by["integrity"]["digest"],
            },
            "items": [{
                "about": parts["subject"], "pii_id": parts["category"],
                "purpose_id": parts["purpose"], "recipient_id": parts["recipient"],
            }],
            "recipient_id": parts["recipient"], "method": "phone", "at": at,
            "principles_checked": true, "identity_protection": [], "not_to_be_disclosed_to": [],
        });
        let story = self.record(json!({ "id": id, "type": "disclosure", "effective_from": at }));
        story.edit(id, move |record| {
            record["record"]["record_kind"] = json!("disclosure");
            record["event"]["event_state"] = json!("disclosed");
            record.as_object_mut().unwrap().remove("advice");
            record["disclosure"] = told.clone();
        })
    }

    /// A member of the record that was told last.
    pub fn with(mut self, name: &str, value: Value) -> Story {
        self.records.last_mut().unwrap()[name] = value;
        self
    }

    /// What the short form cannot say: changes the full record, which is sealed again.
    pub fn edit(mut self, id: &str, edit: impl Fn(&mut Value) + 'static) -> Story {
        self.edits.push((id.to_owned(), Box::new(edit)));
        self
    }

    /// Said at some time of its day.
    pub fn of_the_day(self, id: &str) -> Story {
        self.edit(id, |record| record["event"]["event_time_accuracy"] = json!("day"))
    }

    /// The host has lost this record.
    pub fn without(mut self, id: &str) -> Story {
        self.dropped.push(id.to_owned());
        self
    }

    /// Each record gets the sequence of its place in the story.
    pub fn numbered(mut self) -> Story {
        let mut last = std::collections::BTreeMap::new();
        for record in &mut self.records {
            let ledger = record["ledger"].as_str().unwrap_or_default().to_owned();
            let last = last.entry(ledger).or_insert(0);
            *last += 1;
            record["seq"] = json!(*last);
        }
        self
    }

    /// Everything in the contract's form; every record sealed.
    pub fn told(&self) -> (Full, Vec<Value>) {
        let document = json!({
            "config": self.config,
            "scenarios": [{ "id": "story", "people": self.people, "records": self.records, "anchors": self.anchors }],
        });
        let told = full(&document).unwrap().remove(0);
        let mut records = told.records.clone();
        for (place, short) in self.records.iter().enumerate() {
            for (_, edit) in self.edits.iter().filter(|(id, _)| short["id"] == **id) {
                edit(&mut records[place]);
            }
        }
        if !self.edits.is_empty() {
            seal(&mut records);
        }
        let ids: Vec<&Value> = self.records.iter().map(|record| &record["id"]).collect();
        let kept = records.into_iter().zip(ids);
        let kept = kept.filter(|(_, id)| !self.dropped.iter().any(|gone| gone == *id));
        let records = kept.map(|(record, _)| record).collect();
        (told, records)
    }

    pub fn open(&self) -> (Full, Ledger) {
        let (told, records) = self.told();
        let ledger = told.open(&records).unwrap_or_else(|faults| panic!("{faults:#?}"));
        (told, ledger)
    }

    /// What is open then.
    pub fn tasks(&self, now: &str) -> Vec<String> {
        let tasks = self.open().1.tasks(now).unwrap();
        tasks.as_array().unwrap().iter().map(|task| text(task, "task").to_owned()).collect()
    }

    /// The whole answer, with short ids.
    pub fn ask(&self, item: &str, at: &str) -> Value {
        let (told, ledger) = self.open();
        asked(&told, &ledger, item, at)
    }

    /// `answer REASON record record`
    #[track_caller]
    pub fn gives(&self, item: &str, at: &str, expected: &str) {
        assert_eq!(line(&self.ask(item, at)), expected, "{item} at {at}");
    }

    /// The same answer all the time.
    #[track_caller]
    pub fn always(&self, item: &str, at: &[&str], expected: &str) {
        for at in at {
            self.gives(item, at, expected);
        }
    }

    #[track_caller]
    pub fn warns(&self, item: &str, at: &str, warning: &str, expected: bool) {
        let found = self.ask(item, at);
        let warned = found["warnings"].as_array().unwrap().iter().any(|one| one == warning);
        assert_eq!(warned, expected, "{item} at {at}: {found:#}");
    }
}

pub fn asked(told: &Full, ledger: &Ledger, item: &str, at: &str) -> Value {
    let mut query = parts(item);
    query["at"] = json!(at);
    told.ask(ledger, &query).result
}

pub fn line(answer: &Value) -> String {
    let mut words = vec![text(answer, "answer"), text(answer, "reason")];
    words.extend(answer["records"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()));
    words.join(" ")
}

pub fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} of {value:#}"))
}

/// `subject/category/purpose/recipient`
pub fn parts(item: &str) -> Value {
    let parts: Vec<&str> = item.split('/').collect();
    let [subject, category, purpose, recipient] = parts[..] else { panic!("{item}") };
    json!({ "subject": subject, "category": category, "purpose": purpose, "recipient": recipient })
}

/// Seals records again and chains them ledger by ledger, in the order of their sequence.
pub fn seal(records: &mut [Value]) {
    let mut order: Vec<usize> = (0..records.len()).collect();
    order.sort_by_key(|place| records[*place]["record"]["sequence"].as_u64());
    let mut last: Vec<(Value, u64, Value)> = Vec::new();
    for place in order {
        let record = &mut records[place];
        let (ledger, sequence) =
            (record["record"]["ledger_id"].clone(), record["record"]["sequence"].as_u64().unwrap());
        let before =
            last.iter().find(|(known, number, _)| *known == ledger && number + 1 == sequence);
        if let Some((_, _, reference)) = before {
            record["record"]["previous"] = reference.clone();
        }
        let digest = record_digest(record.as_object().unwrap());
        record["integrity"]["digest"] = json!(digest);
        let reference = json!({ "record_id": record["record"]["record_id"], "digest": digest });
        last.retain(|(known, _, _)| *known != ledger);
        last.push((ledger, sequence, reference));
    }
}
