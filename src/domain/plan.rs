//! What the practitioner prepared at the desk (P1 to P7): the answers as they
//! were given, and the fields that there are. What may be asked follows from
//! them in the guards.

use serde::{Deserialize, Serialize};

use super::answers::{Answers, field};
use super::codes::codes;
use super::config::Config;
use super::item::{Frequency, Item};
use super::layout::Layout;
use super::time::Instant;
use super::words::Audience;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// UUID version 4; empty while there is no plan.
    pub plan_id: String,
    pub created: Option<Instant>,
    /// What has happened, with when it was written down: whatever was agreed before is
    /// looked at again (C05, C06).
    #[serde(default)]
    pub events: Vec<Event>,
    pub answers: Answers,
}

codes! {
    Part {
        Asked = "asked",
        NotAsked = "not_asked",
        /// Nothing of this plan may reach them.
        MustNotKnow = "must_not_know",
    }
}

codes! {
    /// Why a child is not asked what they think, which is the exception (J8).
    NotAskedWhy {
        TooYoung = "too_young",
        AskedBefore = "asked_before",
        AnotherDay = "another_day",
        DoesNotWant = "does_not_want",
        WouldHarm = "would_harm",
    }
}

codes! {
    Danger {
        Immediate = "immediate",
        ReasonableCause = "reasonable_cause",
        NotSure = "not_sure",
        No = "no",
    }
}

codes! {
    Pattern {
        DomesticAbuse = "domestic_abuse",
        Missing = "missing",
        ChildrenLinked = "children_linked",
        MovedArea = "moved_area",
        MayHarmOthers = "may_harm_others",
        NewAgency = "new_agency",
        Separation = "separation",
        NewInformation = "new_information",
    }
}

/// What has happened, and when that was written down.
pub type Event = (Pattern, Instant);

impl Pattern {
    /// What makes whatever was agreed before due for review.
    pub const EVENTS: &[Pattern] =
        &[Pattern::MovedArea, Pattern::NewAgency, Pattern::Separation, Pattern::NewInformation];
}

codes! {
    Judged {
        Yes = "yes",
        No = "no",
        NotSure = "not_sure",
    }
}

codes! {
    /// P6: whether somebody who holds no authority is heard about a child. What they say
    /// is a view, whatever it is (J9).
    Hear {
        Views = "views",
        NotHeard = "not_heard",
    }
}

codes! {
    /// P6: whether whoever holds authority over a child has been reached.
    Reached {
        Reached = "reached",
        Tried = "tried",
        NotTried = "not_tried",
    }
}

codes! {
    /// P7: who interprets.
    Interpreter {
        None = "none",
        Professional = "professional",
        /// Never: a family member, a friend or a child.
        Family = "family_member",
    }
}

codes! {
    /// Whether a kind of information is needed for a purpose, asked once for both.
    Need {
        Needed = "needed",
        LeftOut = "left_out",
    }
}

codes! {
    /// P4: is this a real choice?
    RealChoice {
        YouChoose = "you_choose",
        WeTellYou = "we_tell_you",
        WeMayShareAnyway = "we_may_share_anyway",
        NotSure = "not_sure",
    }
}

codes! {
    /// P5: is it safe and right to ask or tell this person?
    Safety {
        NoneOfThese = "none_of_these",
        Some = "some",
        NotSure = "not_sure",
    }
}

codes! {
    /// The seven reasons of P5.
    UnsafeBecause {
        ChildAtRisk = "child_at_risk",
        OthersAtRisk = "others_at_risk",
        ChildHoldsBack = "child_holds_back",
        DelayRaisesRisk = "delay_raises_risk",
        SeriousCrime = "serious_crime",
        Enquiry = "enquiry",
        Impossible = "impossible",
    }
}

/// The one answer to whether a talk is by phone.
pub const PHONE: &str = "phone";

/// What a field is about, part by part of its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Person,
    Purpose,
    Kind,
    /// One of the places for recipients of the family's own: [`OWN`].
    Own,
}

/// What a field can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    Code(&'static [&'static str]),
    Codes(&'static [&'static str]),
    People,
    Purposes,
    Recipients,
    Methods,
    Language,
    Text,
}

pub struct Field {
    pub name: &'static str,
    pub of: &'static [Of],
    pub says: Says,
}

/// Every field of a plan. The screens ask them, the contract carries them.
pub static FIELDS: [Field; 37] = [
    of("part", &[Of::Person], Says::Code(Part::CODES)),
    of("not_asked", &[Of::Person], Says::Code(NotAskedWhy::CODES)),
    // Private: people who are not in the case, one a line.
    of("not_told", &[], Says::Text),
    of("danger", &[], Says::Code(Danger::CODES)),
    of("patterns", &[], Says::Codes(Pattern::CODES)),
    of("legitimate", &[], Says::Code(Judged::CODES)),
    of("identifies", &[], Says::Code(Judged::CODES)),
    of("purposes", &[], Says::Purposes),
    of("need", &[Of::Purpose, Of::Kind], Says::Code(Need::CODES)),
    of("about", &[Of::Purpose, Of::Kind], Says::People),
    // Private, as are the notes: never on a family screen.
    of("why", &[Of::Purpose, Of::Kind], Says::Text),
    // Somebody of the family's own: the family reads all of it.
    of("own_name", &[Of::Own], Says::Text),
    of("own_role", &[Of::Own], Says::Text),
    of("own_why", &[Of::Own], Says::Text),
    of("own_how", &[Of::Own], Says::Methods),
    of("recipients", &[Of::Purpose], Says::Recipients),
    // What must not travel, one thing a line; and who may read so on their screens.
    of("leave_out", &[], Says::Text),
    of("leave_out_read", &[], Says::People),
    of("frequency", &[Of::Purpose], Says::Code(Frequency::CODES)),
    of("choice", &[Of::Purpose], Says::Code(RealChoice::CODES)),
    of("safety", &[Of::Person], Says::Code(Safety::CODES)),
    of("reasons", &[Of::Person], Says::Codes(UnsafeBecause::CODES)),
    of("safety_note", &[Of::Person], Says::Text),
    of("hear", &[Of::Person], Says::Code(Hear::CODES)),
    // Who holds authority over this child, as far as anybody knows; private.
    of("holder", &[Of::Person], Says::Text),
    of("reached", &[Of::Person], Says::Code(Reached::CODES)),
    of("attempts", &[Of::Person], Says::Text),
    of("language", &[Of::Person], Says::Language),
    of("audience", &[Of::Person], Says::Code(Audience::CODES)),
    of("words", &[Of::Person], Says::Code(Judged::CODES)),
    of("layout", &[Of::Person], Says::Code(Layout::CODES)),
    of("interpreter", &[Of::Person], Says::Code(Interpreter::CODES)),
    // Name or reference, and agency.
    of("interpreter_name", &[Of::Person], Says::Text),
    // Whether the interpreter has a link to the family.
    of("interpreter_link", &[Of::Person], Says::Code(Judged::CODES)),
    // The talk is by phone (J12).
    of("phone", &[Of::Person], Says::Codes(&[PHONE])),
    // Who comes to be on this person's side.
    of("advocate", &[Of::Person], Says::Text),
    of("notes", &[], Says::Text),
];

/// The places for recipients of the family's own.
pub const OWN: [&str; 4] = ["1", "2", "3", "4"];

const fn of(name: &'static str, of: &'static [Of], says: Says) -> Field {
    Field { name, of, says }
}

impl Plan {
    pub fn is_there(&self) -> bool {
        !self.plan_id.is_empty()
    }

    /// The code that a field about this says.
    pub fn code(&self, name: &str, of: &[&str]) -> Option<&str> {
        let mut parts = vec![name];
        parts.extend(of);
        self.answers.one(&field(&parts))
    }

    pub fn part(&self, person: &str) -> Option<Part> {
        self.code("part", &[person]).and_then(Part::from_code)
    }

    pub fn danger(&self) -> Option<Danger> {
        self.code("danger", &[]).and_then(Danger::from_code)
    }

    pub fn judged(&self, name: &str) -> Option<Judged> {
        self.code(name, &[]).and_then(Judged::from_code)
    }

    pub fn need(&self, purpose: &str, kind: &str) -> Option<Need> {
        self.code("need", &[purpose, kind]).and_then(Need::from_code)
    }

    pub fn choice(&self, purpose: &str) -> Option<RealChoice> {
        self.code("choice", &[purpose]).and_then(RealChoice::from_code)
    }

    pub fn frequency(&self, purpose: &str) -> Option<Frequency> {
        self.code("frequency", &[purpose]).and_then(Frequency::from_code)
    }

    pub fn safety(&self, person: &str) -> Option<Safety> {
        self.code("safety", &[person]).and_then(Safety::from_code)
    }

    /// Holds no authority, and is heard all the same.
    pub fn hears(&self, person: &str) -> bool {
        self.code("hear", &[person]) == Some(Hear::Views.code())
    }

    /// Few screens or one idea a screen, if either was chosen for this person.
    pub fn layout(&self, person: &str) -> Option<Layout> {
        self.code("layout", &[person]).and_then(Layout::from_code)
    }

    pub fn interpreter(&self, person: &str) -> Option<Interpreter> {
        self.code("interpreter", &[person]).and_then(Interpreter::from_code)
    }

    /// J12: this person is talked to by phone.
    pub fn is_by_phone(&self, person: &str) -> bool {
        self.answers.has(&field(&["phone", person]), PHONE)
    }

    /// Empty where nobody comes along.
    pub fn advocate(&self, person: &str) -> &str {
        self.answers.text(&field(&["advocate", person])).trim()
    }

    /// Name or reference, and agency, of the professional who interprets; empty where
    /// nobody does.
    pub fn interpreter_name(&self, person: &str) -> &str {
        match self.interpreter(person) {
            Some(Interpreter::Professional) => {
                self.answers.text(&field(&["interpreter_name", person]))
            }
            Some(Interpreter::None | Interpreter::Family) | None => "",
        }
    }

    /// What a text says, line by line, without empty ones.
    pub fn lines(&self, name: &str) -> Vec<&str> {
        let lines = self.answers.text(name).lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).collect()
    }

    pub fn purposes(&self) -> impl Iterator<Item = &str> {
        self.answers.all("purposes")
    }

    /// The people who will be asked, in the order in which it was said.
    pub fn asked(&self) -> Vec<&str> {
        let mut asked = Vec::new();
        for (name, value) in self.answers.entries() {
            if value == Part::Asked.code()
                && let Some(person) = name.strip_prefix("part.")
            {
                asked.push(person);
            }
        }
        asked
    }

    /// Every item of the plan: needed kinds about people, for each recipient.
    pub fn items(&self, config: &Config) -> Vec<Item> {
        let mut items = Vec::new();
        for purpose in config.purposes.iter().filter(|p| self.answers.has("purposes", &p.id)) {
            for kind in &purpose.usual_kinds {
                if self.need(&purpose.id, kind) == Some(Need::Needed) {
                    self.items_of(&purpose.id, kind, &mut items);
                }
            }
        }
        items
    }

    fn items_of(&self, purpose: &str, kind: &str, items: &mut Vec<Item>) {
        for about in self.answers.all(&field(&["about", purpose, kind])) {
            for recipient in self.answers.all(&field(&["recipients", purpose])) {
                items.push(Item {
                    about: about.to_owned(),
                    pii_id: kind.to_owned(),
                    purpose_id: purpose.to_owned(),
                    recipient_id: recipient.to_owned(),
                });
            }
        }
    }
}

/// The rule of a field, if there is such a field.
pub fn rule_of(id: &str) -> Option<&'static Field> {
    let name = id.split('.').next()?;
    FIELDS.iter().find(|known| known.name == name)
}
