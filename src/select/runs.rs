//! Sums by their keys, of which memory holds a part: the rest waits on disk in sorted runs.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap, btree_map};
use std::fs::File;
use std::io::{BufReader, BufWriter, Seek};
use std::{mem, vec};

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

/// So many runs wait at most: each is an open file.
const MOST: usize = 32;

impl Runs {
    /// Nothing is on disk.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Takes over the runs of others.
    pub(super) fn take<K: Stored + Ord, V: Stored + Sum>(&mut self, other: Runs) -> Result<()> {
        self.files.extend(other.files);
        if self.files.len() > MOST { self.join::<K, V>() } else { Ok(()) }
    }

    /// Makes one run of all.
    pub(super) fn join<K: Stored + Ord, V: Stored + Sum>(&mut self) -> Result<()> {
        if self.files.len() < 2 {
            return Ok(());
        }
        let mut out = Writing::new()?;
        mem::take(self).merged::<K, V>(BTreeMap::new(), &mut |key, sum| out.push(key, sum))?;
        self.files.push(out.finish()?);
        Ok(())
    }

    /// Looks at all keys of all runs.
    pub(super) fn each_key<K: Stored, V: Stored>(&mut self, each: &mut dyn FnMut(&K)) -> Result<()> {
        for file in &mut self.files {
            let mut input = BufReader::new(&mut *file);
            while let Some(sums) = read_packed::<Vec<(K, V)>>(&mut input)? {
                for (key, _) in &sums {
                    each(key);
                }
            }
            drop(input);
            file.rewind()?;
        }
        Ok(())
    }

    /// Writes a run.
    pub(super) fn spill<K: Stored + Ord, V: Stored + Sum>(&mut self, sums: BTreeMap<K, V>) -> Result<()> {
        if sums.is_empty() {
            return Ok(());
        }
        let mut out = Writing::new()?;
        sums.into_iter().try_for_each(|(key, sum)| out.push(key, sum))?;
        self.files.push(out.finish()?);
        if self.files.len() > MOST { self.join::<K, V>() } else { Ok(()) }
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

/// A run that is being written.
struct Writing<K, V> {
    out: BufWriter<File>,
    together: Vec<(K, V)>,
}

impl<K: Stored, V: Stored> Writing<K, V> {
    fn new() -> Result<Self> {
        Ok(Writing { out: BufWriter::new(tempfile::tempfile()?), together: Vec::with_capacity(TOGETHER) })
    }

    fn push(&mut self, key: K, sum: V) -> Result<()> {
        self.together.push((key, sum));
        if self.together.len() < TOGETHER { Ok(()) } else { self.write() }
    }

    fn write(&mut self) -> Result<()> {
        write_packed(&self.together, &mut self.out)?;
        self.together.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<File> {
        self.write()?;
        let mut file = self.out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(file)
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
                    // An empty list stands nowhere but at the end.
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
