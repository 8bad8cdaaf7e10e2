//! Colours of the host's own, and whether what is drawn in them can be seen (WCAG 2.2,
//! 1.4.3 and 1.4.11).

/// The custom properties that are colours, without their `--cd-`; inside, each has the
/// same name without the prefix.
pub static COLOURS: [&str; 9] =
    ["ink", "paper", "soft", "muted", "line", "accent", "accent-ink", "focus", "error"];

/// What must be told apart: one colour, the one beside it, and the least contrast in
/// tenths. Words need 4.5 to 1, the edges of controls and the ring around the focus
/// 3 to 1.
static PAIRS: [(&str, &str, u8); 11] = [
    ("ink", "paper", 45),
    ("ink", "soft", 45),
    ("muted", "paper", 45),
    ("muted", "soft", 45),
    ("accent", "paper", 45),
    ("accent", "soft", 30),
    ("accent-ink", "accent", 45),
    ("error", "paper", 45),
    ("line", "paper", 30),
    ("line", "soft", 30),
    ("focus", "ink", 30),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// As browsers write a colour that they have worked out: `rgb(32, 40, 44)`. `None`
    /// for what is not opaque: what shines through is not known.
    pub fn read(text: &str) -> Option<Colour> {
        let numbers = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let mut parts = numbers.split(',').map(|part| part.trim().parse().ok());
        let colour = Colour([parts.next()??, parts.next()??, parts.next()??]);
        parts.next().is_none().then_some(colour)
    }

    /// Relative luminance, from 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Whether the contrast to the other is at least so many tenths to 1.
    pub fn contrasts(self, other: Colour, tenths: u8) -> bool {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        let (light, dark) = if one < two { (two, one) } else { (one, two) };
        light * 10.0 >= dark * f64::from(tenths)
    }
}

/// sRGB's own curve: above its foot, `((c + 0.055) / 1.055) ^ 2.4`.
fn linear(channel: u8) -> f64 {
    let channel = f64::from(channel) / 255.0;
    if channel <= 0.04045 {
        return channel / 12.92;
    }
    let base = (channel + 0.055) / 1.055;
    base * base * fifth_root(base * base)
}

/// By Newton's method, of a number between 0.005 and 1: the only root that is needed,
/// and a fraction of the size of a power for all numbers.
fn fifth_root(number: f64) -> f64 {
    let mut root = 1.0;
    for _ in 0..16 {
        let fourth = root * root * root * root;
        root -= (root * fourth - number) / (5.0 * fourth);
    }
    root
}

/// What is wrong with a palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No opaque colour.
    NoColour(&'static str),
    /// Too little contrast: one colour, the other, and how much is needed, in tenths.
    TooFaint(&'static str, &'static str, u8),
}

/// Everything that keeps these colours, in the order of [`COLOURS`], from being used.
pub fn faults(palette: &[Option<Colour>]) -> Vec<Unfit> {
    let colour = |name: &str| -> Option<Colour> {
        let place = COLOURS.iter().position(|known| *known == name)?;
        palette.get(place).copied().flatten()
    };
    let mut found = Vec::new();
    for name in COLOURS {
        if colour(name).is_none() {
            found.push(Unfit::NoColour(name));
        }
    }
    for (one, other, tenths) in PAIRS {
        if let (Some(a), Some(b)) = (colour(one), colour(other))
            && !a.contrasts(b, tenths)
        {
            found.push(Unfit::TooFaint(one, other, tenths));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the specification writes it, with a power for all numbers.
    fn ratio(one: Colour, other: Colour) -> f64 {
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            let above = ((channel + 0.055) / 1.055).powf(2.4);
            if channel <= 0.04045 { channel / 12.92 } else { above }
        };
        let luminance = |colour: Colour| {
            let [red, green, blue] = colour.0.map(linear);
            0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    /// The widget's own, from its style sheet.
    fn ours() -> Vec<Option<Colour>> {
        let sheet = include_str!("../../styles/tokens.css");
        let of = |name: &str| {
            let (_, rest) = sheet.split_once(&["var(--cd-", name, ", #"].concat())?;
            let (hex, _) = rest.split_once(')')?;
            let wide: String = match hex.len() {
                3 => hex.chars().flat_map(|digit| [digit, digit]).collect(),
                _ => hex.to_owned(),
            };
            let number = u32::from_str_radix(&wide, 16).ok()?;
            let [_, red, green, blue] = number.to_be_bytes();
            Some(Colour([red, green, blue]))
        };
        COLOURS.iter().map(|name| of(name)).collect()
    }

    #[test]
    fn emb_a17_our_own_colours_are_fit() {
        assert_eq!(faults(&ours()), []);
    }

    #[test]
    fn emb_a17_no_palette_of_a_thousand_passes_with_too_little_contrast() {
        let (mut seed, mut passed) = (7_u64, 0);
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 56).to_le_bytes()[0]
        };
        for round in 0..1000 {
            let mut palette = ours();
            for slot in &mut palette {
                // Every other palette is close to one that is fit.
                let step = if round % 2 == 0 { 255 } else { 12 };
                let Some(Colour(channels)) = slot.as_mut() else { continue };
                for channel in channels {
                    *channel = channel.saturating_add(next() % step).saturating_sub(next() % step);
                }
            }
            let found = faults(&palette);
            for (one, other, tenths) in PAIRS {
                let of = |name: &str| COLOURS.iter().position(|known| *known == name);
                let colour = |name| of(name).and_then(|place| palette[place]).unwrap();
                let enough = ratio(colour(one), colour(other)) >= f64::from(tenths) / 10.0;
                let faint = found.contains(&Unfit::TooFaint(one, other, tenths));
                assert_eq!(faint, !enough, "{one} {other} {palette:?}");
            }
            passed += usize::from(found.is_empty());
        }
        assert!((50..950).contains(&passed), "{passed}");
    }

    #[test]
    fn emb_a17_only_opaque_colours_are_read() {
        assert_eq!(Colour::read("rgb(32, 40, 44)"), Some(Colour([32, 40, 44])));
        for text in
            ["", "red", "rgba(0, 0, 0, 0)", "rgb(1, 2)", "rgb(1, 2, 3, 4)", "rgb(1, 2, 300)"]
        {
            assert_eq!(Colour::read(text), None, "{text}");
        }
        let all_but_one = [&[None], &ours()[1..]].concat();
        assert_eq!(faults(&all_but_one), [Unfit::NoColour("ink")]);
    }
}
