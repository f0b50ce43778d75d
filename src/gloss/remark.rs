//! Words with which remarks in brackets begin, and signs that they hold.

/// Words with which English remarks begin, folded, parted by spaces.
pub(super) const OPENING: &str = "see cf cf. e.g e.g. eg such photo photos photograph image images courtesy source sources credit credits \
     copyright adapted approx approx. approximately circa c. ca. fig fig. figure figures table tables chapter \
     section sec. appendix annex clause article box page p. pp. vol. vol no. version ver. step part eq. equation \
     ibid ibid. formerly previously now since until including excluding except reprinted translated author \
     retrieved accessed email tel tel. http https optional required default left right top bottom above below \
     pictured ret. b. d. born died r. reigned est. born: note note: up again only just still almost nearly roughly \
     maybe perhaps please sic sic! ditto continued all both rev rev. ver max min ok auto archive";

/// What Chinese remarks begin with, folded, parted by spaces.
pub(super) const OPENING_ZH: &str = "参见 详见 参阅 参看 参考 如图 如表 例如 比如 譬如 如： 如下 大约 约合 约为 相当于 等于 不含 包括 \
     包含 总部 位于 附录 附件 资料 来源 数据 摄影 图片 照片 笔者 译者 编者 作者 下同 同上 截至 自从 单位 \
     左起 右起 左图 右图 上图 下图 注： 注: 图： 现任 时任 原任 前任 主持 记者 免费 可选 必填 默认 \
     也就是 虽然 因为 不过 而且 或者 尤其 特别是 至今 超过 不到 以及 多为 多指 周一 周二 周三 周四 周五 \
     周六 周日 星期 今天 昨天 明天 中文 英文 见 至少 最多 不少于 不超过 以防 以免 因病 因为 为了";

/// Signs of Chinese sentences.
pub(super) const SAID: &[&str] =
    &["，", "。", "！", "？", "：", "；", "了", "吗", "吧", "呢", "着", "没有", "不是", "就是", "都", "很"];

/// Single characters with which remarks begin more often than terms.
pub(super) const OPENING_CHARACTERS: &str = "他她我这那此其已曾但并今含指由从需须请又";

/// And those with which they begin before a number.
pub(super) const COUNTING_CHARACTERS: &str = "共约近占距限每另逾超达计";

/// Signs of references wherever they stand.
pub(super) const REFERENCES: &[&str] =
    &["见附录", "见附件", "见表", "见图", "详见", "参见", "见下", "见上", "见第"];

/// Signs of measures.
pub(super) const RANGES: &[&str] = &["以下", "以上", "以内", "以外", "之间", "左右", "不等", "如下", "所示"];
