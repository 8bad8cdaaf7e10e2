//! Which answers a copy holds, and their words.

use super::{CopyChoice, CopyForm, CopyPart, FamilyCopy};
use crate::domain::case::{Case, Person};
use crate::domain::choice::Decision;
use crate::domain::config::{Config, Contact, ContactRole};
use crate::domain::item::Item;
use crate::domain::standing::{Said, Standing};
use crate::domain::time::Instant;
use crate::domain::words::Voice;
use crate::words::{Pack, date_in_words};

/// Where a copy's words and answers come from.
pub struct Copier<'a> {
    pub config: &'a Config,
    pub case: &'a Case,
    pub said: &'a Said,
    /// The texts of `voice`.
    pub pack: &'a Pack,
    pub voice: &'a Voice,
    pub form: CopyForm,
    pub at: Instant,
}

/// The copy for one person of the case, from what stands of them at `at`.
pub fn family_copy(copier: &Copier, person: &Person) -> FamilyCopy {
    let made_on = copier.config.time_zone.date_of(copier.at);
    let (mut yes, mut no, mut not_sure) = (Vec::new(), Vec::new(), Vec::new());
    for (item, stands) in copier.said.standing_of(&person.id) {
        if !copier.may_hold(&item, person) {
            continue;
        }
        match stands.decision {
            Decision::Agreed if stands.is_live_yes(made_on) => {
                yes.push(copier.choice(&item, &stands))
            }
            // A yes that has run out or never counted is no answer any more.
            Decision::Agreed => {}
            Decision::Refused | Decision::Withdrawn => no.push(copier.choice(&item, &stands)),
            Decision::Undecided => not_sure.push(copier.choice(&item, &stands)),
        }
    }
    let title = copier.say(if copier.is_discreet() { "copy.notes" } else { "copy.title" });
    let day = date_in_words(copier.pack, made_on);
    let lead = copier.pack.fill("copy.lead", &[("name", person.spoken_name()), ("date", &day)]);
    FamilyCopy {
        person: person.id.clone(),
        voice: copier.voice.clone(),
        form: copier.form,
        made_on,
        title,
        lead: if copier.is_discreet() { day } else { lead },
        yes,
        no,
        not_sure,
        parts: copier.parts(),
    }
}

impl Copier<'_> {
    fn is_discreet(&self) -> bool {
        self.form == CopyForm::Discreet
    }

    fn say(&self, key: &str) -> String {
        self.pack.say(key).to_owned()
    }

    /// One's own information and that of children: never another adult's.
    fn may_hold(&self, item: &Item, person: &Person) -> bool {
        use crate::domain::authority::{AgeGroup, age_group};
        let about = self.case.person(&item.about);
        about.is_some_and(|about| {
            about.id == person.id
                || age_group(about, self.at, self.config.time_zone) == AgeGroup::Child
        })
    }

    fn choice(&self, item: &Item, stands: &Standing) -> CopyChoice {
        let until = match stands.decision {
            Decision::Agreed => {
                stands.statement.valid_until.map(|until| until.last_day(self.config.time_zone))
            }
            Decision::Refused | Decision::Withdrawn | Decision::Undecided => None,
        };
        let purpose = self.config.purpose(&item.purpose_id).filter(|_| !self.is_discreet());
        CopyChoice {
            says: self.says(item, &stands.statement.by),
            why: purpose
                .map(|purpose| purpose.plain_name.get(self.voice).to_owned())
                .unwrap_or_default(),
            until,
            until_words: until
                .map(|day| {
                    self.pack.fill("copy.until", &[("date", &date_in_words(self.pack, day))])
                })
                .unwrap_or_default(),
        }
    }

    fn says(&self, item: &Item, by: &str) -> String {
        let known = self.case.recipient(&item.recipient_id);
        let known = known.or_else(|| self.config.recipient(&item.recipient_id));
        if self.is_discreet() {
            return known.map_or_else(
                || self.say("copy.someone"),
                |known| known.short_name.get(self.voice).to_owned(),
            );
        }
        let someone = self.pack.say("copy.someone");
        let something = self.pack.say("copy.something");
        let about = self.case.person(&item.about).filter(|about| !about.is(by));
        let whose = about.map_or_else(
            || self.say("say.your"),
            |about| self.pack.fill("say.whose", &[("name", about.spoken_name())]),
        );
        let kind = self.config.kind(&item.pii_id);
        self.pack.fill(
            "f8.short",
            &[
                ("recipient", known.map_or(someone, |known| known.plain_name.get(self.voice))),
                ("whose", &whose),
                ("kind", kind.map_or(something, |kind| kind.plain_name.get(self.voice))),
            ],
        )
    }

    fn parts(&self) -> Vec<CopyPart> {
        let reach = self.reach();
        if self.is_discreet() {
            return vec![self.part(
                "change",
                "copy.change",
                reach.and_then(|contact| contact.phone.clone()),
            )];
        }
        let privacy = &self.config.privacy;
        let said = |words: &crate::domain::words::Words| words.get(self.voice).to_owned();
        let complaints = &privacy.complaints;
        let asked = reach.map(|contact| {
            let ways = contact.phone.iter().chain(&contact.email);
            let ways: Vec<&str> = ways.map(String::as_str).collect();
            [contact.name.as_str(), ": ", &ways.join(", ")].concat()
        });
        vec![
            self.part("change", "copy.change", privacy.withdraw_routes.iter().map(said)),
            self.part(
                "complain",
                "copy.complain",
                [said(&complaints.own_route), said(&complaints.regulator)],
            ),
            self.part(
                "rights",
                "copy.rights",
                [said(&privacy.rights), privacy.privacy_notice_url.clone()],
            ),
            self.part("ask", "copy.ask", asked),
        ]
    }

    fn part(
        &self,
        id: &'static str,
        heading: &str,
        lines: impl IntoIterator<Item = String>,
    ) -> CopyPart {
        CopyPart { id, heading: self.say(heading), lines: lines.into_iter().collect() }
    }

    /// Whom to ring about one's answers.
    fn reach(&self) -> Option<&Contact> {
        let by = |role| self.config.contacts_for(role).find(|contact| contact.phone.is_some());
        by(ContactRole::DutyTeam).or_else(|| by(ContactRole::Dpo))
    }
}
