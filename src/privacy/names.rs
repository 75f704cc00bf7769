//! What numbers are called: whether 电话, 身份证, 卡号 stands before one.

/// Bytes before a number in which its name is looked for.
const NEAR: usize = 60;

/// What documents of identity are called.
pub(super) const DOCUMENTS: &[&str] = &["身份证", "证件", "证号", "ID number", "id_number"];
/// What accounts are called.
pub(super) const ACCOUNTS: &[&str] = &["银行", "卡号", "账号", "帐号"];
/// The document of which every number is one.
pub(super) const ID_CARD: &[&str] = &["身份证"];
/// What numbers of telephones are called.
pub(super) const PHONES: &[&str] = &["电话", "手机", "联系", "微信", "Tel", "TEL", "tel", "hone", "obile"];

/// What a name is no name before: what telephones cost, how many there are, what people do with them.
const OTHERWISE: &[&str] = &[
    "费", "补", "津贴", "总数", "总量", "总计", "数", "量", "率", "占比", "台", "部", "次", "用户", "分机", "回访",
    "抽查", "调查", "核实", "营业", "销售", "元",
];
/// What may stand between a name and such a word.
const BETWEEN: &[&str] = &["号码", "号", "（", "(", "单位：", "单位:", "万", "亿", "\"", " "];

/// Whether one of these names stands before a place, in the same sentence.
pub(super) fn is_named(text: &[u8], at: usize, names: &[&str]) -> bool {
    last_name(text, at, names).is_some()
}

/// The same with nothing but words between the name and the place: no other number, no other row of a
/// table.
pub(super) fn is_called(text: &[u8], at: usize, names: &[&str]) -> bool {
    let Some(name) = last_name(text, at, names) else { return false };
    let between = &text[name..at];
    // 电话1, 电话2.
    let first = between.iter().position(|b| !b.is_ascii_digit()).unwrap_or_default();
    let between = &between[usize::from(first == 1)..];
    let has = |signs: &[u8]| between.iter().any(|b| signs.contains(b));
    !(between.iter().any(u8::is_ascii_digit) || has(b"\n") && has(b",|\t"))
}

/// Where the last of these names ends that stands before a place, in the same sentence.
fn last_name(text: &[u8], at: usize, names: &[&str]) -> Option<usize> {
    const ENDS: [&[u8]; 4] = ["。".as_bytes(), "；".as_bytes(), b"\n\n", &[super::plain::BREAK]];
    let from = at.saturating_sub(NEAR);
    let before = &text[from..at];
    let end = |end: &&[u8]| before.windows(end.len()).rposition(|w| w == *end).map_or(0, |at| at + end.len());
    let start = from + ENDS.iter().map(end).max().unwrap_or_default();
    names.iter().filter_map(|name| last(&text[start..at], name)).max().map(|end| start + end)
}

/// Where a name ends that stands last in a text.
fn last(text: &[u8], name: &str) -> Option<usize> {
    let places = text.windows(name.len()).zip(name.len()..).filter(|(word, _)| *word == name.as_bytes());
    places.map(|(_, end)| end).filter(|end| introduces(&text[*end..])).last()
}

/// Whether a name is one for a number, by what stands behind it.
fn introduces(mut behind: &[u8]) -> bool {
    let starts =
        |behind: &[u8], words: &[&str]| words.iter().find(|w| behind.starts_with(w.as_bytes())).map(|w| w.len());
    while let Some(length) = starts(behind, BETWEEN) {
        behind = &behind[length..];
    }
    starts(behind, OTHERWISE).is_none()
}

/// Whether a head of a column names what stands below it.
pub(super) fn is_head(cell: &[u8], names: &[&str]) -> bool {
    names.iter().any(|name| last(cell, name).is_some())
}

/// What numbers of things are called.
const THINGS: &[&str] = &[
    "编号",
    "序列号",
    "合同号",
    "批准号",
    "文号",
    "专利号",
    "申请号",
    "代码",
    "编码",
    "证书号",
    "许可证号",
    "产权证号",
    "合格证号",
    "登记号",
    "备案号",
    "流水号",
    "订单号",
    "图斑号",
    "地块号",
    "宗地号",
    "单元号",
    "设备号",
    "机身号",
    "出厂号",
    "资产号",
    "批号",
    "条码",
    "条形码",
    "序号",
    "IMEI",
    "S/N",
];
/// With one of these words the number of a thing is the number of a person, or of an account.
const PERSONS: &[&str] = &["身份", "证件", "公民", "居民", "银行", "卡", "开户", "账", "帐", "电话", "手机"];
/// Bytes from the name of a thing to its number at the most.
const FAR: usize = 30;

/// Whether a number is that of a thing, by the words right before it or by the head of its column.
pub(super) fn is_of_thing(text: &[u8], at: usize) -> bool {
    let is_cell = |b: &u8| matches!(b, b',' | b'|' | b'\t' | b'"' | b'\n' | &super::plain::BREAK);
    let is_person = |words: &[u8]| PERSONS.iter().any(|word| last(words, word).is_some());
    let called = last_name(text, at, THINGS).is_some_and(|name| {
        let start = text[..name].iter().rposition(is_cell).map_or(0, |at| at + 1).max(at.saturating_sub(NEAR));
        // Behind the words in its own cell, no other cell says anything.
        let own = text[name..at].split(is_cell).skip(1).all(|words| words.trim_ascii().is_empty());
        is_called(text, at, THINGS) && at - name <= FAR && own && !is_person(&text[start..at])
    });
    let headed = || super::cells::heads(text, at).any(|head| is_head(head, THINGS) && !is_person(head));
    called || headed() && ![DOCUMENTS, ACCOUNTS].iter().any(|names| is_called(text, at, names))
}
