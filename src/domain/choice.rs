//! What a person says to an item, and the state of the event that follows from
//! it (record.md, "Kinds and states").

use super::codes::codes;

codes! {
    /// What the person touches. All three cost the same.
    Answer {
        Yes = "yes",
        No = "no",
        NotSure = "not_sure",
    }
}

impl Answer {
    /// A no to something that this person had agreed to takes that yes back.
    pub const fn decision(self, own_yes_stands: bool) -> Decision {
        match self {
            Answer::Yes => Decision::Agreed,
            Answer::No if own_yes_stands => Decision::Withdrawn,
            Answer::No => Decision::Refused,
            Answer::NotSure => Decision::Undecided,
        }
    }
}

codes! {
    /// A choice as the record carries it.
    Decision {
        Agreed = "agreed",
        Refused = "refused",
        Undecided = "undecided",
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// The state of a `consent_event`, derived from its content.
    ConsentState {
        Given = "given",
        GivenInPart = "given_in_part",
        Refused = "refused",
        Deferred = "deferred",
        Withdrawn = "withdrawn",
        WithdrawnInPart = "withdrawn_in_part",
    }
}

impl ConsentState {
    /// From the choices made now (restated ones left out) and whether any yes
    /// of the person still stands after them. `withdraws_everything` leaves
    /// none, here or on any other tablet.
    pub fn derive(now: &[Decision], yes_left: bool, withdraws_everything: bool) -> ConsentState {
        let any = |decision| now.contains(&decision);
        if withdraws_everything {
            return ConsentState::Withdrawn;
        }
        match (any(Decision::Agreed), any(Decision::Withdrawn)) {
            (true, _) if now.iter().all(|d| *d == Decision::Agreed) => ConsentState::Given,
            (true, _) => ConsentState::GivenInPart,
            (false, true) if yes_left => ConsentState::WithdrawnInPart,
            (false, true) => ConsentState::Withdrawn,
            (false, false) if any(Decision::Refused) => ConsentState::Refused,
            (false, false) => ConsentState::Deferred,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Decision::{Agreed, Refused, Undecided, Withdrawn};

    #[test]
    fn the_state_follows_from_the_choices() {
        for (now, yes_left, state) in [
            (&[Agreed, Agreed][..], true, ConsentState::Given),
            (&[Agreed, Refused], true, ConsentState::GivenInPart),
            (&[Agreed, Undecided], true, ConsentState::GivenInPart),
            (&[Agreed, Withdrawn], true, ConsentState::GivenInPart),
            (&[Refused, Refused], false, ConsentState::Refused),
            (&[Refused, Undecided], false, ConsentState::Refused),
            (&[Undecided], false, ConsentState::Deferred),
            (&[Withdrawn], false, ConsentState::Withdrawn),
            (&[Withdrawn], true, ConsentState::WithdrawnInPart),
            (&[Withdrawn, Refused], false, ConsentState::Withdrawn),
        ] {
            assert_eq!(ConsentState::derive(now, yes_left, false), state, "{now:?}");
        }
        assert_eq!(ConsentState::derive(&[], false, true), ConsentState::Withdrawn);
    }

    #[test]
    fn a_no_takes_back_only_a_yes_of_ones_own() {
        assert_eq!(Answer::No.decision(true), Withdrawn);
        assert_eq!(Answer::No.decision(false), Refused);
        assert_eq!(Answer::NotSure.decision(true), Undecided);
    }
}
