//! The nine elements that informed consent must cover (domain.md B01 to B09).

use super::codes::codes;

codes! {
    #[derive(PartialOrd, Ord)]
    Element {
        Purpose = "purpose",
        Use = "use",
        Who = "who",
        How = "how",
        HowLong = "how_long",
        Form = "form",
        WithoutConsent = "without_consent",
        ConfidentialityLimits = "confidentiality_limits",
        ChangeOfMind = "change_of_mind",
    }
}
