//! Orders in words, as lists print them.

use crate::lang::{Text, text};
use crate::model::{ListOrder, RowOrder, TrackKind};

/// The order of a list of a track: 以姓氏笔画为序.
#[must_use]
pub fn list_order(order: ListOrder, kind: TrackKind) -> Text {
    let rows = match (order.rows, kind) {
        (RowOrder::Score, _) => text!("按总分名次排列", "in the order of rank"),
        (RowOrder::Region, _) => text!("按推荐单位的顺序排列，不分先后", "in the order of recommending units"),
        (RowOrder::Recorded, _) => text!("按申报编号排列，不分先后", "in the order of ids"),
        (RowOrder::SurnameStrokes, _) => text!("以姓氏笔画为序", "in the order of surnames by strokes"),
        (RowOrder::NameStrokes, TrackKind::Individual) => {
            text!("以姓名笔画为序", "in the order of names by strokes")
        }
        (RowOrder::NameStrokes, TrackKind::Collective) => {
            text!("以单位名称笔画为序", "in the order of units' names by strokes")
        }
        (RowOrder::NameStrokes, TrackKind::Showcase) => {
            text!("以成果名称笔画为序", "in the order of titles by strokes")
        }
    };
    if !order.by_tier {
        return rows;
    }
    let Text { zh, en } = rows;
    text!("按等次排列，同一等次{zh}", "by tier, and within a tier {en}")
}
