//! The closed table of codes. Each has a manual entry (`gongshi explain GS0201`) in `docs/codes/`
//! and a case in `tests/cases/` that brings it about; `tests/tidy.rs` holds both.
//!
//! | range | what |
//! |---|---|
//! | GS00 | files: reading, encodings, links, sizes |
//! | GS01 | YAML, CSV and front matter as text |
//! | GS02 | structure: keys, kinds of values, numbers, dates |
//! | GS03 | identity: ids, references, pages |
//! | GS04 | rubrics (the linter) |
//! | GS05 | facts against their rubric |
//! | GS06 | ranks, awards, quotas, declared results |
//! | GS07 | notices, schedule, content |
//! | GS08 | configuration and theme |

macro_rules! codes {
    ($($name:ident = $number:literal, $zh:literal, $en:literal;)*) => {
        /// Which fault. The number never changes its meaning and is never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $en] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// `GS0201`
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $number),* }
            }

            /// What the fault is called, in one short phrase.
            #[must_use]
            pub fn title(self) -> crate::lang::Text {
                let (zh, en) = match self { $(Self::$name => ($zh, $en)),* };
                crate::lang::Text { zh: zh.to_owned(), en: en.to_owned() }
            }
        }
    };
}

codes! {
    // GS00 files
    NotUtf8 = "GS0001", "文件不是 UTF-8 编码", "file is not UTF-8";
    FileTooLarge = "GS0002", "文件过大", "file is too large";
    OutsideRoot = "GS0003", "路径超出站点目录", "path leaves the site's root";
    SymlinkRefused = "GS0004", "不跟随符号链接", "symbolic link refused";
    StrayFile = "GS0005", "不认识的文件", "unknown file";
    // GS01 text
    YamlSyntax = "GS0101", "YAML 格式错误", "YAML syntax error";
    YamlTab = "GS0102", "用制表符缩进", "tab used as indentation";
    FullWidthColon = "GS0103", "全角冒号", "full-width colon";
    YamlAnchor = "GS0104", "不允许锚点、别名或标签", "anchors, aliases and tags are not allowed";
    YamlTooDeep = "GS0105", "嵌套过深", "nesting too deep";
    YamlManyDocuments = "GS0106", "一个文件里有多个文档", "several documents in one file";
    CsvSyntax = "GS0107", "CSV 格式错误", "CSV syntax error";
    FrontMatter = "GS0108", "缺少正文前的信息区", "front matter is missing or not closed";
    EmptyFile = "GS0109", "文件是空的", "file is empty";
    HiddenCharacter = "GS0110", "看不见的字符", "invisible character";
    FullWidthSpace = "GS0111", "用全角空格缩进", "full-width space used as indentation";
    // GS02 structure
    UnknownKey = "GS0201", "不认识的键", "unknown key";
    DuplicateKey = "GS0202", "键重复", "duplicate key";
    MissingKey = "GS0203", "缺少必填的键", "required key is missing";
    WrongType = "GS0204", "值的类型不对", "wrong type of value";
    UnknownValue = "GS0205", "不在可选值之内", "value is not one of the choices";
    BadNumber = "GS0206", "数字写法不对", "not a number as it must be written";
    BadDate = "GS0207", "日期不对", "not a date";
    BadId = "GS0208", "标识写法不对", "not an id as it must be written";
    EmptyCell = "GS0209", "空白栏目应填「无」", "an empty cell should say 无";
    TextTooLong = "GS0210", "文字超过限制", "text is too long";
    NumberOutOfRange = "GS0211", "数字超出范围", "number is out of range";
    // GS05 facts
    Unscorable = "GS0599", "无法算分", "score cannot be computed";
    // GS06 ranks, awards, quotas, declared results
    DeclaredTotal = "GS0601", "申报总分与计算不符", "declared total differs from the computed one";
    DeclaredAward = "GS0602", "公布的奖项与计算不符", "declared award differs from the computed one";
    NotEligible = "GS0603", "不具备获奖资格", "awarded without being eligible";
    IdleOverride = "GS0604", "特别决定没有改变结果", "override changes nothing";
    LotsRequired = "GS0605", "并列尚未决定", "a tie at the cut is not decided";
    DrawMismatch = "GS0606", "抽签或决定与并列不符", "draw or decision does not match an open tie";
    SeatsVacant = "GS0607", "名额空缺", "seats are not filled";
    SeatsExceeded = "GS0608", "获奖数超过等次名额", "more winners than seats";
    HeadcountExceeded = "GS0609", "人数超过上限", "too many people on one award";
    CapExceeded = "GS0610", "超过比例上限", "ceiling exceeded";
    CapByRounding = "GS0611", "靠取整才符合比例上限", "ceiling held only by rounding";
    CapUnknown = "GS0612", "参与总数未知", "number of participants is unknown";
    QuotaExceeded = "GS0613", "超过推荐名额", "quota exceeded";
    QuotaUnused = "GS0614", "有名额没有申报", "quota without a nomination";
    AllocationDiffers = "GS0615", "名额与分配方法不符", "seats differ from the allocation";
    AllocationTie = "GS0616", "名额分配的并列与决定不符", "allocation tie and decision do not match";
    RubricExample = "GS0617", "细则的算例不成立", "an example of the rubric does not hold";
    // GS071 schedule
    PeriodTooShort = "GS0710", "阶段短于公示期", "stage shorter than the publicity period";
    StagesOverlap = "GS0711", "阶段重叠或次序不对", "stages overlap or are out of order";
    LateCutOff = "GS0712", "统计截止晚于申报截止", "facts are cut off after filing closes";
    EndsOnDayOff = "GS0713", "截止日不是工作日", "stage ends on a day off";
    BeyondCalendar = "GS0714", "超出工作日表", "date beyond the table of working days";
}
