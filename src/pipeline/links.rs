//! Word links of parallel text.

use std::sync::Arc;

use rayon::prelude::*;

use crate::data::{Link, TokenizedPair};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::link::{Learner, Linker, Model, decide};
use crate::read::Note;

use super::parallel::{Text, Words, each_chunk, hold, once};
use super::words::{TooLong, is_wordless};
use super::{Options, Scope, Stage, learn};

/// Parallel text to link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linking {
    /// The file; plain or gzipped.
    pub pairs: String,
    /// Further parallel text to learn from, itself not in the output.
    pub also: Vec<String>,
    /// How its words are found.
    pub words: Words,
}

/// Links the words of every pair, in the order of the file. One that is too long has no links, and is told.
///
/// # Errors
/// What cannot be read, and whatever the sink returns.
pub fn links(
    task: &Linking,
    options: &Options,
    sink: &mut dyn FnMut(&TokenizedPair, Vec<Link>) -> Result<()>,
) -> Result<Option<Note>> {
    let lexicon = options.lexicon();
    let texts = texts(std::slice::from_ref(&task.pairs), task.words, options)?;
    let (model, many) = model(&texts, &task.also, task.words, options, &lexicon)?;
    let linker = Linker::new(&lexicon, model);
    let mut too_long = TooLong::default();
    each_chunk(&texts, task.words, options, &mut |first, pairs| {
        let found: Vec<Vec<Link>> =
            pairs.par_iter().map(|pair| decide(pair, &linker.link(pair).grid)).collect();
        pairs.iter().zip(found).try_for_each(|(pair, links)| sink(pair, links))?;
        pairs.iter().filter(|pair| is_wordless(pair)).for_each(|pair| too_long.add(&pair.pair));
        options.watch.tell(Stage::Link, first + pairs.len(), many);
        Ok(())
    })?;
    Ok(too_long.note())
}

/// The texts: gone over once where each pair stands alone, else to learn from and then to link.
pub(super) fn texts(files: &[String], words: Words, options: &Options) -> Result<Vec<Text>> {
    match options.scope {
        Scope::Pair => Ok(once(files)),
        Scope::Document => hold(files, words, options),
    }
}

/// What is learnt before the first pair is linked: nothing where each pair stands alone. Also how many pairs the files
/// hold, if they were read for it.
pub(super) fn model(
    texts: &[Text],
    also: &[String],
    words: Words,
    options: &Options,
    lexicon: &Lexicon,
) -> Result<(Arc<Model>, Option<usize>)> {
    if let Some(given) = &options.given {
        return Ok((given.model.clone(), None));
    }
    let mut learner = Learner::default();
    let mut read = 0;
    let mut add = |texts: &[Text], words| -> Result<usize> {
        each_chunk(texts, words, options, &mut |_, pairs| {
            learn::add(&mut learner, &pairs, lexicon);
            read += pairs.len();
            options.watch.tell(Stage::Read, read, None);
            Ok(())
        })?;
        Ok(read)
    };
    let many = if options.scope == Scope::Document { Some(add(texts, words)?) } else { None };
    // Further text was asked for by name: it is learnt from even where each pair of the input stands alone.
    add(&once(also), Words::Cut)?;
    options.watch.tell(Stage::Learn, 0, None);
    Ok((learner.finish(lexicon).into(), many))
}
