//! Whether the host has kept a record. "Saved" only after it has said so.

use yew::{Html, html};

use super::action::{Look, action, actions};
use crate::flow::saving::SaveState;
use crate::flow::{Fact, SaveFact};
use crate::view::send::Send;
use crate::words::Pack;

/// `prefix` picks the words: `saving` for the family, `p22` for the practitioner.
pub fn saving(key: &str, now: &SaveState, prefix: &str, pack: &Pack, send: &Send) -> Html {
    let say = |part: &str| pack.say(&[prefix, part].join(".")).to_owned();
    let (class, words) = match now {
        SaveState::Sending => ("saving", say("sending")),
        SaveState::Saved { reference: Some(reference) } if prefix == "p22" => {
            ("saving saved", pack.fill("p22.saved_reference", &[("reference", reference)]))
        }
        SaveState::Saved { .. } => ("saving saved", say("saved")),
        SaveState::Failed { .. } => ("saving failed", say("failed")),
    };
    let failed = matches!(now, SaveState::Failed { .. });
    let retry = Fact::Save(SaveFact::RetryChosen { key: key.to_owned() });
    let download = Fact::Save(SaveFact::DownloadChosen { key: key.to_owned() });
    html! {
        <div {class} data-saving={key.to_owned()}>
            <p role="status">{ words }</p>
            if failed {
                { actions(vec![
                    action(&say("retry"), Look::Second, send.click(retry)),
                    action(&say("download"), Look::Second, send.click(download)),
                ]) }
            }
        </div>
    }
}
