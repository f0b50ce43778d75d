//! The cheapest way to let characters stand for letters (Viterbi).

use super::letters::{Piece, spelling_costs};
use super::voice::{LONGEST_GROUP, Voice};

/// A beginning that is this much worse than mere spelling (nats) is given up: no end makes it good.
const HOPELESS: f32 = 7.0;

/// What a character is to a name.
#[derive(Clone, Debug)]
pub(super) enum Slot {
    /// It sounds.
    Voice(Voice),
    /// A dot or hyphen inside a name.
    Joint,
    /// It is no part of a name.
    Mute,
}

/// Which characters must be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Any run of them.
    Window,
    /// All of them.
    Whole,
}

/// How well a run of characters and the letters go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Path {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// How much likelier the letters are as the sound of the characters than by mere spelling, in nats.
    pub gain: f32,
    /// The same for the worst single character.
    pub worst: f32,
    /// How many characters sound.
    pub chars: usize,
    /// How many letters.
    pub letters: usize,
    /// How typical of foreign names the characters are, 0 to 1, on the average.
    pub typical: f32,
    /// The same for the two characters outside, added up: where they are, the name may go on.
    pub outside: f32,
}

/// A way that has come to some letter.
#[derive(Clone, Copy)]
struct Way {
    cost: f32,
    worst: f32,
    start: usize,
    chars: usize,
    typical: f32,
}

/// The letters of a name, and all that does not depend on the characters.
struct Name {
    letters: usize,
    spelling: Vec<f32>,
    /// `pieces[a][k]`: the `k` letters from `a` on.
    pieces: Vec<Vec<Piece>>,
}

impl Name {
    fn new(letters: &[u8]) -> Self {
        let pieces = |from: usize| {
            (0..=LONGEST_GROUP).filter_map(|count| letters.get(from..from + count)).map(Piece::of).collect()
        };
        Name {
            letters: letters.len(),
            spelling: spelling_costs(letters),
            pieces: (0..=letters.len()).map(pieces).collect(),
        }
    }

    /// What the letters `from..to` cost by mere spelling.
    fn spelled(&self, from: usize, to: usize) -> f32 {
        let until = |at: usize| self.spelling.get(at).copied().unwrap_or(0.0);
        until(to) - until(from)
    }
}

/// The best path that ends after each character, in the order of the ends.
pub(super) fn paths(slots: &[Slot], letters: &[u8], extent: Extent) -> Vec<Path> {
    let name = Name::new(letters);
    let mut ways: Vec<Option<Way>> = vec![None; letters.len() + 1];
    let mut found = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        if let Some(first) = ways.first_mut().filter(|_| extent == Extent::Window || at == 0) {
            *first = Some(Way { cost: 0.0, worst: f32::INFINITY, start: at, chars: 0, typical: 0.0 });
        }
        ways = match slot {
            Slot::Voice(voice) => advance(&ways, voice, &name, extent),
            Slot::Joint => ways,
            Slot::Mute => vec![None; letters.len() + 1],
        };
        let is_end = matches!(slot, Slot::Voice(_)) && (extent == Extent::Window || at + 1 == slots.len());
        let done = ways.last().copied().flatten().filter(|way| is_end && way.chars > 0);
        found.extend(
            done.map(|way| finish(&way, &name, at + 1))
                .map(|path| Path { outside: outside(slots, &path), ..path }),
        );
    }
    found
}

fn finish(way: &Way, name: &Name, end: usize) -> Path {
    let gain = name.spelled(0, name.letters) - way.cost;
    let typical = way.typical / way.chars as f32;
    Path {
        start: way.start,
        end,
        gain,
        worst: way.worst,
        chars: way.chars,
        letters: name.letters,
        typical,
        outside: 0.0,
    }
}

/// How typical of names the neighbours are.
fn outside(slots: &[Slot], path: &Path) -> f32 {
    let typical = |slot: Option<&Slot>| match slot {
        Some(Slot::Voice(voice)) => voice.typical,
        _ => 0.0,
    };
    typical(path.start.checked_sub(1).and_then(|before| slots.get(before))) + typical(slots.get(path.end))
}

/// One more character.
fn advance(ways: &[Option<Way>], voice: &Voice, name: &Name, extent: Extent) -> Vec<Option<Way>> {
    let mut next: Vec<Option<Way>> = vec![None; ways.len()];
    let open = ways.iter().zip(&name.pieces).enumerate();
    for (from, (way, pieces)) in
        open.filter_map(|(from, (way, pieces))| Some((from, (way.as_ref()?, pieces))))
    {
        // A window does not begin with a character that stands for nothing.
        let fewest = usize::from(from == 0 && extent == Extent::Window);
        for piece in pieces.iter().skip(fewest) {
            let to = from + piece.len;
            let price = voice.cost(piece);
            let cost = way.cost + price;
            let hopeless = name.spelled(0, to) - cost < -HOPELESS;
            let Some(known) = next.get_mut(to).filter(|_| !hopeless) else { continue };
            if known.is_none_or(|known| cost < known.cost) {
                let worst = way.worst.min(name.spelled(from, to) - price);
                let (chars, typical) = (way.chars + 1, way.typical + voice.typical);
                *known = Some(Way { cost, worst, start: way.start, chars, typical });
            }
        }
    }
    next
}
