//! How dates and numbers are written. Nothing else in the page room turns a value into text.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use crate::lang::{Lang, text};
use crate::number::{self, Exact, Mode, Rounding};

/// Most decimal places of an exact value before it is written as a fraction.
const PLACES: u8 = 8;

/// `2023年9月18日`, without padding (GB/T 9704: 月、日不编虚位).
pub(super) fn date(date: Date, lang: Lang) -> String {
    let (y, m, d) = (date.year(), date.month(), date.day());
    match lang {
        Lang::Zh => format!("{y}年{m}月{d}日"),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}

/// `2023年9月18日至22日`: what the end shares with the start is not repeated.
pub(super) fn dates(from: Date, to: Date, lang: Lang) -> String {
    if from == to {
        return date(from, lang);
    }
    let start = date(from, lang);
    if lang == Lang::En {
        return format!("{start} – {}", date(to, lang));
    }
    if from.year() != to.year() {
        format!("{start}至{}", date(to, lang))
    } else if from.month() == to.month() {
        format!("{start}至{}日", to.day())
    } else {
        format!("{start}至{}月{}日", to.month(), to.day())
    }
}

/// `17:00`
pub(super) fn time(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A published number, with its scale kept: `9.50`.
pub(super) fn published(value: &Decimal) -> String {
    number::written(value)
}

/// An exact value: `13.4985` where a decimal of few places says it all, else `401549/4560`.
pub(super) fn exact(value: &Exact) -> String {
    if value.is_integer() {
        return value.to_string();
    }
    let rounding = Rounding { places: PLACES, mode: Mode::Down };
    let decimal = if rounding.is_exact(value) { rounding.publish(value) } else { None };
    decimal.map_or_else(|| value.to_string(), |d| number::shortest(&d))
}

/// The same as it is read: `≈ 88.060855（401549/4560）` where no decimal of few places says it all.
pub(super) fn spelled(value: &Exact, lang: Lang) -> String {
    let short = exact(value);
    let near = Rounding { places: 6, mode: Mode::HalfUp }.publish(value).filter(|_| short.contains('/'));
    match (near, lang) {
        (None, _) => short,
        (Some(near), Lang::Zh) => format!("≈ {}（{short}）", number::written(&near)),
        (Some(near), Lang::En) => format!("≈ {} ({short})", number::written(&near)),
    }
}

/// Whether publishing a value changed nothing.
pub(super) fn is_same(exact: &Exact, published: &Decimal) -> bool {
    let places = u8::try_from(published.scale()).unwrap_or(Rounding::MAX_PLACES);
    let rounding = Rounding { places, mode: Mode::Down };
    rounding.is_exact(exact) && rounding.publish(exact).is_some_and(|d| d == *published)
}

/// A share as a percentage with three places: 13/37 is `35.135%`. Whole percentages stay whole.
pub(crate) fn percent(share: &Exact) -> String {
    let hundred = share.times(&Exact::int(100));
    let whole = Rounding { places: 0, mode: Mode::HalfUp };
    let rounding = if whole.is_exact(&hundred) { whole } else { Rounding { places: 3, mode: Mode::HalfUp } };
    rounding.publish(&hundred).map_or_else(|| share.to_string(), |d| format!("{d}%"))
}

/// `四舍五入，保留2位小数`
pub(crate) fn rounding(rounding: Rounding, lang: Lang) -> String {
    let places = rounding.places;
    let text = match rounding.mode {
        Mode::HalfUp => text!("四舍五入，保留{places}位小数", "rounded half up to {places} places"),
        Mode::HalfEven => text!(
            "四舍六入五成双（GB/T 8170），保留{places}位小数",
            "rounded half to even (GB/T 8170) to {places} places"
        ),
        Mode::Down => text!("保留{places}位小数，其后舍去", "cut to {places} places"),
        Mode::Up => text!("保留{places}位小数，其后进一", "rounded up to {places} places"),
    };
    text.get(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i16, m: i8, d: i8) -> Date {
        Date::constant(y, m, d)
    }

    #[test]
    fn a_range_does_not_repeat_what_it_shares() {
        let zh = |a, b| dates(a, b, Lang::Zh);
        assert_eq!(zh(day(2023, 9, 18), day(2023, 9, 22)), "2023年9月18日至22日");
        assert_eq!(zh(day(2023, 9, 25), day(2023, 10, 9)), "2023年9月25日至10月9日");
        assert_eq!(zh(day(2023, 12, 30), day(2024, 1, 2)), "2023年12月30日至2024年1月2日");
        assert_eq!(zh(day(2023, 9, 8), day(2023, 9, 8)), "2023年9月8日");
    }

    #[test]
    fn an_exact_value_is_a_decimal_where_that_says_it_all() {
        let ratio = |n, d| exact(&Exact::ratio(n, d).expect("not zero"));
        assert_eq!(ratio(26997, 2000), "13.4985");
        assert_eq!(ratio(401_549, 4560), "401549/4560");
        assert_eq!(ratio(15, 1), "15");
    }

    #[test]
    fn a_share_is_a_percentage() {
        assert_eq!(percent(&Exact::ratio(39, 111).expect("not zero")), "35.135%");
        assert_eq!(percent(&Exact::ratio(7, 20).expect("not zero")), "35%");
    }
}
