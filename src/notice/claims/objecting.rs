//! What prose says of objections: none, or how many.

use super::known::Known;
use super::numeral::numeral;
use super::stream::{CLAUSE, Stream};
use super::{Claim, Contradiction};

/// Words that say that there was none.
const NONE: &[&str] =
    &["未收到", "没有收到", "未接到", "没有接到", "公示无异议", "期间无异议", "期内无异议", "期满无异议", "均无异议"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(count) = known.objections else { return };
    let mut say = |range: std::ops::Range<usize>| {
        let right = if count == 0 { "未收到异议".to_owned() } else { format!("收到异议{count}件") };
        found.push(Contradiction {
            place: stream.place(range.clone()),
            said: stream.text(range),
            right: vec![right],
            placeholder: "{{异议情况}}".to_owned(),
            claim: Claim::Objections,
        });
    };
    for at in 0..stream.chars.len() {
        if let Some(word) = stream.longest(at, NONE) {
            let end = stream.end_of(at, CLAUSE);
            let speaks = ["异议", "反映", "举报", "意见"].iter().any(|w| stream.text(at..end).contains(w));
            if count > 0 && speaks {
                say(at..at + word.chars().count());
            }
        }
        let Some(n) = numeral(&stream.chars[at..]).filter(|_| at == 0 || !stream.chars[at - 1].is_ascii_digit()) else {
            continue;
        };
        let end = at + n.length;
        let clause = stream.text(stream.start_of(at, CLAUSE)..at);
        let received = ["收到", "接到"].iter().any(|w| clause.contains(w))
            && ["异议", "反映", "举报"].iter().any(|w| clause.contains(w))
            || ["收到", "接到"].iter().any(|w| clause.ends_with(w))
                && stream.longest(end + 1, &["异议", "反映", "举报"]).is_some();
        let measured = stream.chars.get(end).is_some_and(|c| "件条起项个".contains(*c));
        let whole = !stream.chars[..at].last().is_some_and(|c| "〇一二三四五六七八九十百".contains(*c));
        if received && measured && whole && usize::try_from(n.value) != Ok(count) && !clause.contains("其中") {
            say(at..end + 1);
        }
    }
}
