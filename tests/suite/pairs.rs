//! `duizhao pair`, as people call it.

use crate::program::Folder;

const ZH: &str = "会议在北京开幕。市长发表了讲话。\n\n代表们参观了工厂和学校。\n";
const EN: &str = "The meeting opened in Beijing. The mayor gave a speech.\n\nThe delegates visited a factory and a school.\n";

#[test]
fn two_documents_become_pairs_in_every_form() {
    let folder = Folder::new().file("a.zh.txt", ZH).file("a.en.txt", EN);
    let run = folder.run(&["pair", "a.zh.txt", "a.en.txt"]).exits(0);
    run.shows("会议在北京开幕。\tThe meeting opened in Beijing.\t")
        .shows("市长发表了讲话。\tThe mayor gave a speech.\t");
    folder.run(&["pair", "a.zh.txt", "a.en.txt", "--to", "beads"]).exits(0).prints("0\t0\n1\t1\n2\t2\n");
    folder.run(&["pair", "a.zh.txt", "a.en.txt", "-o", "a.tmx", "--direction", "en-zh"]).exits(0);
    assert!(folder.read("a.tmx").contains("srclang=\"en\""));
    folder.run(&["pair", "a.zh.txt", "a.en.txt", "-o", "a.html"]).exits(0);
    assert!(folder.read("a.html").contains("<p title=\"a.zh.txt:3\">代表们参观了工厂和学校。</p>"));
    folder.run(&["pair", "a.zh.txt", "a.en.txt", "-o", "a.odd"]).exits(2).mentions("try --to tsv");
}

#[test]
fn languages_that_are_exchanged_are_told_and_taken_the_other_way_round() {
    let folder = Folder::new().file("a.zh.txt", ZH).file("a.en.txt", EN);
    let run = folder.run(&["pair", "a.en.txt", "a.zh.txt"]).exits(0);
    run.shows("会议在北京开幕。\tThe meeting")
        .mentions("note: a.zh.txt: this is the Chinese text, a.en.txt the English one");
}

#[test]
fn what_cannot_be_paired_is_told_in_one_line() {
    let other = "Bake the cake for an hour.\nAdd two eggs.\nWhisk the butter.\nSift the flour.\nPreheat the oven.\n\
                 Let it cool.\nServe with cream.\nPour in the milk.\nGrease the tin.\n";
    let law = "审判员不得接受当事人请客送礼。\n仲裁协议独立存在。\n公诉人出庭支持公诉。\n上诉不加刑。\n法人应当依法成立。\n\
               债权人可以转让债权。\n抵押权自登记时设立。\n继承从被继承人死亡时开始。\n侵权人应当承担责任。\n";
    let folder = Folder::new().file("zh.txt", law).file("en.txt", other).file("empty.txt", "");
    let run = folder.run(&["pair", "zh.txt", "en.txt"]).exits(1);
    run.prints("").says("error: zh.txt and en.txt do not look like translations of each other");
    folder.run(&["pair", "zh.txt", "zh.txt"]).exits(1).mentions("zh.txt and zh.txt are both Chinese text");
    folder.run(&["pair", "zh.txt", "empty.txt"]).exits(1).mentions("error: empty.txt: is empty");
    folder.run(&["pair", "en.txt"]).exits(1).mentions("no Chinese text found");
}

#[test]
fn a_page_of_both_languages_gives_its_pairs() {
    let page = "数字城市治理专家会在北京举行\nCaption: Expert Meeting on Digital Urban Governance Held in Beijing\n\nThe experts left.\n";
    let folder = Folder::new().file("page.txt", page);
    let run = folder.run(&["pair", "page.txt", "--format", "tsv"]).exits(0);
    run.shows("数字城市治理专家会在北京举行\tExpert Meeting on Digital Urban Governance Held in Beijing\t");
}
