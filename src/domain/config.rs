//! The organisation's configuration: who it is, what it may ask to share, why, with
//! whom and under which rules. Complete and consistent once decoded.

mod codes;
mod parts;

pub use codes::*;
pub use parts::*;

use super::item::Item;
use super::time::Zone;
use super::words::{Audience, Voice};

#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    pub config_id: String,
    pub version: u64,
    pub organisation: Organisation,
    pub jurisdiction: Jurisdiction,
    pub time_zone: Zone,
    /// BCP 47; the first is the organisation's own.
    pub languages: Vec<String>,
    pub contacts: Vec<Contact>,
    pub privacy: Privacy,
    pub purposes: Vec<Purpose>,
    pub kinds: Vec<Kind>,
    pub recipients: Vec<Recipient>,
    pub methods: Vec<Method>,
    pub people_rules: PeopleRules,
    /// Who may decide to share without agreement; absent where nobody here may.
    pub override_rules: Option<OverrideRules>,
    pub gateways: Vec<Gateway>,
    pub safety: Safety,
    /// The organisation's own wording in place of ours.
    pub wording: Vec<Wording>,
}

impl Config {
    pub fn purpose(&self, id: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// The purposes that these items are for, in their own order.
    pub fn purposes_of(&self, items: &[Item]) -> Vec<&Purpose> {
        let named = |purpose: &&Purpose| items.iter().any(|item| item.purpose_id == purpose.id);
        self.purposes.iter().filter(named).collect()
    }

    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    pub fn recipient(&self, id: &str) -> Option<&Recipient> {
        self.recipients.iter().find(|recipient| recipient.id == id)
    }

    pub fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.id == id)
    }

    pub fn contacts_for(&self, role: ContactRole) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(move |contact| contact.role == role)
    }

    /// The organisation's own wording of a content key, for exactly this voice.
    pub fn wording(&self, key: &str, voice: &Voice) -> Option<&str> {
        self.wording
            .iter()
            .find(|own| own.key == key && own.voice == *voice)
            .map(|own| own.text.as_str())
    }

    /// The audiences that every name is written for. Decoding has made sure that one
    /// name speaks for all.
    pub fn audiences(&self) -> Vec<Audience> {
        let mut found = Vec::new();
        for voice in self.kinds.iter().flat_map(|kind| kind.plain_name.voices()) {
            if !found.contains(&voice.audience) {
                found.push(voice.audience);
            }
        }
        found
    }
}
