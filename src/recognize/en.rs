//! English candidates.

use crate::data::{Candidate, EnShape, Lang, Run, TermType, TokenKind};
use crate::lexicon::view::{Case, EnWord, PairView};
use crate::lexicon::{Everyday, Lexicon};

/// A run of English tokens as a candidate.
#[must_use]
pub fn english(view: &PairView<'_>, lexicon: &Lexicon, run: Run) -> Candidate<EnShape> {
    let words = view.en.get(run.range()).unwrap_or_default();
    let content: Vec<&EnWord> =
        words.iter().filter(|word| word.kind != TokenKind::Mark && !word.class.is_function()).collect();
    let many = content.len().max(1) as f32;
    let share =
        |wanted: &dyn Fn(&EnWord) -> bool| content.iter().filter(|word| wanted(word)).count() as f32 / many;
    let yes = |condition: bool| f32::from(u8::from(condition));
    let everyday = |word: &EnWord| Everyday::bundled().contains(Lang::En, &word.folded);
    let before = (run.start as usize).checked_sub(1).and_then(|token| view.en.get(token));
    let behind = view.en.get(run.end as usize);
    let capital = |word: Option<&EnWord>| yes(word.is_some_and(|word| word.case != Case::Lower));
    let described = EnShape {
        capitals: share(&|word| word.case != Case::Lower),
        all_capitals: share(&|word| word.case == Case::Upper),
        quoted: quoted(view, run),
        everyday_share: share(&everyday),
        all_everyday: yes(content.iter().all(|word| everyday(word))),
        words: words.len() as f32,
        content_words: content.len() as f32,
        before_class: before.map_or(0.0, |word| word.class.number()),
        behind_class: behind.map_or(0.0, |word| word.class.number()),
        before_capital: capital(before),
        behind_capital: capital(behind),
        function_words: words.len() as f32 - content.len() as f32,
        last_ending: words.last().map_or(0.0, |word| ending(&word.folded)),
        first_ending: words.first().map_or(0.0, |word| ending(&word.folded)),
        begins_sentence: yes(
            before.is_none_or(|word| matches!(word.folded.as_str(), "." | ":" | "\"" | "!" | "?"))
        ),
        numbers: share(&|word| word.kind == TokenKind::Number),
        mean_rarity: content.iter().map(|word| rarity(lexicon, word)).sum::<f32>() / many,
        most_rarity: content.iter().map(|word| rarity(lexicon, word)).fold(0.0, f32::max),
        last_rarity: content.last().map_or(0.0, |word| rarity(lexicon, word)),
        least_rarity: content.iter().map(|word| rarity(lexicon, word)).fold(1.0, f32::min),
    };
    let r#type =
        if share(&|word| word.kind == TokenKind::Number) >= 1.0 { TermType::Number } else { TermType::Term };
    Candidate { run, spot: view.pair.spot(Lang::En, run).unwrap_or_default(), shape: described, r#type }
}

/// How rare a word is among the dictionary's glosses, 0 to 1; 1 where it is in none.
fn rarity(lexicon: &Lexicon, word: &EnWord) -> f32 {
    word.stem_id.map_or(1.0, |id| lexicon.dictionary.stem_rarity(id))
}

fn quoted(view: &PairView<'_>, run: Run) -> f32 {
    let stands = |token: Option<usize>, marks: &str| {
        let text = token.map_or("", |token| view.pair.text(Lang::En, token));
        f32::from(u8::from(!text.is_empty() && marks.contains(text)))
    };
    f32::midpoint(
        stands((run.start as usize).checked_sub(1), "“‘\"'``"),
        stands(Some(run.end as usize), "”’\"'''"),
    )
}

/// A word's ending as a number: those of verbs and adverbs seldom end a term.
fn ending(word: &str) -> f32 {
    match word {
        _ if word.ends_with("ing") => 1.0,
        _ if word.ends_with("ed") => 2.0,
        _ if word.ends_with("ly") => 3.0,
        _ if word.ends_with("tion")
            || word.ends_with("ment")
            || word.ends_with("ity")
            || word.ends_with("ness") =>
        {
            4.0
        }
        _ if word.ends_with("ize") || word.ends_with("ise") || word.ends_with("ify") => 5.0,
        _ if word.ends_with('s') => 6.0,
        _ => 0.0,
    }
}
