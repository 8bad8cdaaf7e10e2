//! How the words of a talk are spread over screens (flow.md, "Two layouts").

use super::codes::codes;

codes! {
    Layout {
        /// Blocks combined to few screens.
        Together = "together",
        /// One idea a screen.
        OneAtATime = "one_at_a_time",
    }
}
