//! Where a text in Traditional characters comes from, told by words that one side alone uses.

/// A region that writes Traditional characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    Taiwan,
    HongKong,
}

/// What a text tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// `None` where nothing tells, or as much speaks for the one as for the other.
    pub(super) region: Option<Region>,
    /// Words that told it, the first few.
    pub(super) words: Vec<&'static str>,
}

/// So many words are named as the reason.
const NAMED: usize = 3;

/// A thing that the two call by different names. Words that both use (伺服器, 資料庫, 螢幕), or that stand inside words of
/// the other, are left out; so is 資訊科技, which Hong Kong says, though elsewhere 資訊 is Taiwan's 信息.
const WORDS: &[(&str, &str)] = &[
    ("軟體", "軟件"),       // software
    ("硬體", "硬件"),       // hardware
    ("資訊", "信息"),       // information
    ("網路", "網絡"),       // network
    ("網際網路", "互聯網"), // internet
    ("數位", "數碼"),       // digital
    ("品質", "質素"),       // quality
    ("印表機", "打印機"),   // printer
    ("計程車", "的士"),     // taxi
    ("公車", "巴士"),       // bus
    ("捷運", "港鐵"),       // underground railway
    ("奈米", "納米"),       // nanometre
    ("新臺幣", "港元"),     // the currency
    ("新台幣", "港幣"),
    ("立法院", "立法會"), // parliament
    ("行政院", "行政長官"),
    ("臺灣", "香港"), // whom a text speaks of most it mostly comes from
    ("台灣", "九龍"),
    ("國中", "中三"),           // school years
    ("智慧型手機", "智能手機"), // smartphone
    ("人工智慧", "人工智能"),   // artificial intelligence
    ("健保", "強積金"),         // social insurance
];

/// Characters of which the two write different forms.
const FORMS: &[(char, char)] = &[
    ('裡', '裏'), // inside
    ('衛', '衞'), // to guard
    ('啟', '啓'), // to open
    ('床', '牀'), // bed
    ('群', '羣'), // crowd
    ('匯', '滙'), // exchange, in the names of banks
];

/// The region that more of the text's words speak for, each counted once.
pub(super) fn of(text: &str) -> Found {
    let text = text.replace("資訊科技", "");
    let mut words: [Vec<&'static str>; 2] = [Vec::new(), Vec::new()];
    let mut forms = [0, 0];
    for &(taiwan, hong_kong) in WORDS {
        for (side, word) in words.iter_mut().zip([taiwan, hong_kong]) {
            if text.contains(word) {
                side.push(word);
            }
        }
    }
    for &(taiwan, hong_kong) in FORMS {
        for (side, form) in forms.iter_mut().zip([taiwan, hong_kong]) {
            *side += usize::from(text.contains(form));
        }
    }
    let [taiwan, hong_kong] = words;
    let [forms_of_taiwan, forms_of_hong_kong] = forms;
    // Taiwan's forms are also those of many fonts and converters: they only weigh beside words.
    let weights = [
        if taiwan.is_empty() { 0 } else { taiwan.len() + forms_of_taiwan },
        hong_kong.len() + forms_of_hong_kong,
    ];
    let [for_taiwan, for_hong_kong] = weights;
    let found = |region, mut words: Vec<&'static str>| {
        words.truncate(NAMED);
        Found { region: Some(region), words }
    };
    match for_taiwan.cmp(&for_hong_kong) {
        std::cmp::Ordering::Greater => found(Region::Taiwan, taiwan),
        std::cmp::Ordering::Less => found(Region::HongKong, hong_kong),
        std::cmp::Ordering::Equal => Found::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_one_region_alone_uses_tell_it() {
        for (text, region) in [
            ("資訊安全與軟體品質", Some(Region::Taiwan)),
            ("資訊科技及軟件發展", Some(Region::HongKong)),
            ("香港金融管理局的數碼港元", Some(Region::HongKong)),
            ("網絡保安和互聯網信息", Some(Region::HongKong)),
            ("學校裏的衞生", Some(Region::HongKong)),
            ("學校裡的衛生", None),
            ("數學與歷史", None),
            ("軟體和軟件", None),
            ("", None),
        ] {
            assert_eq!(of(text).region, region, "{text}");
        }
        assert_eq!(of("軟體、網路、資訊、捷運").words, ["軟體", "資訊", "網路"]);
    }
}
