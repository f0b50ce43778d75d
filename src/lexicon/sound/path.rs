//! The cheapest way to let characters stand for letters (Viterbi).

use super::name::Name;
use super::voice::Voice;

/// A beginning that is this much worse than mere spelling (nats) is given up: no end makes it good.
const HOPELESS: f32 = 4.5;

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

/// The best path that ends after each character, in the order of the ends.
pub(super) fn paths(slots: &[Slot], name: &Name, extent: Extent) -> Vec<Path> {
    let mut search = Search::new(name);
    let mut found = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let is_begin = match (extent, slot) {
            (Extent::Whole, _) => at == 0,
            (Extent::Window, Slot::Voice(voice)) => {
                name.first().is_some_and(|letter| voice.may_begin(letter))
            }
            (Extent::Window, _) => false,
        };
        search.begin(is_begin.then_some(at));
        match slot {
            Slot::Voice(voice) if search.alive => search.advance(voice, extent),
            Slot::Voice(_) | Slot::Joint => continue,
            Slot::Mute => search.give_up(),
        }
        if extent == Extent::Window || at + 1 == slots.len() {
            let path = search.done().map(|way| way.path(name, at + 1));
            found.extend(path.map(|path| Path { outside: outside(slots, &path), ..path }));
        }
    }
    found
}

/// How typical of names the neighbours are.
fn outside(slots: &[Slot], path: &Path) -> f32 {
    let typical = |slot: Option<&Slot>| match slot {
        Some(Slot::Voice(voice)) => voice.typical,
        _ => 0.0,
    };
    typical(path.start.checked_sub(1).and_then(|before| slots.get(before))) + typical(slots.get(path.end))
}

impl Way {
    fn path(&self, name: &Name, end: usize) -> Path {
        let gain = name.spelled(0, name.len()) - self.cost;
        let (start, worst, chars) = (self.start, self.worst, self.chars);
        let typical = self.typical / chars as f32;
        Path { start, end, gain, worst, chars, letters: name.len(), typical, outside: 0.0 }
    }
}

/// The ways to each letter, after so many characters. The two rows change places from character to character.
struct Search<'a> {
    name: &'a Name,
    ways: Vec<Option<Way>>,
    next: Vec<Option<Way>>,
    alive: bool,
}

impl<'a> Search<'a> {
    fn new(name: &'a Name) -> Self {
        let row = vec![None; name.len() + 1];
        Search { name, ways: row.clone(), next: row, alive: false }
    }

    /// A new way starts at a character, or none does.
    fn begin(&mut self, at: Option<usize>) {
        let Some(first) = self.ways.first_mut() else { return };
        let fresh = |start| Way { cost: 0.0, worst: f32::INFINITY, start, chars: 0, typical: 0.0 };
        if let Some(at) = at {
            *first = Some(fresh(at));
            self.alive = true;
        }
    }

    fn give_up(&mut self) {
        self.ways.fill(None);
        self.alive = false;
    }

    /// The way that has come to the last letter.
    fn done(&self) -> Option<Way> {
        self.ways.last().copied().flatten().filter(|way| way.chars > 0)
    }

    /// One more character.
    fn advance(&mut self, voice: &Voice, extent: Extent) {
        self.next.fill(None);
        self.alive = false;
        for (from, way) in self.ways.iter().enumerate().filter_map(|(from, way)| Some((from, way.as_ref()?)))
        {
            // A window does not begin with a character that stands for nothing.
            let fewest = usize::from(from == 0 && extent == Extent::Window);
            for piece in self.name.pieces(from).iter().skip(fewest) {
                let to = from + piece.len;
                let price = voice.cost(piece);
                let cost = way.cost + price;
                let hopeless = self.name.spelled(0, to) - cost < -HOPELESS;
                let Some(known) = self.next.get_mut(to).filter(|_| !hopeless) else { continue };
                if known.is_none_or(|known| cost < known.cost) {
                    let worst = way.worst.min(self.name.spelled(from, to) - price);
                    let (chars, typical) = (way.chars + 1, way.typical + voice.typical);
                    *known = Some(Way { cost, worst, start: way.start, chars, typical });
                    self.alive = true;
                }
            }
        }
        std::mem::swap(&mut self.ways, &mut self.next);
    }
}
