//! The encoder itself: texts in, vectors out, on all cores.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fst::raw::Fst;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::head;
use super::layers::{self, Pieces, Stretch};
use super::pack::{Info, Pack, refused};
use super::unigram::Tokenizer;
use super::vectors::Vectors;
use super::weights::{POOLED, TOKEN, Weights};
use crate::error::Result;

/// Tokens that are multiplied together: enough to be worth a matrix product, few enough to stay in the cache. A longer
/// text is multiplied in parts of so many.
const GROUP: usize = 384;

/// Texts that are encoded together: what is computed for their pieces is kept until all of them are done.
const TOGETHER: usize = 2048;

/// Pieces, and texts in the last layers, that one core takes at once.
const SHARE: usize = 64;

/// Vectors of texts that are kept, because spans come again and again (64 MB).
const REMEMBERED: usize = 32_768;

/// The numbers of one text.
type Vector = Arc<[f32]>;

/// A model that is ready for use.
pub struct Encoder {
    pack: Pack,
    tokenizer: Tokenizer,
    weights: Weights,
    remembered: Mutex<FxHashMap<String, Vector>>,
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder").field("info", self.info()).finish_non_exhaustive()
    }
}

/// Texts half encoded: what several of them mean together can still be had by adding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    pooled: Vec<f32>,
    lengths: Vec<f32>,
}

impl Sums {
    /// How many texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// None.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// Adds a text that is made of the texts of `of` at those places.
    pub fn push_joined(&mut self, of: &Sums, places: std::ops::Range<usize>) {
        let start = self.pooled.len();
        self.pooled.resize(start + POOLED, 0.0);
        let joined = self.pooled.get_mut(start..).unwrap_or_default();
        for row in of.pooled.chunks_exact(POOLED).skip(places.start).take(places.len()) {
            joined.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
        }
        self.lengths.push(of.lengths.get(places).unwrap_or_default().iter().sum::<f32>().max(1.0));
    }
}

impl Encoder {
    /// Opens a pack: its header is checked, everything else is read when it is needed.
    ///
    /// # Errors
    /// A file that cannot be read, is no pack, is cut short, or was written by another version.
    pub fn open(path: &Path) -> Result<Self> {
        let pack = Pack::open(path)?;
        let damaged =
            |what: String| refused(path, format!("this model pack is damaged ({what}): add the model anew"));
        let weights = Weights::open(&pack).map_err(damaged)?;
        let tokenizer = Tokenizer {
            charsmap: pack.section("charsmap").map_err(damaged)?,
            numbers: Fst::new(pack.section("numbers").map_err(damaged)?)
                .map_err(|_| damaged("numbers".to_owned()))?,
            scores: pack.floats("scores", pack.info().pieces).map_err(damaged)?,
            unknown: pack.info().unknown,
        };
        Ok(Encoder { pack, tokenizer, weights, remembered: Mutex::default() })
    }

    /// What the pack says of itself.
    #[must_use]
    pub fn info(&self) -> &Info {
        self.pack.info()
    }

    /// The vectors of some texts: the same for each, to the last bit, whatever texts stand beside it.
    #[must_use]
    pub fn encode(&self, texts: &[&str]) -> Vectors {
        let mut known = self.recall(texts);
        let mut seen = FxHashSet::default();
        let mut new = texts.to_vec();
        new.retain(|text| !known.contains_key(text) && seen.insert(*text));
        let vectors = self.finish(&self.sums(&new));
        known.extend(new.iter().enumerate().map(|(at, text)| (*text, Arc::from(vectors.get(at)))));
        self.remember(&new, &known);
        let vectors = texts.iter().filter_map(|text| known.get(text));
        Vectors(vectors.flat_map(|vector| vector.iter().copied()).collect())
    }

    /// The vectors of those texts that came before.
    fn recall<'t>(&self, texts: &[&'t str]) -> FxHashMap<&'t str, Vector> {
        let remembered = self.remembered();
        let known = |text: &&'t str| remembered.get(*text).map(|vector| (*text, Arc::clone(vector)));
        texts.iter().filter_map(known).collect()
    }

    fn remember(&self, texts: &[&str], vectors: &FxHashMap<&str, Vector>) {
        let mut remembered = self.remembered();
        if remembered.len() + texts.len() > REMEMBERED {
            remembered.clear();
        }
        let vector = |text: &&str| vectors.get(text).map(|vector| ((*text).to_owned(), Arc::clone(vector)));
        remembered.extend(texts.iter().take(REMEMBERED).filter_map(vector));
    }

    /// What was kept; a thread that failed leaves it as it was.
    fn remembered(&self) -> MutexGuard<'_, FxHashMap<String, Vector>> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Texts half encoded, to be joined with [`Sums::push_joined`].
    #[must_use]
    pub fn sums(&self, texts: &[&str]) -> Sums {
        let mut all = Sums::default();
        for texts in texts.chunks(TOGETHER) {
            let tokens: Vec<Vec<u32>> = texts.par_iter().map(|text| self.tokenizer.pieces(text)).collect();
            let (pieces, tokens) = self.distinct(tokens);
            let sums = self.token_sums(&pieces, &tokens);
            let lengths: Vec<f32> = tokens.iter().map(|tokens| tokens.len() as f32).collect();
            let pooled = sums.par_chunks(SHARE * TOKEN).zip(lengths.par_chunks(SHARE));
            all.pooled
                .par_extend(pooled.flat_map_iter(|(sums, lengths)| head::pool(&self.weights, sums, lengths)));
            all.lengths.extend(lengths);
        }
        all
    }

    /// The vectors of texts that are half encoded.
    #[must_use]
    pub fn finish(&self, sums: &Sums) -> Vectors {
        let shares = sums.pooled.par_chunks(SHARE * POOLED).zip(sums.lengths.par_chunks(SHARE));
        let vectors = shares.flat_map_iter(|(pooled, lengths)| head::vectors(&self.weights, pooled, lengths));
        Vectors(vectors.collect())
    }

    /// What is computed once for each piece, and the texts as numbers into that.
    fn distinct(&self, mut tokens: Vec<Vec<u32>>) -> (Pieces, Vec<Vec<u32>>) {
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        let mut pieces: Vec<u32> = Vec::new();
        for token in tokens.iter_mut().flatten() {
            let new = pieces.len() as u32;
            *token = *numbers.entry(*token).or_insert_with_key(|piece| {
                pieces.push(*piece);
                new
            });
        }
        let lists: Vec<Pieces> =
            pieces.par_chunks(SHARE).map(|pieces| Pieces::new(&self.weights, pieces)).collect();
        (Pieces::join(lists), tokens)
    }

    /// The sum over the tokens of each text.
    fn token_sums(&self, pieces: &Pieces, tokens: &[Vec<u32>]) -> Vec<f32> {
        let groups = groups(tokens);
        let done: Vec<Vec<f32>> =
            groups.par_iter().map(|group| layers::sums(&self.weights, pieces, group)).collect();
        let mut sums = Vec::with_capacity(tokens.len() * TOKEN);
        for (group, done) in groups.iter().zip(done) {
            if group.first().is_some_and(|first| first.start == 0) {
                sums.extend(done);
            } else {
                let start = sums.len() - TOKEN;
                let last = sums.get_mut(start..).unwrap_or_default();
                last.iter_mut().zip(done).for_each(|(sum, more)| *sum += more);
            }
        }
        sums
    }
}

/// Texts in groups of about `GROUP` tokens; the parts of a long text each in a group of their own.
fn groups(texts: &[Vec<u32>]) -> Vec<Vec<Stretch<'_>>> {
    let mut groups: Vec<Vec<Stretch<'_>>> = Vec::new();
    let mut room = 0;
    for tokens in texts {
        if tokens.len() > GROUP {
            let starts = (0..tokens.len()).step_by(GROUP);
            groups.extend(
                starts.map(|start| vec![Stretch { tokens, start, end: tokens.len().min(start + GROUP) }]),
            );
            room = 0;
            continue;
        }
        let stretch = Stretch { tokens, start: 0, end: tokens.len() };
        if let Some(group) = groups.last_mut().filter(|_| tokens.len() <= room) {
            group.push(stretch);
        } else {
            groups.push(vec![stretch]);
            room = GROUP;
        }
        room -= tokens.len();
    }
    groups
}
