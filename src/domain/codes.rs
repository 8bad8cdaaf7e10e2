//! Closed lists of codes: an enum and the one table that names its members.

/// An enum whose members each have one stable code, as the JSON contract spells it.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$note:meta])* $member:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$note])* $member,)+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];
            /// The codes in the order of [`Self::ALL`].
            pub const CODES: &'static [&'static str] = &[$($code,)+];

            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$member => $code,)+
                }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                let place = Self::CODES.iter().position(|known| *known == code)?;
                Self::ALL.get(place).copied()
            }
        }
    };
}

pub(crate) use codes;
