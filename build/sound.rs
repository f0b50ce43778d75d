//! Packs the learnt table of sounds: what letters each character stands for, at what cost.

use std::collections::BTreeMap;
use std::path::Path;

use crate::readings::Readings;
use crate::{Result, blob, sources};

/// Letters, and one for the start of a name.
const SYMBOLS: usize = 27;

/// Bits of a letter in a packed group, and of a cost behind it.
const LETTER_BITS: u32 = 5;
const COST_BITS: u32 = 7;

/// The longest group of letters that one character stands for.
const LONGEST_GROUP: usize = 5;

/// A character that no name showed may stand for its own pinyin at this cost (tenths of a nat).
const PINYIN: u32 = 16;

/// Letters with their costs.
type Costs = BTreeMap<u32, u32>;

/// The learnt table.
#[derive(Default)]
struct Table {
    letters: Vec<u8>,
    /// By kind (foreign, japanese, bones), then by character or syllable.
    rows: BTreeMap<String, BTreeMap<String, Row>>,
}

struct Row {
    seen: f64,
    costs: Costs,
}

/// Writes `sound.fst` (kind and character to a place), `sound.bin` and `sound-letters.bin` (spelling of Latin names).
pub(crate) fn write(readings: &Readings, jieba: &str, out: &Path) -> Result<()> {
    let table = read()?;
    let mut packed = Packed::default();
    let none = BTreeMap::new();
    let rows = |kind: &str| table.rows.get(kind).unwrap_or(&none);
    let used = used(jieba);
    let shares = shares(rows("foreign"), &used);
    for (&character, syllables) in readings {
        let key = character.to_string();
        let costs = foreign(rows("foreign"), &key, syllables);
        let bones = cheapest(syllables.iter().filter_map(|syllable| rows("bones").get(syllable)));
        packed.add(format!("f{key}"), shares.get(&key).copied().unwrap_or(0), &costs, &bones);
    }
    let shares = self::shares(rows("japanese"), &used);
    for (key, row) in rows("japanese") {
        packed.add(format!("j{key}"), shares.get(key).copied().unwrap_or(0), &row.costs, &Costs::new());
    }
    blob::save(&out.join("sound-letters.bin"), &table.letters)?;
    blob::save_map(&out.join("sound.fst"), &packed.keys)?;
    blob::save(&out.join("sound.bin"), &packed.bytes)
}

/// The character's own groups, or else those of its syllables; its pinyin always is one.
fn foreign(rows: &BTreeMap<String, Row>, key: &String, syllables: &[String]) -> Costs {
    let own = rows.get(key).map(|row| row.costs.clone());
    let mut costs =
        own.unwrap_or_else(|| cheapest(syllables.iter().filter_map(|syllable| rows.get(syllable))));
    for group in syllables.iter().filter(|syllable| syllable.len() <= LONGEST_GROUP).filter_map(|s| pack(s)) {
        let cost = costs.entry(group).or_insert(PINYIN);
        *cost = PINYIN.min(*cost);
    }
    costs
}

fn cheapest<'a>(rows: impl Iterator<Item = &'a Row>) -> Costs {
    let mut costs = Costs::new();
    for (&group, &cost) in rows.flat_map(|row| &row.costs) {
        let known = costs.entry(group).or_insert(cost);
        *known = cost.min(*known);
    }
    costs
}

/// Costs (tenths of a nat) from which on a group is no likely beginning.
const RARE_BEGINNING: u32 = 55;

/// The letters with which the likelier groups begin, a bit each (a: bit 0).
fn beginnings(costs: &Costs) -> u32 {
    let first = |mut group: u32| {
        while group >> LETTER_BITS > 0 {
            group >>= LETTER_BITS;
        }
        group
    };
    let likely = costs.iter().filter(|&(&group, &cost)| group > 0 && cost < RARE_BEGINNING);
    likely.fold(0, |mask, (&group, _)| mask | 1 << (first(group) - 1))
}

/// Consonants stand for all letters that they stand for (see `letters::bones` in the library).
fn letters_of_bones(mask: u32) -> u32 {
    let bits = |letters: &str| letters.bytes().fold(0, |mask, letter| mask | 1 << (letter - b'a'));
    let classes = [("a", "aeiou"), ("k", "ckq"), ("s", "csz")];
    classes.iter().filter(|(bone, _)| mask & bits(bone) != 0).fold(mask, |mask, (_, all)| mask | bits(all))
}

/// Records, each stored once: typical share; letters that groups begin with, as little-endian u32; how many groups and
/// bones; they, sorted, as little-endian u32.
#[derive(Default)]
struct Packed {
    keys: BTreeMap<String, u64>,
    places: BTreeMap<Vec<u8>, u64>,
    bytes: Vec<u8>,
}

impl Packed {
    fn add(&mut self, key: String, share: u8, costs: &Costs, bones: &Costs) {
        let mut record = vec![share];
        record.extend((beginnings(costs) | letters_of_bones(beginnings(bones))).to_le_bytes());
        record.extend((costs.len() as u16).to_le_bytes());
        record.extend((bones.len() as u16).to_le_bytes());
        let most = (1 << COST_BITS) - 1;
        let cell = |(&group, &cost): (&u32, &u32)| (group << COST_BITS | cost.min(most)).to_le_bytes();
        record.extend(costs.iter().chain(bones).flat_map(cell));
        let end = self.bytes.len() as u64;
        let place = *self.places.entry(record.clone()).or_insert(end);
        if place == end {
            self.bytes.extend(record);
        }
        self.keys.insert(key, place);
    }
}

fn read() -> Result<Table> {
    const FILE: &str = "src/lexicon/sound/model.tsv";
    let text = sources::read(&sources::root()?.join(FILE))?;
    let mut table = Table::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let wrong = || format!("{FILE}: four columns of letters and costs are needed in `{line}`");
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, key, seen, costs] = cells.as_slice() else { return Err(wrong()) };
        if *kind == "letters" {
            table.letters.extend(costs.split(' ').filter_map(|cost| cost.parse::<u8>().ok()));
            continue;
        }
        let row = Row { seen: seen.parse().map_err(|_| wrong())?, costs: groups(costs).ok_or_else(wrong)? };
        table.rows.entry((*kind).to_owned()).or_default().insert((*key).to_owned(), row);
    }
    if table.letters.len() == SYMBOLS * (SYMBOLS - 1) {
        Ok(table)
    } else {
        Err(format!("{FILE}: the costs of letters are not 27 rows of 26: was it cut short?"))
    }
}

/// `er:12 r:8 :40`
fn groups(cells: &str) -> Option<Costs> {
    let group = |cell: &str| {
        cell.split_once(':').and_then(|(letters, cost)| Some((pack(letters)?, cost.parse().ok()?)))
    };
    cells.split(' ').map(group).collect()
}

fn pack(letters: &str) -> Option<u32> {
    let pack = |group: u32, letter: u8| {
        letter.is_ascii_lowercase().then(|| group << LETTER_BITS | u32::from(letter - b'a' + 1))
    };
    letters.bytes().try_fold(0, pack)
}

/// How often each character stands in running text.
fn used(jieba: &str) -> BTreeMap<String, f64> {
    let mut used: BTreeMap<String, f64> = BTreeMap::new();
    for line in jieba.lines() {
        let mut fields = line.split_ascii_whitespace();
        let (Some(word), Some(count)) = (fields.next(), fields.next()) else { continue };
        for character in word.chars() {
            *used.entry(character.to_string()).or_default() += count.parse::<f64>().unwrap_or(0.0);
        }
    }
    used
}

/// How typical of names each character is: its share of their characters against its share of all text, 0 to 255.
fn shares(rows: &BTreeMap<String, Row>, used: &BTreeMap<String, f64>) -> BTreeMap<String, u8> {
    let all_seen: f64 = rows.iter().filter(|(key, _)| !key.is_ascii()).map(|(_, row)| row.seen).sum();
    let all_used: f64 = used.values().sum();
    let share = |(key, row): (&String, &Row)| {
        let here = row.seen / all_seen;
        let there = used.get(key).copied().unwrap_or(0.0) / all_used;
        (key.clone(), (255.0 * here / (here + there)) as u8)
    };
    rows.iter().filter(|(key, _)| !key.is_ascii()).map(share).collect()
}
