//! How dates and numbers are written.

use jiff::civil::Date;

use crate::lang::Lang;

/// `2023年9月18日`, without padding (GB/T 9704: 月、日不编虚位); `18 September 2023` in English.
pub(super) fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}
