//! British spellings brought to the American ones, so that organisation finds organization.
//! (The build script shares this file.)

/// Beginnings of words whose British spelling follows no rule that is safe for other words.
const BEGINNINGS: &[(&str, &str)] = &[
    ("aeroplane", "airplane"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("anaem", "anem"),
    ("anaesth", "anesth"),
    ("analogue", "analog"),
    ("analyse", "analyze"),
    ("analysing", "analyzing"),
    ("arbour", "arbor"),
    ("archaeo", "archeo"),
    ("ardour", "ardor"),
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("calibre", "caliber"),
    ("cancell", "cancel"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centring", "centering"),
    ("channell", "channel"),
    ("clamour", "clamor"),
    ("colour", "color"),
    ("counsell", "counsel"),
    ("cypher", "cipher"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("diarrhoea", "diarrhea"),
    ("encyclopaed", "encycloped"),
    ("endeavour", "endeavor"),
    ("enrol", "enroll"),
    ("enroll", "enroll"),
    ("favour", "favor"),
    ("fervour", "fervor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("foetus", "fetus"),
    ("fuell", "fuel"),
    ("fulfil", "fulfill"),
    ("fulfill", "fulfill"),
    ("gynaec", "gynec"),
    ("haemo", "hemo"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("instal", "install"),
    ("install", "install"),
    ("jewell", "jewel"),
    ("judgement", "judgment"),
    ("labell", "label"),
    ("labour", "labor"),
    ("leukaem", "leukem"),
    ("levell", "level"),
    ("licence", "license"),
    ("litre", "liter"),
    ("lustre", "luster"),
    ("manoeuvre", "maneuver"),
    ("meagre", "meager"),
    ("metre", "meter"),
    ("modell", "model"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("neighbour", "neighbor"),
    ("odour", "odor"),
    ("oestrogen", "estrogen"),
    ("offence", "offense"),
    ("orthopaed", "orthoped"),
    ("paediatric", "pediatric"),
    ("paralyse", "paralyze"),
    ("parlour", "parlor"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("pyjama", "pajama"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("sabre", "saber"),
    ("savour", "savor"),
    ("sceptic", "skeptic"),
    ("signall", "signal"),
    ("skilful", "skillful"),
    ("splendour", "splendor"),
    ("storey", "story"),
    ("succour", "succor"),
    ("sulph", "sulf"),
    ("theatre", "theater"),
    ("totall", "total"),
    ("travell", "travel"),
    ("tumour", "tumor"),
    ("tunnell", "tunnel"),
    ("valour", "valor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("wilful", "willful"),
    ("woollen", "woolen"),
    ("yoghurt", "yogurt"),
];

/// Units of length take their metre at the end.
const ENDINGS: &[(&str, &str)] = &[
    ("metre", "meter"),
    ("metres", "meters"),
    ("litre", "liter"),
    ("litres", "liters"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("isational", "izational"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("iser", "izer"),
    ("isers", "izers"),
];

/// Shorter words (rise, wise, noise) end so by chance.
const SHORTEST_ISE: usize = 6;

/// The American spelling of a folded word. `-ise` becomes `-ize` even where English has no such word
/// (exercize): both sides of a look-up go through here, so only agreement matters.
#[must_use]
pub(super) fn american(word: &str) -> String {
    let ahead = BEGINNINGS.partition_point(|&(british, _)| british <= word);
    let beginnings = BEGINNINGS.get(..ahead).unwrap_or(BEGINNINGS);
    // A beginning sorts before the word, but others may stand between the two ("enrol", "enroll").
    let mut near = beginnings.iter().rev().take(2);
    let start = near.find_map(|(british, american)| Some((word.strip_prefix(british)?, american)));
    let word = start.map_or_else(|| word.to_owned(), |(rest, american)| joined(american, rest));
    if word.len() < SHORTEST_ISE {
        return word;
    }
    let ending = ENDINGS.iter().find_map(|(british, american)| Some((word.strip_suffix(british)?, american)));
    ending.map_or_else(|| word.clone(), |(stem, american)| format!("{stem}{american}"))
}

/// `centre` + `d` is `centered`, `programme` + `s` is `programs`: a dropped final e comes back before d and r.
fn joined(american: &str, rest: &str) -> String {
    let lost_e = american.ends_with("er") && (rest == "d" || rest == "r");
    if lost_e { format!("{american}e{rest}") } else { format!("{american}{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_sorted_for_the_search() {
        assert!(BEGINNINGS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn british_and_american_spellings_meet() {
        for (british, american_spelling) in [
            ("organisation", "organization"),
            ("urbanisation", "urbanization"),
            ("centre", "center"),
            ("centred", "centered"),
            ("centres", "centers"),
            ("programmes", "programs"),
            ("neighbourhoods", "neighborhoods"),
            ("defence", "defense"),
            ("kilometres", "kilometers"),
            ("labelled", "labeled"),
            ("fulfilment", "fulfillment"),
            ("fulfilled", "fulfilled"),
            ("realised", "realized"),
        ] {
            assert_eq!(american(british), american(american_spelling), "{british}");
        }
    }

    #[test]
    fn ordinary_words_stay() {
        for word in ["rise", "four", "hour", "centuries", "tour", "call", "art"] {
            assert_eq!(american(word), word);
        }
    }
}
