//! What the host handed in, decoded and whole. Never changed by the talk.

use std::rc::Rc;
use std::sync::Arc;

use super::guards::may_choose_words;
use crate::domain::case::{Case, Person};
use crate::domain::config::{Config, Recipient};
use crate::domain::item::Item;
use crate::domain::layout::Layout;
use crate::domain::permission::Found;
use crate::domain::plan::Plan;
use crate::domain::standing::Said;
use crate::domain::time::{Instant, Zone};
use crate::domain::words::{Audience, Voice};
use crate::wire::plan::{own_recipients, own_stem};
use crate::wire::record::ConfigRef;
use crate::words::{Packs, item_in_words};

#[derive(Clone, Debug)]
pub struct Inputs {
    /// Shared with whatever answers questions: it is large, and never changes.
    pub config: Arc<Config>,
    pub config_ref: ConfigRef,
    pub case: Case,
    /// A plan made earlier, opened in the room.
    pub plan: Option<Plan>,
    pub packs: Packs,
    pub said: Said,
    /// As the host keeps them, verified.
    pub records: Rc<Vec<serde_json::Value>>,
    /// What records establish about who decides: the host's, and those of this sitting.
    pub found: Rc<Found>,
    /// Of this widget instance and this case.
    pub ledger_id: String,
    pub unlock: Unlock,
    /// What the page begins a talk with, where nobody chose otherwise at P7.
    pub layout: Layout,
    /// The same; one of the configuration's languages, or none.
    pub language: Option<String>,
}

/// Who lets the practitioner back in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlock {
    /// The passcode set at P8.
    Passcode,
    /// The host's own log-in.
    Host,
}

impl Inputs {
    /// With the recipients that a plan brings of its own, as it says them now.
    pub fn with_own(&self, plan: &Plan) -> Inputs {
        let mut inputs = self.clone();
        if plan.is_there() {
            let stem = own_stem(plan, "");
            inputs.case.recipients.retain(|known| !known.id.starts_with(&stem));
            inputs.case.recipients.extend(own_recipients(plan, &self.config));
        }
        inputs
    }

    pub fn zone(&self) -> Zone {
        self.config.time_zone
    }

    pub fn today(&self, at: Instant) -> chrono::NaiveDate {
        self.zone().date_of(at)
    }

    pub fn person(&self, id: &str) -> Option<&Person> {
        self.case.person(id)
    }

    /// What to call somebody on a screen.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.person(id).map_or(id, Person::spoken_name)
    }

    /// The family's own recipients come first: they are the ones that it knows.
    pub fn recipient(&self, id: &str) -> Option<&Recipient> {
        self.case.recipient(id).or_else(|| self.config.recipient(id))
    }

    /// `Sam Okoro about Asha’s health`, for the practitioner.
    pub fn item_in_words(&self, item: &Item, voice: &Voice) -> String {
        item_in_words(&self.packs.practitioner(), &self.config, &self.case, item, voice)
    }

    /// The language and the words that were planned for a person. Where nobody chose
    /// words (for a change of mind no plan is needed), those for young people serve
    /// whoever is under eighteen, if there are any.
    pub fn voice_for(&self, plan: &Plan, person: &str, at: Instant) -> Voice {
        let planned = plan.code("language", &[person]);
        let mut voice = self.voice_of(planned.or(self.language.as_deref()));
        match plan.code("audience", &[person]).and_then(Audience::from_code) {
            Some(chosen) => voice.audience = chosen,
            None if may_choose_words(self, person, at) => {
                voice.audience = Audience::YoungPerson;
                if self.packs.family(&voice).is_none() {
                    voice.audience = Audience::Adult;
                }
            }
            None => {}
        }
        voice
    }

    pub fn voice_of(&self, planned_language: Option<&str>) -> Voice {
        let own = self.config.languages.first().map_or("en", String::as_str);
        Voice::new(planned_language.unwrap_or(own), Audience::Adult)
    }
}

pub fn is_active(recipient: &Recipient, zone: Zone, at: Instant) -> bool {
    recipient.active_from.is_none_or(|from| from.begins(zone) <= at)
        && recipient.active_to.is_none_or(|to| at < to.ends(zone))
}
