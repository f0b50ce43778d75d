//! Which words of an English text sound like a Chinese name.

use super::heard::Heard;

/// The longest name in words (`von der Leyen`, with a forename).
const LONGEST_RUN: usize = 4;

/// Words that sound like a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordRun {
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// Probability, 0 to 1, that these words are the sound of the name.
    pub score: f32,
}

/// The run of one to four words that sounds most like all of `zh`; `None` where nothing comes near.
#[must_use]
pub fn best_words(zh: &[char], words: &[&str]) -> Option<WordRun> {
    let heard = Heard::new(zh);
    let runs = (0..words.len()).flat_map(|start| (1..=LONGEST_RUN).map(move |count| (start, start + count)));
    let scored = runs.filter_map(|(start, end)| {
        let score = heard.whole(words.get(start..end)?);
        (score > 0.0).then_some(WordRun { start, end, score })
    });
    scored.min_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score.then((one.end - one.start).cmp(&(other.end - other.start))).then(one.start.cmp(&other.start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_name_are_found_among_others() {
        let words: Vec<&str> =
            "European Commission President Ursula von der Leyen met Rafael Grossi".split(' ').collect();
        for (name, run) in [("冯德莱恩", (4, 7)), ("格罗西", (9, 10)), ("拉斐尔·格罗西", (8, 10))]
        {
            let chars: Vec<char> = name.chars().collect();
            let found = best_words(&chars, &words);
            assert_eq!(found.map(|found| (found.start, found.end)), Some(run), "{name} {found:?}");
        }
    }
}
