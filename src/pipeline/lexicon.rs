//! Learning a table from a translator's own texts, for later runs.

use rayon::prelude::*;

use crate::data::{Lang, TokenizedPair};
use crate::error::{Error, Result};
use crate::lexicon::learnt::Table;
use crate::lexicon::view::PairView;
use crate::link::{Forms, Learner, Prepared, table};

use super::parallel::{Words, each_chunk, once};
use super::{Options, Stage};

/// Learns which words stand for each other in the pairs of all files: of parallel text (`.tsv`, `.tsv.gz`), or in any
/// format that is read.
///
/// # Errors
/// What cannot be read, and files without a single pair.
pub fn learn_table(files: &[String], options: &Options) -> Result<Table> {
    let lexicon = options.lexicon();
    let (mut learner, mut forms, mut many) = (Learner::default(), Forms::default(), 0);
    each_chunk(&once(files), Words::Cut, options, &mut |first, pairs| {
        let prepare =
            |pair: &TokenizedPair| Prepared::new(&PairView::new(pair, lexicon.dictionary), &lexicon);
        let prepared: Vec<Prepared> = pairs.par_iter().map(prepare).collect();
        for (pair, prepared) in pairs.iter().zip(&prepared) {
            learner.add(prepared);
            for (token, stem) in prepared.stems().iter().enumerate() {
                forms.add(stem, pair.text(Lang::En, token));
            }
        }
        many = first + pairs.len();
        options.watch.tell(Stage::Read, many, None);
        Ok(())
    })?;
    if many == 0 {
        return Err(Error::usage("there is no segment pair in these files"));
    }
    options.watch.tell(Stage::Learn, 0, None);
    Ok(table(&learner.finish(&lexicon), &forms, many as u64))
}
