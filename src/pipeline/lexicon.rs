//! Learning a table from a translator's own texts, for later runs; and learning step by step, spread over machines.

use std::io::BufRead;

use crate::data::{Lang, TokenizedPair};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::lexicon::learnt::Table;
use crate::link::{Count, Course, Forms, Learner, table};

use super::learn::prepare;
use super::parallel::{Words, each_chunk, once};
use super::pipe::each_pairs;
use super::{Options, Stage};

/// Learns which words stand for each other in the pairs of all files: of parallel text (`.tsv`, `.tsv.gz`), or in any
/// format that is read. Also tells how many pairs they hold, and how many of them were learnt from.
///
/// # Errors
/// What cannot be read, and files without a single pair.
pub fn learn_table(files: &[String], options: &Options) -> Result<(Table, (usize, usize))> {
    let lexicon = options.lexicon();
    let (mut learner, mut forms) = (Learner::within(options.memory.to_learn()), Forms::default());
    each_chunk(&once(files), Words::Cut, options, &mut |first, pairs| {
        for (pair, prepared) in pairs.iter().zip(prepare(&pairs, &lexicon)) {
            for (token, stem) in prepared.stems().enumerate() {
                forms.add(stem, pair.text(Lang::En, token));
            }
            learner.add(prepared);
        }
        options.watch.tell(Stage::Read, first + pairs.len(), None);
        Ok(())
    })?;
    let share = learner.share();
    if share.0 == 0 {
        return Err(Error::usage("there is no segment pair in these files"));
    }
    options.watch.tell(Stage::Learn, 0, None);
    Ok((table(&learner.finish(&lexicon), &forms, share.1 as u64), share))
}

/// Bytes of the text of one part of what is learnt from step by step: with what is told of it, it takes four times as much.
const MOST_TEXT: usize = 512 << 20;

fn length(pair: &TokenizedPair) -> usize {
    pair.pair.segments.zh.iter().chain(&pair.pair.segments.en).map(|segment| segment.text.len()).sum()
}

/// What some pairs, one a line as for a pipe, say in the next step of a course. Tables learnt before are no part of it.
///
/// # Errors
/// A line that is no pair, pairs that the first step did not see, and whatever `count` returns.
pub fn expect(course: &Course, input: &mut dyn BufRead, options: &Options, count: Count<'_>) -> Result<()> {
    let lexicon = Lexicon::with_own(&options.own);
    let (mut prepared, mut bytes) = (Vec::new(), 0);
    each_pairs(input, options, &mut |pairs| {
        bytes += pairs.iter().map(length).sum::<usize>();
        if bytes > MOST_TEXT {
            return Err(Error::failed(format!(
                "a part holds over {} MB of text; spread it over more parts",
                MOST_TEXT >> 20
            )));
        }
        prepared.extend(prepare(&pairs, &lexicon));
        Ok(())
    })?;
    course.expect(prepared, count)
}
