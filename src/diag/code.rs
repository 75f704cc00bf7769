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
}
