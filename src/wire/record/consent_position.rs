//! What agreement a decision stands beside.

use crate::domain::codes::codes;

codes! {
    /// The weightiest first: of several answers it is what the decision is held against.
    ConsentPosition {
        Refused = "refused",
        Withdrawn = "withdrawn",
        GivenButWider = "given_but_wider",
        Expired = "expired",
        /// Asked, and neither a yes nor a no came of it.
        NotPossible = "not_possible",
        NotSought = "not_sought",
    }
}
