//! Glosses of places: "Ordos prefecture-level city in Inner Mongolia" says Ordos, and Ordos city.

/// What sort of place, and the word that a translator may write after the name.
const SORTS: &[(&str, &str)] = &[
    (" prefecture-level city", "City"),
    (" prefecture level city", "City"),
    (" sub-provincial city", "City"),
    (" subprovincial city", "City"),
    (" county-level city", "City"),
    (" county level city", "City"),
    (" autonomous prefecture", "Autonomous Prefecture"),
    (" autonomous county", "Autonomous County"),
    (" autonomous region", "Autonomous Region"),
    (" special administrative region", "Special Administrative Region"),
    (" municipality", "Municipality"),
    (" prefecture", "Prefecture"),
    (" province", "Province"),
    (" district", "District"),
    (" township", "Township"),
    (" county", "County"),
    (" banner", "Banner"),
    (" town", "Town"),
    (" city", "City"),
    (" river", "River"),
    (" mountains", "Mountains"),
    (" mountain", "Mountain"),
    (" lake", "Lake"),
    (" island", "Island"),
    (" state", "State"),
];

/// Sorts that, written with a capital, are part of the name (Forbidden City, Long Island), unless the headword has the sort too.
const PARTS_OF_NAMES: &[(&str, char)] = &[
    ("City", '市'),
    ("Island", '岛'),
    ("Lake", '湖'),
    ("Mountains", '山'),
    ("Mountain", '山'),
    ("State", '州'),
];

/// The names in a proper noun's gloss: whole, with its sort in short, and the bare name.
pub(crate) fn names(gloss: &str, headword: &str) -> Vec<String> {
    gloss.split(" or ").flat_map(|name| one_name(name.trim(), headword)).collect()
}

fn one_name(gloss: &str, headword: &str) -> Vec<String> {
    let lower = gloss.to_ascii_lowercase();
    let found = SORTS.iter().filter_map(|&(sort, brief)| Some((lower.find(sort)?, sort, brief)));
    let Some((at, sort, brief)) = found.min_by_key(|&(at, sort, _)| (at, usize::MAX - sort.len())) else {
        return vec![head(gloss).to_owned()];
    };
    let behind = lower.get(at + sort.len()..).unwrap_or("");
    let is_whole_word = !behind.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '-');
    match gloss.get(..at).map(|name| name.trim_end_matches(',')) {
        Some(name) if is_whole_word && is_name(name) && is_description(behind) => {
            let whole = format!("{name} {brief}");
            let is_part = |&(sort, suffix): &(&str, char)| {
                gloss.starts_with(&whole) && sort == brief && !headword.contains(suffix)
            };
            let bare = (!PARTS_OF_NAMES.iter().any(is_part)).then(|| name.to_owned());
            bare.into_iter().chain([whole]).collect()
        }
        _ => vec![head(gloss).to_owned()],
    }
}

/// Every word starts with a capital or a digit, little words apart: "city" does not describe "port of".
fn is_name(name: &str) -> bool {
    let mut words =
        name.split_whitespace().filter(|word| !matches!(*word, "of" | "the" | "and" | "de" | "la"));
    let capital = |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    !name.trim().is_empty() && words.all(capital)
}

/// What follows the sort tells where the place lies, or nothing follows.
fn is_description(behind: &str) -> bool {
    let behind = behind.trim_start();
    behind.is_empty()
        || [",", "in ", "of ", "and ", "on ", "at "].iter().any(|opening| behind.starts_with(opening))
}

/// Words that begin an explanation behind a name: "Kyushu in southern Japan", "Zhengyi, capital of ...".
const EXPLANATIONS: &[&str] = &[
    " (",
    ", ",
    " in the ",
    " in southern ",
    " in northern ",
    " in eastern ",
    " in western ",
    " in central ",
    " i.e. ",
    " by ",
];

/// The name before its explanation.
fn head(gloss: &str) -> &str {
    let end = EXPLANATIONS.iter().filter_map(|opening| gloss.find(opening)).min();
    end.and_then(|end| gloss.get(..end)).filter(|head| !head.is_empty()).unwrap_or(gloss)
}
