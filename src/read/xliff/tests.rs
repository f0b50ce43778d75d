//! Files of every version and dialect.

use super::*;
use crate::read::Item;

fn read(file: &str) -> std::result::Result<Vec<String>, String> {
    let mut out = Vec::new();
    let mut sink = |item| {
        out.push(match item {
            Item::Pair(pair) => format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
            Item::Draft(pair) => format!("draft {} {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
            other => format!("{other:?}"),
        });
        Ok(())
    };
    Xliff.read(&"x".into(), &mut file.as_bytes(), &mut sink).map_err(|error| error.to_string())?;
    Ok(out)
}

fn one(languages: &str, units: &str) -> std::result::Result<Vec<String>, String> {
    read(&format!(
        "<xliff version='1.2' xmlns:mq='MQXliff' xmlns:m='memsource' xmlns:sdl='sdl'><file {languages}><header><note>\
         <source>no</source></note></header><body><group>{units}</group></body></file></xliff>"
    ))
}

const EN_ZH: &str = "source-language='en-US' target-language='zh-CN'";

#[test]
fn units_of_version_1_are_pairs_without_alternatives() {
    let units = "<trans-unit id='1'><source>the <g id='1'>city</g></source><target state='final'>城<x id='2'/>市</target>\
                 <alt-trans><source>no</source><target>不</target></alt-trans><note>no</note></trans-unit>\
                 <trans-unit id='2' approved='no'><source>China</source><target>中国</target></trans-unit>\
                 <trans-unit id='3'><source>no</source></trans-unit>\
                 <trans-unit id='4'><source>a</source><target state='needs-review-translation'>一</target></trans-unit>";
    let expected = ["x#1 城市|the city", "draft x#2 中国|China", "draft x#4 一|a"];
    assert_eq!(one(EN_ZH, units).expect("a file"), expected);
}

#[test]
fn languages_are_guessed_where_none_is_named_and_refused_where_another_is() {
    let unit = "<trans-unit><source>城市</source><target>city</target></trans-unit>";
    assert_eq!(one("", unit).expect("a file"), ["x:1 城市|city"]);
    let error = one("source-language='en' target-language='fr'", unit).expect_err("French");
    assert_eq!(error, "x: is in the language fr; Chinese and English are needed");
}

#[test]
fn segments_of_trados_are_pairs_with_states_of_their_own() {
    let units = "<trans-unit id='u'><source>One. Two. Three.</source>\
                 <seg-source><g id='0'><mrk mtype='seg' mid='1'>One.</mrk> <mrk mtype='seg' mid='2'>Two.</mrk> \
                 <mrk mtype='seg' mid='3'>Three.</mrk></g></seg-source>\
                 <target><g id='0'><mrk mtype='seg' mid='1'>一。</mrk><mrk mtype='seg' mid='2'>二。</mrk>\
                 <mrk mtype='seg' mid='3'/></g></target><sdl:seg-defs><sdl:seg id='1' conf='ApprovedSignOff'>\
                 <sdl:value key='k'>v</sdl:value></sdl:seg><sdl:seg id='2' conf='Draft'/><sdl:seg id='3'/></sdl:seg-defs></trans-unit>";
    assert_eq!(one(EN_ZH, units).expect("a file"), ["x#u/1 一。|One.", "draft x#u/2 二。|Two."]);
}

#[test]
fn memoq_and_phrase_say_what_is_confirmed() {
    let units = "<trans-unit id='1' mq:status='ManuallyConfirmed'><source>a</source><target>一</target></trans-unit>\
                 <trans-unit id='2' mq:status='PreTranslated'><source>b</source><target>二</target></trans-unit>\
                 <trans-unit id='3' m:confirmed='1'><source>c</source><target>三</target></trans-unit>\
                 <trans-unit id='4' m:confirmed='0'><source>d</source><target>四</target></trans-unit>";
    let expected = ["x#1 一|a", "draft x#2 二|b", "x#3 三|c", "draft x#4 四|d"];
    assert_eq!(one(EN_ZH, units).expect("a file"), expected);
}

#[test]
fn segments_of_version_2_are_pairs() {
    let file = "<xliff version='2.0' srcLang='zh-Hans' trgLang='en'><file id='f'><unit id='u'><notes><note>no</note></notes>\
                <segment id='s1' state='final'><source>数字<pc id='1'>治理</pc></source><target>digital <pc id='1'>governance</pc></target>\
                </segment><ignorable><source> </source><target> </target></ignorable>\
                <segment state='initial'><source>城市</source><target>city</target></segment></unit></file></xliff>";
    assert_eq!(read(file).expect("a file"), ["x#u/s1 数字治理|digital governance", "draft x#u 城市|city"]);
}

#[test]
fn a_spoilt_unit_is_left_out_and_the_others_are_read() {
    let unit = |id: u32, text: &str| {
        format!("<trans-unit id='{id}'><source>city</source><target>{text}</target></trans-unit>")
    };
    let got = one(EN_ZH, &[unit(1, "城市"), unit(2, "城<g>市"), unit(3, "市")].concat()).expect("a file");
    assert_eq!(got.get(..2), Some(&["x#1 城市|city".to_owned(), "x#3 市|city".to_owned()][..]));
    assert!(got.get(2).is_some_and(|note| note.contains("spoilt units, left out: 1")), "{got:?}");
}
