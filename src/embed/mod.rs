//! The page: the only place that knows JavaScript. It decodes what comes in,
//! stamps facts with time and fresh ids, and carries effects out.

mod clock;
mod cover;
mod download;
mod events;
mod given;
mod hide;
mod idle;
mod ids;
mod leaving;
mod ledger;
mod print;
mod runtime;
mod settings;
mod style;
mod theme;
mod verify;
mod widget;

pub use ledger::Ledger;
pub use verify::verify;
pub use widget::Widget;
