//! What tells a whole term from a piece of one: what stands in, at and around both ends of a term link.

use super::features::features;

features! {
    /// How far the words inside two spans are linked to each other, and to nothing else: what the judge of spans sees.
    pub struct SpanFeatures {
        /// How well the Chinese words are linked into the English span: on the average, the least linked, past the span,
        /// the first, the last.
        zh_inside,
        zh_least,
        zh_outside,
        zh_first,
        zh_last,
        /// The same of the English words.
        en_inside,
        en_least,
        en_outside,
        en_first,
        en_last,
        /// How strongly a kind of evidence joins the Chinese span with just this English one, and with more than it.
        name_whole,
        name_larger,
        sound_whole,
        sound_larger,
        dictionary_whole,
        dictionary_larger,
        latin_whole,
        latin_larger,
        /// How strongly any evidence joins either span with words outside the other, with words across its border, and
        /// the English one with a longer name.
        zh_joined_elsewhere,
        en_joined_elsewhere,
        zh_crossed,
        zh_in_larger_name,
        /// Class and case of the English words at the borders.
        en_first_class,
        en_first_case,
        en_last_class,
        en_last_case,
        en_before_class,
        en_before_case,
        en_behind_class,
        en_behind_case,
        /// How the words right outside are linked into the other span and past it.
        en_before_inside,
        en_before_outside,
        en_behind_inside,
        en_behind_outside,
        zh_before_inside,
        zh_before_outside,
        zh_before_class,
        zh_behind_inside,
        zh_behind_outside,
        zh_behind_class,
        /// What the spans are made of.
        zh_tokens,
        zh_characters,
        en_tokens,
        en_content_words,
        characters_a_word,
        en_capitals,
        en_marks,
        zh_marks,
        zh_quoted,
        en_quoted,
        en_bare,
        /// How far apart they stand in their sentences.
        offset,
        /// 1 where the English span is just what the Chinese one is linked to.
        is_hull,
    }
}

features! {
    /// What stands at both ends of a Chinese span and around them. Yes is 1 and no is 0.
    pub struct ZhEnds {
        /// jieba's tag of the word before, as a number.
        tag_before,
        /// The same of the word behind.
        tag_behind,
        /// How common the word before is: the logarithm of its frequency.
        commonness_before,
        /// The same of the word behind.
        commonness_behind,
        /// Characters of the word before.
        characters_before,
        /// Characters of the word behind.
        characters_behind,
        /// Which mark stands before; 0 for none.
        mark_before,
        /// Which mark stands behind.
        mark_behind,
        /// It begins the segment.
        at_start,
        /// It ends the segment.
        at_end,
        /// Characters of the longest known word that begins before it and ends inside.
        word_across_start,
        /// The same at its end.
        word_across_end,
        /// Characters of the longest known word that holds it and more.
        word_around,
        /// jieba's tag of the whole.
        tag,
        /// It begins with a negation.
        negation_first,
        /// A negation stands before it.
        negation_before,
        /// What its last character makes of a word: a quality, a person, a body …, as a number.
        ending,
        /// A Latin word stands in it.
        latin_inside,
        /// 的 stands in it.
        de_inside,
        /// 和 or the like stands in it.
        and_inside,
    }
}

features! {
    /// What stands at both ends of an English span and around them. Yes is 1 and no is 0.
    pub struct EnEnds {
        /// The ending of the word before, as a number.
        ending_before,
        /// The same of the word behind.
        ending_behind,
        /// How rare the word before is in the dictionary, 0 to 1; -1 without one.
        rarity_before,
        /// The same of the word behind.
        rarity_behind,
        /// The word before is an everyday word.
        everyday_before,
        /// The word behind is one.
        everyday_behind,
        /// Which mark stands before; 0 for none.
        mark_before,
        /// Which mark stands behind.
        mark_behind,
        /// It is joined to what stands before: 2 by a word or a mark of programs, 1 by another mark.
        glued_before,
        /// The same behind.
        glued_behind,
        /// Words with content in a row before it, up to five.
        content_before,
        /// The same behind it.
        content_behind,
        /// Its first word has a capital.
        capital_first,
        /// Its last word has one.
        capital_last,
        /// How many words have one.
        capitals,
        /// How many words with content have none.
        small_content_words,
        /// A word that says no stands in it.
        negation_inside,
        /// One stands before it.
        negation_before,
        /// Marks of programs stand in it.
        program_marks,
        /// How many numbers.
        numbers,
        /// How many times `of`.
        of_inside,
        /// How many times `and`, `or`, `&`.
        and_inside,
        /// Its first word is an everyday word.
        everyday_first,
    }
}

features! {
    /// What explains the words inside two spans.
    pub struct Explained {
        /// The strongest finding inside both spans, kind by kind.
        name,
        user,
        dictionary,
        sound,
        latin,
        number,
        /// Share of the Chinese words that findings explain.
        zh_known,
        /// Share of the English words with content that they explain.
        en_known,
        /// Share of those that only their sound explains.
        en_heard,
    }
}

features! {
    /// What else of the segment pair claims the words.
    pub struct Rivals {
        /// The surest other link that crosses this one on either side.
        crossing,
        /// The surest one that holds the Chinese span and has the same English one.
        around_same_en,
        /// The surest one inside the Chinese span with the same English one.
        inside_same_en,
        /// How many have the same English span.
        same_en,
        /// How many begin at the same Chinese word.
        same_zh_start,
        /// How many end there.
        same_zh_end,
    }
}

features! {
    /// The segment pair, and how both spans negate.
    pub struct PairFeatures {
        /// How well the Chinese words of the segment pair are linked on the whole, 0 to 1.
        zh_linked,
        /// The same of the English words.
        en_linked,
        /// Chinese words of the segment pair.
        zh_tokens,
        /// English words of it.
        en_tokens,
        /// 1 where only the Chinese span has a negation, -1 where only the English one has.
        negation_balance,
        /// Both spans are the same letters.
        same_letters,
    }
}

features! {
    /// What the taggers say of both spans and their neighbours.
    pub struct TagFeatures {
        /// Part of speech of the first Chinese word, as a number; 0 without one.
        zh_first,
        /// Of the last one.
        zh_last,
        /// Of the word before.
        zh_before,
        /// Of the word behind.
        zh_behind,
        /// How sure the tag of the first word is, 0.5 to 1.
        zh_first_sure,
        /// Of the last one.
        zh_last_sure,
        /// Share of verbs among the Chinese words.
        zh_verbs,
        /// Share of nouns and names.
        zh_nouns,
        /// How sure it is just a name of the tagger.
        zh_is_name,
        /// How sure it is a part of a longer one.
        zh_in_name,
        /// How sure it is that a name crosses its border.
        zh_crosses_name,
        /// Names of the tagger inside.
        zh_names_inside,
        /// Part of speech of the first English word, as a number; 0 without one.
        en_first,
        /// Of the last one.
        en_last,
        /// Of the word before.
        en_before,
        /// Of the word behind.
        en_behind,
        /// How sure the tag of the first word is, 0.5 to 1.
        en_first_sure,
        /// Of the last one.
        en_last_sure,
        /// Share of verbs among the English words.
        en_verbs,
        /// Share of nouns and names.
        en_nouns,
        /// Share of names.
        en_proper,
        /// The noun phrase has begun before: a noun or an adjective stands there.
        en_goes_on_before,
        /// A noun stands right behind.
        en_goes_on_behind,
    }
}

/// What stands in and around a term link.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Context {
    /// What the judge of spans sees.
    pub span: SpanFeatures,
    /// The ends of the Chinese span.
    pub zh: ZhEnds,
    /// The ends of the English span.
    pub en: EnEnds,
    /// What explains the words.
    pub explained: Explained,
    /// What else claims them.
    pub rivals: Rivals,
    /// The segment pair.
    pub pair: PairFeatures,
    /// Parts of speech and names.
    pub tags: TagFeatures,
}

/// A group of features: what files of trees put before the names, and the names.
type Group = (&'static str, &'static [&'static str]);

impl Context {
    /// The groups in the order of [`Self::values`].
    pub const GROUPS: [Group; 7] = [
        ("span.", &SpanFeatures::NAMES),
        ("zh_ends.", &ZhEnds::NAMES),
        ("en_ends.", &EnEnds::NAMES),
        ("explained.", &Explained::NAMES),
        ("rivals.", &Rivals::NAMES),
        ("pair.", &PairFeatures::NAMES),
        ("tags.", &TagFeatures::NAMES),
    ];

    /// How many numbers there are.
    pub const COUNT: usize = SpanFeatures::NAMES.len()
        + ZhEnds::NAMES.len()
        + EnEnds::NAMES.len()
        + Explained::NAMES.len()
        + Rivals::NAMES.len()
        + PairFeatures::NAMES.len()
        + TagFeatures::NAMES.len();

    /// All numbers, group by group.
    pub fn values(self) -> impl Iterator<Item = f32> {
        self.span
            .to_array()
            .into_iter()
            .chain(self.zh.to_array())
            .chain(self.en.to_array())
            .chain(self.explained.to_array())
            .chain(self.rivals.to_array())
            .chain(self.pair.to_array())
            .chain(self.tags.to_array())
    }
}
