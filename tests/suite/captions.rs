//! Single captions, each extracted alone: which rows a translator wants, and which he does not.

use duizhao::pipeline::{self, Input, Options};

use crate::program::Folder;

/// A caption in both languages, pairs that must come out, and Chinese sides that must not.
struct Caption {
    zh: &'static str,
    en: &'static str,
    wanted: &'static [(&'static str, &'static str)],
    unwanted: &'static [&'static str],
}

const CAPTIONS: &[Caption] = &[
    Caption {
        zh: "蓝湾科技有限公司与云海大学签署6G通信芯片研究协议",
        en: "Lanwan Technology Co., Ltd. and Yunhai University sign a research agreement on 6G communication chips",
        wanted: &[
            ("蓝湾科技有限公司", "Lanwan Technology Co., Ltd."),
            ("云海大学", "Yunhai University"),
            ("6G通信芯片研究协议", "research agreement on 6G communication chips"),
        ],
        // Two names are two terms; a verb with its object is none.
        unwanted: &["蓝湾科技有限公司与云海大学", "云海大学签署", "签署6G通信芯片研究协议"],
    },
    Caption {
        zh: "腾讯控股有限公司股东大会",
        en: "Shareholders meeting of Tencent Holdings Limited",
        wanted: &[("腾讯控股有限公司", "Tencent Holdings Limited")],
        unwanted: &[],
    },
    Caption {
        zh: "水利部发布《“十五五”全国河湖治理规划》",
        en: "The Ministry of Water Resources issues the 15th Five-Year Plan for National River and Lake Management",
        wanted: &[
            ("水利部", "Ministry of Water Resources"),
            ("“十五五”全国河湖治理规划", "15th Five-Year Plan for National River and Lake Management"),
        ],
        unwanted: &["水利部发布", "发布"],
    },
    Caption {
        zh: "“星河漫步”展览在海南科技馆开幕",
        en: "The exhibition “Walk among the Stars” opens at the Hainan Science Museum",
        wanted: &[("星河漫步", "Walk among the Stars"), ("海南科技馆", "Hainan Science Museum")],
        unwanted: &["开幕"],
    },
    Caption {
        zh: "世界银行为可再生能源提供3亿美元贷款",
        en: "The World Bank provides a USD 300 million loan for renewable energy",
        wanted: &[("世界银行", "World Bank"), ("可再生能源", "renewable energy")],
        unwanted: &["再生能源", "3"],
    },
    Caption {
        zh: "青川县县长陈立新，工程师，考察不锈钢工厂",
        en: "Chen Lixin, head of Qingchuan County, engineer, visits the stainless steel plant",
        wanted: &[("陈立新", "Chen Lixin"), ("不锈钢工厂", "stainless steel plant")],
        unwanted: &["青川县县长陈立新", "考察不锈钢工厂"],
    },
    Caption {
        zh: "第三届中国—东盟绿色能源合作论坛在南宁开幕",
        en: "The Third China-ASEAN Green Energy Cooperation Forum opens in Nanning",
        wanted: &[
            ("第三届中国—东盟绿色能源合作论坛", "Third China-ASEAN Green Energy Cooperation Forum"),
            ("东盟", "ASEAN"),
        ],
        // A single dash joins names; what it joins is no end of a term.
        unwanted: &["第三届中国", "东盟绿色能源合作论坛"],
    },
    Caption {
        zh: "图为深圳市蓝湾科技有限公司展示的新型无人机",
        en: "Photo shows a new drone exhibited by Shenzhen Lanwan Technology Co., Ltd. (file photo)",
        wanted: &[
            ("深圳市蓝湾科技有限公司", "Shenzhen Lanwan Technology Co., Ltd."),
            ("新型无人机", "new drone"),
        ],
        unwanted: &["图为深圳市蓝湾科技有限公司", "有限公司"],
    },
    Caption {
        zh: "国家发展改革委副主任李明出席论坛并致辞",
        en: "Li Ming, Vice Chair of the National Development and Reform Commission, delivers remarks at the forum",
        wanted: &[("国家发展改革委", "National Development and Reform Commission"), ("李明", "Li Ming")],
        unwanted: &["国家发展改革", "国家发展", "国家发展改革委副"],
    },
    Caption {
        zh: "嫦娥六号探测器在月球背面着陆",
        en: "Chang'e-6 probe lands on the far side of the Moon",
        wanted: &[("嫦娥六号", "Chang'e-6"), ("嫦娥六号探测器", "Chang'e-6 probe")],
        unwanted: &["嫦娥"],
    },
    Caption {
        zh: "耐多药结核病仍是危机",
        en: "Multidrug-resistant tuberculosis remains a crisis",
        wanted: &[("耐多药结核病", "Multidrug-resistant tuberculosis")],
        // No adverb ends a term.
        unwanted: &["结核病仍", "耐多药结核病仍"],
    },
    Caption {
        zh: "国际原子能机构（原子能机构）考察低空经济示范区",
        en: "The International Atomic Energy Agency (IAEA) visits a low-altitude economy demonstration zone",
        wanted: &[("原子能机构", "IAEA"), ("低空经济", "low-altitude economy")],
        unwanted: &[],
    },
];

#[test]
fn a_single_caption_gives_its_terms_and_no_phrases() {
    for caption in CAPTIONS {
        let rows = rows(caption);
        for (zh, en) in caption.wanted {
            assert!(rows.contains(&((*zh).to_owned(), (*en).to_owned())), "{zh} = {en} is missing: {rows:?}");
        }
        for unwanted in caption.unwanted {
            assert!(rows.iter().all(|(zh, _)| zh != unwanted), "{unwanted} is no term: {rows:?}");
        }
    }
}

#[test]
fn what_loses_to_a_longer_term_is_listed_with_the_reason() {
    let folder = Folder::new().file("caption.txt", "联合国人居署代表\nCaption: UN-Habitat representative\n");

    folder.run(&["extract", "caption.txt", "--dropped", "dropped.csv"]).exits(0);
    let list = folder.read("dropped.csv");
    assert!(list.contains("better: 联合国人居署 = UN-Habitat"), "{list}");
}

#[test]
fn a_stricter_level_keeps_less() {
    let folder = Folder::new().file(
        "caption.txt",
        "数字城市治理结题专家会暨走进鄂尔多斯市活动\n\
         Caption: Final Expert Meeting on Digital Urban Governance and the Visit to Ordos\n",
    );
    let rows = |level: &str| {
        let run = folder.run(&["extract", "caption.txt", "--to", "csv-plain", "--level", level]).exits(0);
        run.stdout().lines().count()
    };
    let [strict, balanced, broad] = ["strict", "balanced", "broad"].map(rows);
    assert!(
        0 < strict && strict <= balanced && balanced <= broad && strict < broad,
        "{strict} {balanced} {broad}"
    );
}

#[test]
fn likely_terms_without_a_counterpart_are_listed_on_request() {
    let text =
        "联合国人居署代表出席《蓝图九号》发布仪式\nCaption: The UN-Habitat representative at the ceremony\n";
    let folder = Folder::new().file("caption.txt", text);
    let lines = |arguments: &[&str]| {
        let all = [&["extract", "caption.txt", "--to", "tsv", "--no-context"], arguments].concat();
        folder.run(&all).exits(0).stdout().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(lines(&[]).iter().all(|line| !line.starts_with("蓝图九号")), "not asked for");
    let asked = lines(&["--untranslated"]);
    assert!(asked.iter().any(|line| line.starts_with("蓝图九号\t\ttitle")), "{asked:?}");
}

fn rows(caption: &Caption) -> Vec<(String, String)> {
    let folder = Folder::new().file("caption.txt", format!("{}\nCaption: {}\n", caption.zh, caption.en));
    let input = Input::File(folder.path("caption.txt").display().to_string());
    let options = Options::default();
    let paired = pipeline::pair(&input, &options).unwrap_or_else(|error| panic!("{error}"));
    let found = pipeline::extract(vec![paired], &options).unwrap_or_else(|error| panic!("{error}"));
    found.glossary.entries.into_iter().map(|entry| (entry.terms.zh, entry.terms.en)).collect()
}
