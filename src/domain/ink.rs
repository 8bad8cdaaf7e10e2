//! A drawing by pen, finger or mouse: strokes of whole numbers, and the outline
//! that shows a stroke. Nothing here knows a screen, and nothing is a fraction.

use serde::{Deserialize, Serialize};

/// The whole width of the pad, and its whole height: where a point lies does not
/// depend on how large the pad is, so strokes survive turning and resizing.
pub const SIDE: i32 = 10_000;
/// The pad is five wide and two high; outlines are drawn in these units.
pub const WIDTH: i32 = SIDE;
pub const HEIGHT: i32 = SIDE / 5 * 2;
/// How hard a stylus can press; 0 says that nobody knows.
pub const HARDEST: i32 = 1_000;
/// Milliseconds that a stroke can take, as the record counts them.
pub const LONGEST: i32 = 100_000;

/// Points closer together than this tell nothing.
const LEAST_STEP: i32 = 50;
/// A stroke that stays within this is a dot.
const LEAST_EXTENT: i32 = 200;
/// Nobody's drawing has more.
const MOST_POINTS: usize = 6_000;

/// Half the width of the line, drawn slowly and drawn fast.
const WIDEST: i32 = 42;
const NARROWEST: i32 = 22;
/// The speed, in units a millisecond, that halves the width.
const HALVING_SPEED: i32 = 25;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// From 0 to [`SIDE`], from the left and from the top.
    pub x: i32,
    pub y: i32,
    /// Milliseconds since the stroke began.
    pub t: i32,
    /// From 1 to [`HARDEST`]; 0 for whatever is no stylus.
    pub pressure: i32,
}

/// What is drawn, and by which pointer it is being drawn now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ink {
    pub strokes: Vec<Vec<Point>>,
    pub pointer: Option<i32>,
    /// The instant, in the pointer's own milliseconds, at which the stroke began.
    began: i32,
}

impl Ink {
    /// A pointer touched the pad. A second finger draws nothing; but a stylus takes
    /// over from the palm that lay down before it.
    pub fn touch(&mut self, pointer: i32, at: Point) {
        if self.pointer.is_some_and(|drawing| drawing != pointer) {
            let by_hand = self.strokes.last().is_some_and(|s| s.iter().all(|p| p.pressure == 0));
            if at.pressure == 0 || !by_hand {
                return;
            }
            self.strokes.pop();
        }
        self.pointer = Some(pointer);
        self.began = at.t;
        self.strokes.push(Vec::new());
        self.add(at);
    }

    pub fn draw(&mut self, pointer: i32, at: Point) {
        if self.pointer == Some(pointer) {
            self.add(at);
        }
    }

    /// The pointer was lifted, or taken away.
    pub fn lift(&mut self, pointer: i32) {
        self.pointer.take_if(|drawing| *drawing == pointer);
    }

    pub fn undo(&mut self) {
        self.pointer = None;
        self.strokes.pop();
    }

    pub fn clear(&mut self) {
        *self = Ink::default();
    }

    /// Nothing but dots is nothing.
    pub fn is_empty(&self) -> bool {
        self.strokes.iter().all(|stroke| is_dot(stroke))
    }

    /// Each stroke as the record holds it: x, y, t and pressure of each point in turn.
    pub fn numbers(&self) -> Vec<Vec<i64>> {
        let mut strokes = Vec::new();
        for stroke in &self.strokes {
            let mut numbers = Vec::new();
            for point in stroke {
                for number in [point.x, point.y, point.t, point.pressure] {
                    numbers.push(i64::from(number));
                }
            }
            strokes.push(numbers);
        }
        strokes
    }

    fn add(&mut self, at: Point) {
        let points: usize = self.strokes.iter().map(Vec::len).sum();
        let at = Point { t: at.t.wrapping_sub(self.began), ..at }.within();
        let Some(stroke) = self.strokes.last_mut() else { return };
        let far = |last: &Point| length(at.x - last.x, at.y - last.y) >= LEAST_STEP;
        if points < MOST_POINTS && stroke.last().is_none_or(far) {
            stroke.push(at);
        }
    }
}

impl Point {
    /// On the pad, however far the pointer went.
    fn within(self) -> Point {
        Point {
            x: self.x.clamp(0, SIDE),
            y: self.y.clamp(0, SIDE),
            t: self.t.clamp(0, LONGEST),
            pressure: self.pressure.clamp(0, HARDEST),
        }
    }
}

fn is_dot(stroke: &[Point]) -> bool {
    let Some(first) = stroke.first() else { return true };
    let far = |point: &Point| {
        point.x.abs_diff(first.x) >= LEAST_EXTENT.unsigned_abs()
            || point.y.abs_diff(first.y) >= LEAST_EXTENT.unsigned_abs()
    };
    !stroke.iter().any(far)
}

/// A place on the pad, in the units of the outline, and half the width of the line.
#[derive(Clone, Copy)]
struct Nib {
    x: i32,
    y: i32,
    r: i32,
}

/// The outline of a stroke as the path of an SVG, `0 0 10000 4000`, to be filled: a
/// polygon around the line, wider where the hand was slow or pressed hard. Where the
/// hand turned back another begins, or the two sides would cut the corner.
pub fn outline(stroke: &[Point]) -> String {
    let line = nibs(stroke);
    let mut path = String::new();
    let mut piece: Vec<Nib> = Vec::new();
    for nib in line {
        if let [.., before, corner] = *piece.as_slice() {
            let along = (corner.x - before.x) * (nib.x - corner.x);
            if along + (corner.y - before.y) * (nib.y - corner.y) < 0 {
                around(&mut path, &piece);
                piece = vec![corner];
            }
        }
        piece.push(nib);
    }
    around(&mut path, &piece);
    path
}

/// One polygon, round at both ends; a disc around a dot.
fn around(path: &mut String, line: &[Nib]) {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut before = first;
    for (place, nib) in line.iter().enumerate() {
        let after = line.get(place + 1).unwrap_or(nib);
        let (dx, dy) = (after.x - before.x, after.y - before.y);
        let far = length(dx, dy);
        let (nx, ny) = match far {
            0 => (nib.r, 0),
            far => (-dy * nib.r / far, dx * nib.r / far),
        };
        left.push((nib.x + nx, nib.y + ny));
        right.push((nib.x - nx, nib.y - ny));
        before = nib;
    }
    right.reverse();
    if let (Some(start), Some(turn)) = (left.first(), right.first()) {
        pair(path, "M", *start);
        side(path, &left);
        arc(path, last.r, *turn);
        side(path, &right);
        arc(path, first.r, *start);
        path.push('Z');
    }
}

/// Smoothed: each point is drawn two thirds of the way from the one before it. The
/// speed of the hand is smoothed too.
fn nibs(stroke: &[Point]) -> Vec<Nib> {
    let mut line: Vec<Nib> = Vec::new();
    let (mut speed, mut then) = (0, 0);
    for (place, point) in stroke.iter().enumerate() {
        let point = point.within();
        let (mut x, mut y) = (point.x, point.y * HEIGHT / SIDE);
        if let Some(before) = line.last() {
            if place + 1 < stroke.len() {
                x = before.x + (x - before.x) * 2 / 3;
                y = before.y + (y - before.y) * 2 / 3;
            }
            let far = length(x - before.x, y - before.y);
            if far == 0 {
                continue;
            }
            let took = point.t - then;
            if took > 0 {
                let now = far / took;
                speed = if line.len() == 1 { now } else { (now * 7 + speed * 3) / 10 };
            }
        }
        then = point.t;
        let r = match point.pressure {
            0 => WIDEST * HALVING_SPEED / (speed + HALVING_SPEED),
            pressure => WIDEST * pressure * 2 / HARDEST,
        };
        line.push(Nib { x, y, r: r.clamp(NARROWEST, WIDEST) });
    }
    // A stroke begins as it goes on.
    if let [first, second, ..] = line.as_mut_slice() {
        first.r = second.r;
    }
    line
}

/// Along the middles between its points, each point pulling the line towards itself.
fn side(path: &mut String, points: &[(i32, i32)]) {
    for two in points.windows(2).skip(1) {
        if let [at, next] = two {
            pair(path, "Q", *at);
            pair(path, " ", (i32::midpoint(at.0, next.0), i32::midpoint(at.1, next.1)));
        }
    }
    if let Some(last) = points.last() {
        pair(path, "L", *last);
    }
}

/// Half a circle, the way round in which every outline goes.
fn arc(path: &mut String, r: i32, to: (i32, i32)) {
    pair(path, "A", (r, r));
    pair(path, " 0 0 0 ", to);
}

fn pair(path: &mut String, command: &str, (x, y): (i32, i32)) {
    path.push_str(command);
    path.push_str(&x.to_string());
    path.push(' ');
    path.push_str(&y.to_string());
}

/// How far it is, rounded down.
fn length(dx: i32, dy: i32) -> i32 {
    let square = dx * dx + dy * dy;
    let (mut root, mut bit) = (0, 1 << 14);
    while bit > 0 {
        let tried = root + bit;
        if tried * tried <= square {
            root = tried;
        }
        bit >>= 1;
    }
    root
}
