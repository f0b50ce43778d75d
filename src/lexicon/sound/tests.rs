//! Names that the sounds must find, and names that they must not.

use super::{best_window, sounds_like};

fn likeness(zh: &str, latin: &str) -> f32 {
    sounds_like(&zh.chars().collect::<Vec<char>>(), latin)
}

#[test]
fn names_sound_like_their_counterparts() {
    for (zh, latin) in [
        ("吴建南", "Wu Jiannan"),
        ("吴建南", "Jiannan Wu"),
        ("吳建南", "WU Jian-nan"),
        ("鄂尔多斯", "Ordos"),
        ("吉日木图", "Jirimutu"),
        ("特朗普", "Trump"),
        ("默克尔", "Merkel"),
        ("古特雷斯", "Guterres"),
        ("冯德莱恩", "von der Leyen"),
        ("格罗西", "Grossi"),
        ("约翰·史密斯", "John Smith"),
        ("呼伦贝尔", "Hulunbuir"),
        ("廣島", "Hiroshima"),
        ("马蒂尔达", "Matilda"),
        ("布宜诺斯艾利斯", "Buenos Aires"),
    ] {
        assert!(likeness(zh, latin) > 0.5, "{zh} {latin} {}", likeness(zh, latin));
    }
}

#[test]
fn other_names_do_not_sound_so() {
    for (zh, latin) in [
        ("鄂尔多斯", "Oklahoma"),
        ("特朗普", "Biden"),
        ("吴建南", "Li Jiannan"),
        ("默克尔", "Macron"),
        ("城市", "Chicago"),
        ("治理", "Guterres"),
    ] {
        assert!(likeness(zh, latin) < 0.3, "{zh} {latin} {}", likeness(zh, latin));
    }
}

#[test]
fn a_name_is_found_in_its_sentence() {
    for (zh, words, expected) in [
        ("副市长吉日木图在鄂尔多斯会见代表", vec!["Jirimutu"], "吉日木图"),
        ("副市长吉日木图在鄂尔多斯会见代表", vec!["Ordos"], "鄂尔多斯"),
        ("欧盟委员会主席冯德莱恩发表讲话", vec!["von", "der", "Leyen"], "冯德莱恩"),
        ("由吴建南教授主持", vec!["Jiannan", "Wu"], "吴建南"),
        ("瑪麗·史密斯說", vec!["Mary", "Smith"], "瑪麗·史密斯"),
    ] {
        let chars: Vec<char> = zh.chars().collect();
        let found =
            best_window(&chars, &words).map(|window| chars[window.start..window.end].iter().collect());
        assert_eq!(found, Some(expected.to_owned()), "{words:?}");
    }
}

#[test]
fn odd_input_has_no_sound() {
    assert_eq!(best_window(&[], &["Trump"]), None);
    assert_eq!(best_window(&['特', '朗', '普'], &[]), None);
    assert_eq!(best_window(&['特', '朗', '普'], &["2024"]), None);
    assert!(likeness("", "").abs() < f32::EPSILON);
    assert!(likeness("特朗普", &"x".repeat(100_000)).abs() < f32::EPSILON);
}
