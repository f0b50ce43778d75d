//! Sums by their keys, of which memory holds a part: the rest waits on disk in sorted runs.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap, btree_map};
use std::fs::File;
use std::io::{BufReader, BufWriter, Seek, Write};
use std::vec;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Result;
use crate::packed::{read_packed, write_packed};

/// What can be added up.
pub(super) trait Sum: Default {
    /// Adds another sum of the same key.
    fn add(&mut self, other: Self);
}

/// What stands in a run.
pub(super) trait Stored: Serialize + DeserializeOwned {}
impl<T: Serialize + DeserializeOwned> Stored for T {}

/// So many sums are written and read together.
const TOGETHER: usize = 512;

/// Runs on disk: each sorted, and a key at most once in each.
#[derive(Debug, Default)]
pub(super) struct Runs {
    files: Vec<File>,
}

impl Runs {
    /// Nothing waits on disk.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Writes a run.
    pub(super) fn spill<K: Stored + Ord, V: Stored>(&mut self, sums: BTreeMap<K, V>) -> Result<()> {
        let mut out = BufWriter::new(tempfile::tempfile()?);
        let mut sums = sums.into_iter().peekable();
        while sums.peek().is_some() {
            let together: Vec<(K, V)> = sums.by_ref().take(TOGETHER).collect();
            write_packed(&together, &mut out)?;
        }
        out.flush()?;
        let mut file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.files.push(file);
        Ok(())
    }

    /// All sums by rising key: those of the runs, and those that are in memory.
    pub(super) fn merged<K: Stored + Ord, V: Stored + Sum>(
        self,
        rest: BTreeMap<K, V>,
        each: &mut dyn FnMut(K, V) -> Result<()>,
    ) -> Result<()> {
        let stored =
            self.files.into_iter().map(|file| Run::Stored(BufReader::new(file), Vec::new().into_iter()));
        let mut runs: Vec<Run<K, V>> = stored.chain([Run::Held(rest.into_iter())]).collect();
        let mut heads = BinaryHeap::new();
        for (index, run) in runs.iter_mut().enumerate() {
            heads.extend(run.next()?.map(|(key, sum)| Reverse(Head { key, sum, index })));
        }
        while let Some(Reverse(Head { key, mut sum, index })) = heads.pop() {
            refill(&mut heads, &mut runs, index)?;
            while heads.peek().is_some_and(|head| head.0.key == key) {
                let Some(Reverse(same)) = heads.pop() else { break };
                sum.add(same.sum);
                refill(&mut heads, &mut runs, same.index)?;
            }
            each(key, sum)?;
        }
        Ok(())
    }
}

type Heads<K, V> = BinaryHeap<Reverse<Head<K, V>>>;

fn refill<K: Stored + Ord, V: Stored>(
    heads: &mut Heads<K, V>,
    runs: &mut [Run<K, V>],
    index: usize,
) -> Result<()> {
    if let Some(run) = runs.get_mut(index) {
        heads.extend(run.next()?.map(|(key, sum)| Reverse(Head { key, sum, index })));
    }
    Ok(())
}

enum Run<K, V> {
    Stored(BufReader<File>, vec::IntoIter<(K, V)>),
    Held(btree_map::IntoIter<K, V>),
}

impl<K: Stored, V: Stored> Run<K, V> {
    fn next(&mut self) -> Result<Option<(K, V)>> {
        match self {
            Run::Held(sums) => Ok(sums.next()),
            Run::Stored(file, sums) => {
                if sums.len() == 0 {
                    *sums = read_packed::<Vec<(K, V)>>(file)?.unwrap_or_default().into_iter();
                }
                Ok(sums.next())
            }
        }
    }
}

/// The next sum of a run, compared by its key.
struct Head<K, V> {
    key: K,
    sum: V,
    index: usize,
}

impl<K: Ord, V> Ord for Head<K, V> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl<K: Ord, V> PartialOrd for Head<K, V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Ord, V> PartialEq for Head<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl<K: Ord, V> Eq for Head<K, V> {}
