//! That a correction says whether the period starts again (GS0724). Whether it says the truth is for
//! `audit/` to say.

use super::elements::{Said, missing as lacks};
use super::period;
use crate::diag::{Code, Diagnostic};
use crate::lang::text;
use crate::model::{Notice, Placeholder, restarts};

pub(super) fn missing(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    if said.has(&[Placeholder::Restart]) || is_said(&said.words) {
        return None;
    }
    let fault = lacks(
        notice,
        Code::MissingPeriod,
        text!("公示期是否重新计算", "whether the period starts again"),
        text!(
            "重新计算的，新的起止日期；不重新计算的，写明「公示期不重新计算」「公示截止时间不变」",
            "the new dates, or that the old ones stand"
        ),
        text!("写 {{{{期限说明}}}}", "write {{{{期限说明}}}}"),
    );
    Some(Diagnostic { span: period::named(notice).unwrap_or(fault.span), ..fault })
}

/// Whether the words say it: 公示期不变, 公示期重新计算, 公示期仍为9月23日至27日, 不再重新公示.
fn is_said(words: &str) -> bool {
    let anew = ["重新公示", "不重新", "不再重新", "不另行公示"];
    words.split(['。', '！', '？']).any(|sentence| {
        let gives = sentence.contains("公示") && period::names_a_day(sentence);
        let kept =
            gives && ["仍为", "仍至", "仍于", "仍是", "公示至", "止", "公示期为"].iter().any(|w| sentence.contains(w));
        kept || restarts(sentence).is_some() || anew.iter().any(|word| sentence.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_the_period_starts_again() {
        for words in [
            "更正如下。公示期不变。",
            "公示期仍为2024年9月23日至27日，不另行计算。",
            "本次更正不影响公示期，公示仍于9月27日17时截止。",
            "公示期限仍为2024年9月23日至27日。",
            "公示至9月30日止。",
            "现重新公示。",
            "不再另行公示，名单不变；公示期不重新计算。",
        ] {
            assert!(is_said(words), "{words}");
        }
        for words in [
            "更正如下。名单不变。",
            "公示期间收到异议1件。",
            "9月23日发布的公示有误，9月25日更正。",
            "公示期为5个工作日。",
            "申报材料的报送时间仍为9月30日。",
        ] {
            assert!(!is_said(words), "{words}");
        }
    }
}
