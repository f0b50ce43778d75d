//! Learning by itself: a model that later runs are given, in one go or spread over many machines.

use std::io::BufRead;

use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::link::{Count, Course, Learner};
use crate::tokenize;

use super::pieces::each_piece;
use super::pipe::each_pairs;
use super::{Input, Options, learn, pair};

/// What is learnt from documents together; also how many pairs they hold, and how many of them were learnt from.
///
/// # Errors
/// What cannot be read.
pub fn learn_model(inputs: &[Input], options: &Options) -> Result<(Course, (usize, usize))> {
    let lexicon = Lexicon::with_own(&options.own);
    let mut learner = Learner::within(options.memory.to_learn());
    for input in inputs {
        let mut take = |bitext| {
            let pairs = tokenize::tokenize(bitext, &options.tokenize).pairs;
            learn::add(&mut learner, &pairs, &lexicon);
        };
        if let Input::File(path) = input {
            each_piece(path, &options.read, &mut |bitext, _| {
                take(bitext);
                Ok(())
            })?;
        } else {
            take(pair(input, options)?.bitext);
        }
    }
    let share = learner.share();
    Ok((Course::of_model(learner.finish()), share))
}

/// What some pairs, one a line as for a pipe, say in the next step of a course.
///
/// # Errors
/// A line that is no pair, pairs that the first step did not see, and whatever `count` returns.
pub fn expect(course: &Course, input: &mut dyn BufRead, options: &Options, count: Count<'_>) -> Result<()> {
    let lexicon = Lexicon::with_own(&options.own);
    let mut prepared = Vec::new();
    each_pairs(input, options, &mut |pairs| {
        prepared.extend(learn::prepare(&pairs, &lexicon));
        Ok(())
    })?;
    course.expect(prepared, count)
}
