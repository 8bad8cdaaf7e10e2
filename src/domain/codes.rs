//! Closed lists of codes: an enum and the one table that names its members, in JSON too.

/// One function for all the lists.
pub fn place(code: &str, codes: &[&str]) -> Option<usize> {
    codes.iter().position(|known| *known == code)
}

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
                Self::CODES.get(self as usize).copied().unwrap_or_default()
            }

            pub fn from_code(code: &str) -> Option<Self> {
                let place = $crate::domain::codes::place(code, Self::CODES)?;
                Self::ALL.get(place).copied()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                Self::from_code(&code)
                    .ok_or_else(|| serde::de::Error::unknown_variant(&code, Self::CODES))
            }
        }
    };
}

pub(crate) use codes;
