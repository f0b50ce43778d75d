//! Wade-Giles, the spelling of Chinese names before pinyin and in Taiwan. (The build script uses it; here it is tested.)

/// Syllables that Wade-Giles writes by no rule of initial and final.
const WADE_GILES_WHOLE: &[(&str, &str)] = &[
    ("chi", "chih"),
    ("ci", "tzu"),
    ("er", "erh"),
    ("ri", "jih"),
    ("shi", "shih"),
    ("si", "szu"),
    ("yan", "yen"),
    ("ye", "yeh"),
    ("yi", "i"),
    ("yong", "yung"),
    ("you", "yu"),
    ("yue", "yueh"),
    ("zhi", "chih"),
    ("zi", "tzu"),
];

/// Initials, the longer ones first; those that stay are left out.
const WADE_GILES_INITIALS: &[(&str, &str)] = &[
    ("zh", "ch"),
    ("b", "p"),
    ("c", "ts"),
    ("d", "t"),
    ("g", "k"),
    ("j", "ch"),
    ("q", "ch"),
    ("r", "j"),
    ("x", "hs"),
    ("z", "ts"),
];

/// Finals after any initial, the longer ones first.
const WADE_GILES_FINALS: &[(&str, &str)] =
    &[("ian", "ien"), ("ong", "ung"), ("uo", "o"), ("ie", "ieh"), ("ue", "ueh"), ("ve", "ueh"), ("v", "u")];

/// Wade-Giles without apostrophes, as names are printed (`qing` is `ching`).
pub(crate) fn wade_giles(syllable: &str) -> String {
    if let Some((_, whole)) = WADE_GILES_WHOLE.iter().find(|(pinyin, _)| *pinyin == syllable) {
        return (*whole).to_owned();
    }
    // Of two-letter initials only zh changes.
    let keeps = ["ch", "sh"].iter().find(|initial| syllable.starts_with(**initial));
    let changes = WADE_GILES_INITIALS.iter().find(|(pinyin, _)| syllable.starts_with(pinyin));
    let (initial, rest) = match (keeps, changes) {
        (Some(kept), _) => (*kept, syllable.strip_prefix(kept)),
        (None, Some((pinyin, other))) => (*other, syllable.strip_prefix(pinyin)),
        (None, None) => ("", Some(syllable)),
    };
    let rest = rest.unwrap_or("");
    let ending =
        WADE_GILES_FINALS.iter().find_map(|(pinyin, other)| Some((rest.strip_suffix(pinyin)?, other)));
    let keeps_uo = rest == "uo" && matches!(initial, "k" | "h" | "sh");
    match ending {
        Some((start, other)) if !keeps_uo => format!("{initial}{start}{other}"),
        _ if rest == "e" && matches!(initial, "k" | "h") => format!("{initial}o"),
        _ => format!("{initial}{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wade_giles_is_made_from_pinyin() {
        for (pinyin, other) in [
            ("mao", "mao"),
            ("ze", "tse"),
            ("dong", "tung"),
            ("xiao", "hsiao"),
            ("ping", "ping"),
            ("jiang", "chiang"),
            ("jing", "ching"),
            ("guo", "kuo"),
            ("deng", "teng"),
            ("zhou", "chou"),
            ("xue", "hsueh"),
            ("qian", "chien"),
            ("lv", "lu"),
            ("shi", "shih"),
            ("luo", "lo"),
            ("hao", "hao"),
            ("chen", "chen"),
            ("ge", "ko"),
            ("shui", "shui"),
            ("bian", "pien"),
            ("gao", "kao"),
            ("rong", "jung"),
            ("cai", "tsai"),
            ("yuan", "yuan"),
        ] {
            assert_eq!(wade_giles(pinyin), other, "{pinyin}");
        }
    }
}
