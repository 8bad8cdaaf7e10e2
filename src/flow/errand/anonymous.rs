//! A summary of the plan in which nobody can be recognised (H08, I9): ages as bands,
//! kinds, purposes, sorts of organisation and reasons. Nothing that the host or the
//! practitioner wrote freely is taken into it.

use super::lower::{is_of_word, lower};
use crate::domain::authority::AgeGroup;
use crate::domain::case::{Age, Person};
use crate::domain::config::OrganisationType;
use crate::domain::once::push_once;
use crate::domain::plan::{Danger, Plan, Safety};
use crate::domain::time::Instant;
use crate::flow::inputs::Inputs;
use crate::words::{Pack, list_in_words};

pub fn summary(plan: &Plan, inputs: &Inputs, at: Instant) -> String {
    let pack = inputs.packs.practitioner();
    let voice = inputs.voice_of(None);
    let mut lines = vec![people(inputs, &pack, at)];
    let (mut purposes, mut kinds, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for item in plan.items(&inputs.config) {
        let purpose = inputs.config.purpose(&item.purpose_id);
        let kind = inputs.config.kind(&item.pii_id);
        put(&mut purposes, purpose.map(|purpose| purpose.plain_name.get(&voice)), inputs);
        put(&mut kinds, kind.map(|kind| kind.plain_name.get(&voice)), inputs);
        let sort = inputs.recipient(&item.recipient_id).map(|known| sort_of(known.kind));
        put(&mut told, sort.map(|key| pack.say(key)), inputs);
    }
    for (key, found) in
        [("p13.about_purpose", purposes), ("p13.about_kinds", kinds), ("p13.about_told", told)]
    {
        if !found.is_empty() {
            lines.push(pack.fill(key, &[("list", &list_in_words(&pack, &found))]));
        }
    }
    lines.extend(worries(plan, &pack));
    lines.join("\n")
}

/// Each once, and none in which somebody's name stands.
fn put(list: &mut Vec<String>, words: Option<&str>, inputs: &Inputs) {
    if let Some(words) = words
        && !list.iter().any(|known| known == words)
        && named_in(words, inputs).is_none()
    {
        list.push(words.to_owned());
    }
}

/// "People: a child of 5 to 11, two adults" would need plurals: a list of bands, each
/// with its count where there are more.
fn people(inputs: &Inputs, pack: &Pack, at: Instant) -> String {
    let mut bands: Vec<(&str, usize)> = Vec::new();
    for person in &inputs.case.people {
        let band = band_of(person, inputs, at);
        match bands.iter_mut().find(|known| known.0 == band) {
            Some(known) => known.1 += 1,
            None => bands.push((band, 1)),
        }
    }
    let mut words = Vec::new();
    for (band, count) in bands {
        words.push(
            pack.fill("p13.band_count", &[("band", pack.say(band)), ("count", &count.to_string())]),
        );
    }
    pack.fill("p13.people", &[("list", &words.join(pack.say("say.comma")))])
}

fn band_of(person: &Person, inputs: &Inputs, at: Instant) -> &'static str {
    let years = match person.age {
        Age::Born(on) => inputs.today(at).years_since(on),
        Age::Adult | Age::Unknown => None,
    };
    match (crate::domain::authority::age_group(person, at, inputs.zone()), years) {
        (AgeGroup::Adult, _) => "p13.band.adult",
        (AgeGroup::Unknown, _) => "p13.band.unknown",
        (AgeGroup::Child, Some(16..)) => "p13.band.from_16",
        (AgeGroup::Child, Some(12..)) => "p13.band.from_12",
        (AgeGroup::Child, Some(5..)) => "p13.band.from_5",
        (AgeGroup::Child, _) => "p13.band.under_5",
    }
}

const fn sort_of(kind: OrganisationType) -> &'static str {
    match kind {
        OrganisationType::LocalAuthority => "p13.sort.local_authority",
        OrganisationType::Health => "p13.sort.health",
        OrganisationType::School => "p13.sort.school",
        OrganisationType::Police => "p13.sort.police",
        OrganisationType::Charity => "p13.sort.charity",
        OrganisationType::Other => "p13.sort.other",
    }
}

/// What was answered on P2 and P5, by the words of its code.
fn worries(plan: &Plan, pack: &Pack) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if let Some(danger) = plan.danger().filter(|danger| *danger != Danger::No) {
        found.push(pack.say(&["p2.", danger.code()].concat()).to_owned());
    }
    for (name, value) in plan.answers.entries() {
        let prefix = match name.split('.').next() {
            Some("patterns") => "p2.",
            Some("reasons") => "p5.",
            Some("safety") if value == Safety::NotSure.code() => {
                found.push(pack.say("p13.safety_not_sure").to_owned());
                continue;
            }
            _ => continue,
        };
        let words = pack.say(&[prefix, value].concat()).to_owned();
        push_once(&mut found, words);
    }
    found.iter().map(|words| pack.fill("p13.worry", &[("worry", words)])).collect()
}

/// The first name of this case that stands in a text, whoever's it is.
pub fn named_in(text: &str, inputs: &Inputs) -> Option<String> {
    let small = lower(text);
    let words: Vec<&str> =
        small.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()).collect();
    let case = &inputs.case;
    let mut whole: Vec<&str> = vec![&case.case_ref];
    let mut single: Vec<&str> = vec![&case.practitioner.name];
    for person in &case.people {
        single.extend([person.name.as_str(), person.spoken_name()]);
        whole.push(&person.id);
        whole.extend(person.aliases.iter().map(String::as_str));
    }
    let voice = inputs.voice_of(None);
    for recipient in case.recipients.iter().chain(&inputs.config.recipients) {
        whole.extend([
            recipient.plain_name.get(&voice),
            recipient.short_name.get(&voice),
            recipient.organisation.as_str(),
        ]);
    }
    let spoken = |part: &&str| part.chars().count() > 1 && words.contains(&&*lower(part));
    let found = single.iter().flat_map(|name| name.split([' ', '-'])).find(spoken);
    let standing = |name: &&&str| {
        let name = lower(name);
        let mut parts = name.split(|c: char| !is_of_word(c)).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.by_ref().collect();
        !parts.is_empty() && words.windows(parts.len()).any(|run| run == parts)
    };
    found.or_else(|| whole.iter().find(standing).copied()).map(str::to_owned)
}
