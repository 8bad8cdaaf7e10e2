//! An item as people say it.

use super::Pack;
use crate::domain::case::{Case, Person};
use crate::domain::config::Config;
use crate::domain::item::Item;
use crate::domain::words::Voice;

/// `Sam Okoro about Asha’s health`, for the practitioner. What is known no more goes by
/// its id.
pub fn item_in_words(
    pack: &Pack,
    config: &Config,
    case: &Case,
    item: &Item,
    voice: &Voice,
) -> String {
    let name = case.person(&item.about).map_or(item.about.as_str(), Person::spoken_name);
    let kind = config.kind(&item.pii_id);
    let recipient = case.recipient(&item.recipient_id);
    let recipient = recipient.or_else(|| config.recipient(&item.recipient_id));
    let values = [
        ("kind", kind.map_or(item.pii_id.as_str(), |kind| kind.plain_name.get(voice))),
        ("whose", &pack.fill("say.whose", &[("name", name)])),
        (
            "recipient",
            recipient.map_or(item.recipient_id.as_str(), |known| known.plain_name.get(voice)),
        ),
    ];
    pack.fill("summary.item", &values)
}
