//! What tells terms from other words, side by side, and how a term link lies among the others of its pair.

use super::features::features;

features! {
    /// What tells a Chinese term from other words. Yes is 1 and no is 0.
    pub struct ZhShape {
        /// Title marks stand right around it.
        in_title_marks,
        /// Other quotes do.
        in_quotes,
        /// A table holds it as a name.
        known_name,
        /// The dictionary holds it.
        known_word,
        /// Share of everyday words.
        everyday_share,
        /// All of it is one everyday word.
        all_everyday,
        /// Characters of the head of names that it ends with; 0 without one.
        head,
        /// How many tokens.
        tokens,
        /// How many characters.
        characters,
        /// What jieba's dictionary thinks of its last word: see `recognize`.
        last_tag,
        /// The same of its first word.
        first_tag,
        /// Share of numbers.
        numbers,
        /// Class of the token before.
        before_class,
        /// Class of the token behind.
        behind_class,
        /// Share of function words.
        function_words,
        /// Share of words of a single character.
        single_characters,
        /// How common all of it is in general Chinese: the logarithm of jieba's frequency.
        commonness,
        /// How common its words are on the average.
        mean_commonness,
        /// How common its last word is.
        last_commonness,
        /// It is nothing but a head of names.
        only_head,
    }
}

features! {
    /// What tells an English term from other words. Yes is 1 and no is 0.
    pub struct EnShape {
        /// Share of words with a capital, of those with content.
        capitals,
        /// Share of words in capitals.
        all_capitals,
        /// Quotes stand around it: 0.5 for one of them.
        quoted,
        /// Share of everyday words.
        everyday_share,
        /// All of them are everyday words.
        all_everyday,
        /// How many words.
        words,
        /// How many with content.
        content_words,
        /// Class of the word before.
        before_class,
        /// Class of the word behind.
        behind_class,
        /// The word before has a capital.
        before_capital,
        /// The word behind has one.
        behind_capital,
        /// How many function words and marks.
        function_words,
        /// The last word's ending: see `recognize`.
        last_ending,
        /// The first word's ending.
        first_ending,
        /// It begins the sentence.
        begins_sentence,
        /// Share of numbers.
        numbers,
        /// How rare its words are on the average, 0 to 1.
        mean_rarity,
        /// How rare the rarest is.
        most_rarity,
        /// How rare the last is.
        last_rarity,
        /// How rare the least rare is.
        least_rarity,
    }
}

features! {
    /// How a term link lies among the other term links of its pair.
    pub struct Nesting {
        /// Probability of the surest link around it.
        around_surest,
        /// Probability of the next larger link around it.
        next_probability,
        /// How many tokens longer that is on the Chinese side.
        next_longer_zh,
        /// How many on the English side.
        next_longer_en,
        /// Probability of the surest link inside it.
        inside_surest,
        /// In how many places of the pair the same words translate each other.
        repeats,
        /// How surely the words right before both spans are linked to each other.
        linked_before,
        /// How surely those right behind are.
        linked_behind,
        /// How surely the word before one span is linked to that behind the other.
        linked_across,
        /// 1 where it begins freely in the Chinese text: behind a mark, a function word or a known name.
        free_left,
        /// 1 where it ends freely.
        free_right,
        /// How surely both are one name that a table knows or that sounds alike.
        named,
    }
}
