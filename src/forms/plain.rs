//! Values as a form writes them: Arabic numerals, whole dates, Markdown without its marks.

use jiff::civil::Date;
use pulldown_cmark::{Event, Options, Parser, TagEnd};

use crate::private::Month;

/// `2023年9月20日`
pub(super) fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `1985年3月`
pub(super) fn month(month: Month) -> String {
    format!("{}年{}月", month.year, month.month)
}

/// A text that is a day or a month and nothing else (`2007-07`) as a form writes it; any other as it is.
pub(super) fn dated(text: &str) -> String {
    let is_month = text.len() == 7;
    let day = if is_month { format!("{text}-01") } else { text.to_owned() };
    match day.parse::<Date>() {
        Ok(day) if is_month => format!("{}年{}月", day.year(), day.month()),
        Ok(day) if text.len() == 10 => date(day),
        _ => text.to_owned(),
    }
}

/// Paragraphs of Markdown as plain text.
pub(super) fn paragraphs(markdown: &str) -> Vec<String> {
    let (mut all, mut now) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => now.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => now.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead,
            ) => {
                all.push(std::mem::take(&mut now));
            }
            _ => {}
        }
    }
    all.push(now);
    all.retain(|text| !text.trim().is_empty());
    all
}
