//! Opinions (意见) of unit, county, city, region: in order, and not back in time.

use super::fields::Fields;
use super::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::Opinion;
use crate::source::{Span, Spanned};

/// Reads the opinions of a nomination.
pub(super) fn opinions(node: &Node, faults: &mut Diagnostics) -> Vec<Opinion> {
    let given: Vec<Given> = Vec::read(node, faults).unwrap_or_default();
    for pair in given.windows(2) {
        if let [before, after] = pair
            && after.opinion.on < before.opinion.on
        {
            faults.push(out_of_order(before, after));
        }
    }
    for given in given.iter().filter(|g| !g.opinion.agree) {
        let by = &given.opinion.by;
        let message = text!("「{by}」的意见是不同意", "the opinion of {by} is to refuse");
        let hint = text!(
            "不同意的一般不再上报；确要保留这条申报，请再核实",
            "a refused nomination is seldom forwarded: make sure it belongs here"
        );
        faults.push(Diagnostic::warning(Code::OpinionAgainst, given.place, message).hint(hint));
    }
    given.into_iter().map(|g| g.opinion).collect()
}

/// An opinion and where its day and its answer stand.
struct Given {
    opinion: Opinion,
    on: Span,
    place: Span,
}

impl Read for Given {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let by = f.line("by");
        let agree: Option<Spanned<bool>> = f.need("agree");
        let on: Option<Spanned<jiff::civil::Date>> = f.need("on");
        f.finish();
        let (agree, on) = (agree?, on?);
        Some(Self { opinion: Opinion { by: by?, agree: agree.value, on: on.value }, on: on.span, place: agree.span })
    }
}

fn out_of_order(before: &Given, after: &Given) -> Diagnostic {
    let (first, second) = (before.opinion.on, after.opinion.on);
    let (by, earlier) = (&after.opinion.by, &before.opinion.by);
    let message = text!(
        "「{by}」的意见是 {second}，早于前一级「{earlier}」的 {first}",
        "the opinion of {by} is of {second}, before that of {earlier} on {first}"
    );
    Diagnostic::error(Code::OpinionOrder, after.on, message)
        .related(before.on, text!("前一级的意见在这里", "the opinion before"))
        .expected(text!("{first} 或以后的日期", "{first} or a later day"))
        .hint(text!(
            "意见逐级加具：按先后次序写，日期不倒退",
            "opinions follow each other upwards: write them in order"
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, list, map, scalar};

    fn opinion(on: &str, agree: &str) -> Node {
        map(&[("by", scalar("市级")), ("agree", scalar(agree)), ("on", scalar(on))])
    }

    #[test]
    fn days_do_not_go_back() {
        let good = list(&[opinion("2023-09-20", "true"), opinion("2023-09-20", "true")]);
        assert_eq!(codes(|f| opinions(&good, f)), []);
        let bad = list(&[opinion("2023-09-20", "true"), opinion("2023-09-19", "true")]);
        assert_eq!(codes(|f| opinions(&bad, f)), [Code::OpinionOrder]);
    }

    #[test]
    fn a_refusal_is_pointed_out() {
        assert_eq!(codes(|f| opinions(&list(&[opinion("2023-09-20", "false")]), f)), [Code::OpinionAgainst]);
    }
}
