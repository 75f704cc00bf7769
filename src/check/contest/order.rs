//! The order of lists: one word, or `tier` and what counts within a tier.

use crate::check::nearest::nearest;
use crate::check::read::{OneOrMore, Read};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::Node;
use crate::model::{ListOrder, RowOrder, TrackKind};
use crate::source::{Span, Spanned};

/// What may be written.
const WORDS: &[&str] = &["score", "region", "recorded", "surname-strokes", "name-strokes", "tier"];

/// `score`, or `[tier, surname-strokes]`. `kind` and `scored` say what the track has to be ordered by.
pub(in crate::check) fn list_order(
    node: &Node,
    kind: Option<TrackKind>,
    scored: bool,
    faults: &mut Diagnostics,
) -> Option<ListOrder> {
    let before = faults.errors();
    let words: Vec<Spanned<String>> = OneOrMore::read(node, faults)?.0;
    for word in &words {
        faults.push_some(misfit(word, kind, scored));
    }
    let words: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
    let order = match words[..] {
        ["tier"] if scored => Some((true, "score")),
        ["tier", rows] if rows != "tier" => Some((true, rows)),
        [rows] if rows != "tier" => Some((false, rows)),
        _ => None,
    };
    if order.is_none() && faults.errors() == before {
        faults.push(combination(node.span, kind, scored));
    }
    let (by_tier, rows) = order.filter(|_| faults.errors() == before)?;
    Some(ListOrder { by_tier, rows: row_order(rows)? })
}

fn row_order(word: &str) -> Option<RowOrder> {
    Some(match word {
        "score" => RowOrder::Score,
        "region" => RowOrder::Region,
        "recorded" => RowOrder::Recorded,
        "surname-strokes" => RowOrder::SurnameStrokes,
        "name-strokes" => RowOrder::NameStrokes,
        _ => return None,
    })
}

/// A word that is none, or that the track has nothing for.
fn misfit(word: &Spanned<String>, kind: Option<TrackKind>, scored: bool) -> Option<Diagnostic> {
    let typed = &word.value;
    let people = kind.is_none_or(|kind| kind == TrackKind::Individual);
    let message = match typed.as_str() {
        "score" if !scored => {
            text!("没有评分细则的赛道不能按得分排列", "a track without a rubric cannot be listed by score")
        }
        "surname-strokes" if !people => {
            text!("单位和成果没有姓氏，不能按姓氏笔画排列", "units and results have no surnames to be listed by")
        }
        known if WORDS.contains(&known) => return None,
        _ => text!("「{typed}」不在可选值之内", "`{typed}` is not one of the choices"),
    };
    let fault = Diagnostic::error(Code::UnknownValue, word.span, message).expected(choices(kind, scored));
    Some(match typed.as_str() {
        "surname-strokes" => {
            fault.hint(text!("按名称笔画排列写 name-strokes", "by the strokes of names: name-strokes"))
        }
        typed => match nearest(typed, WORDS.iter().copied()).filter(|near| *near != typed) {
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        },
    })
}

/// Words that do not go together.
fn combination(span: Span, kind: Option<TrackKind>, scored: bool) -> Diagnostic {
    let message = text!("次序写得不对", "this is not an order");
    Diagnostic::error(Code::UnknownValue, span, message).expected(choices(kind, scored)).hint(text!(
        "只写一种；先按等次、等次内再按别的，写成 [tier, region] 这样",
        "one word; by tier and by something else within a tier: [tier, region]"
    ))
}

/// What the track can be ordered by.
fn choices(kind: Option<TrackKind>, scored: bool) -> Text {
    let people = kind.is_none_or(|kind| kind == TrackKind::Individual);
    let fits = |word: &&&str| match **word {
        "score" => scored,
        "surname-strokes" => people,
        word => word != "tier",
    };
    let rows: Vec<&str> = WORDS.iter().filter(fits).copied().collect();
    let (words, first) = (rows.join(" | "), rows.first().copied().unwrap_or_default());
    text!("{words} | [tier, {first}]…", "{words} | [tier, {first}]…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, scalar};
    use crate::load::NodeKind;

    fn read(words: &[&str], kind: TrackKind, scored: bool) -> Option<ListOrder> {
        list_order(&node(words), Some(kind), scored, &mut Diagnostics::new())
    }

    fn node(words: &[&str]) -> Node {
        match words {
            [word] => scalar(word),
            words => Node { kind: NodeKind::List(words.iter().map(|w| scalar(w)).collect()), ..scalar("") },
        }
    }

    #[test]
    fn one_word_or_tier_and_another() {
        let order = |by_tier, rows| Some(ListOrder { by_tier, rows });
        assert_eq!(read(&["region"], TrackKind::Individual, false), order(false, RowOrder::Region));
        assert_eq!(read(&["tier"], TrackKind::Collective, true), order(true, RowOrder::Score));
        assert_eq!(
            read(&["tier", "surname-strokes"], TrackKind::Individual, false),
            order(true, RowOrder::SurnameStrokes)
        );
        assert_eq!(read(&["name-strokes"], TrackKind::Showcase, true), order(false, RowOrder::NameStrokes));
    }

    #[test]
    fn each_wrong_order_is_one_fault() {
        for words in [
            &["score"][..],
            &["surname-strokes"],
            &["tier"],
            &["stroke"],
            &["region", "tier"],
            &["tier", "tier"],
            &["tier", "region", "recorded"],
        ] {
            let found = codes(|f| {
                let _ = list_order(&node(words), Some(TrackKind::Collective), false, f);
            });
            assert_eq!(found, [Code::UnknownValue], "{words:?}");
        }
    }
}
