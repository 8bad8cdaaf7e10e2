//! A language from outside, whole: every family screen in the pseudo-locale.

use consent_disclosure::words::Pack;
use serde_json::Value;

use super::packs::{built_in, pack};
use super::pseudo;
use super::screens::{Talker, grown, in_pseudo, young};

/// What is the same in every language: names of people and organisations, addresses.
fn names(talker: &Talker) -> Vec<String> {
    let mut names = vec![
        text(&talker.given.config, "/organisation/plain_name"),
        text(&talker.given.case, "/practitioner/name"),
        text(&talker.given.config, "/privacy/privacy_notice_url"),
    ];
    for person in talker.given.case["people"].as_array().unwrap() {
        names.push(text(person, "/called"));
    }
    for given in [&talker.given.config, &talker.given.case] {
        let recipients = given["recipients"].as_array().unwrap();
        names.extend(recipients.iter().map(|known| text(known, "/organisation")));
    }
    for contact in talker.given.config["contacts"].as_array().unwrap() {
        names.push(text(contact, "/name"));
        names.extend(contact.get("email").map(|email| email.as_str().unwrap().to_owned()));
    }
    names.push(text(&talker.given.config, "/privacy/policy_url"));
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn inv_i19_no_family_screen_is_left_in_another_language() {
    for talker in [in_pseudo(grown()), in_pseudo(young())] {
        let names = names(&talker);
        let screens = talker.screens();
        assert!(screens.len() >= 14, "{}", screens.len());
        for screen in screens {
            let mut text = screen.text();
            assert!(text.contains('á'), "{text}");
            names.iter().for_each(|name| text = text.replace(name, ""));
            let english = text.find(|c: char| c.is_ascii_alphabetic());
            assert_eq!(english, None, "{}: {text}", screen.id);
        }
    }
}

#[test]
fn exp_b15_the_pseudo_locale_is_longer_accented_and_from_right_to_left() {
    let ours = pack("adult");
    let made = pseudo::pack(built_in("adult")).to_string();
    let made = Pack::read(pseudo::PSEUDO, "adult", &made).unwrap();
    let length =
        |pack: &Pack| pack.texts().iter().map(|(_, text)| text.chars().count()).sum::<usize>();
    let ratio = length(&made) as f64 / length(&ours) as f64;
    assert!((1.3..1.6).contains(&ratio), "{ratio}");
    assert_eq!(made.say("say.direction"), "rtl");
    assert_eq!(made.fill("f1.title", &[("name", "Priya")]), "אĤééļļóó, Priya");
}
