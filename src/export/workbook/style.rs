//! How cells look, how wide columns are, how sheets are printed. Shades are light: they print.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

use super::plan::Look;

const FONT: &str = "宋体";
const LINES: Color = Color::RGB(0x00BF_BFBF);
const INPUT: Color = Color::RGB(0x00FF_F9E5);
const INK: Color = Color::RGB(0x001F_3F8F);
const GREY: Color = Color::RGB(0x0076_7676);
const GROUP: Color = Color::RGB(0x00EA_F1F8);
const TOTAL: Color = Color::RGB(0x00D6_E4F2);
const HEAD: Color = Color::RGB(0x00F2_F2F2);

pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) head: Format,
    pub(super) small: Format,
    pub(super) text: Format,
    pub(super) wrapped: Format,
    pub(super) centre: Format,
    pub(super) bold: Format,
    pub(super) link: Format,
    pub(super) full: Format,
    pub(super) nothing: Format,
    pub(super) left_out: Format,
    pub(super) warn: Format,
}

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::VerticalCenter)
}

fn boxed() -> Format {
    base().set_border(FormatBorder::Thin).set_border_color(LINES)
}

impl Styles {
    pub(super) fn new() -> Self {
        let head = boxed().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_background_color(HEAD);
        Self {
            title: base().set_font_size(16).set_bold(),
            note: base().set_font_color(GREY),
            small: head.clone().set_font_size(9).set_font_color(GREY).unset_bold(),
            head,
            text: boxed(),
            wrapped: boxed().set_text_wrap().set_align(FormatAlign::Top),
            centre: boxed().set_align(FormatAlign::Center),
            bold: boxed().set_bold(),
            link: boxed().set_font_color(INK).set_underline(rust_xlsxwriter::FormatUnderline::Single),
            full: Format::new().set_background_color(Color::RGB(0x00E2_F0D9)),
            nothing: Format::new().set_background_color(Color::RGB(0x00FB_E5D6)),
            left_out: Format::new().set_font_color(GREY).set_background_color(Color::RGB(0x00ED_EDED)),
            warn: Format::new().set_bold().set_font_color(Color::RGB(0x00C0_0000)),
        }
    }
}

/// A typed fact.
pub(super) fn input(look: Look) -> Format {
    looking(boxed().set_font_color(INK).set_background_color(INPUT), look)
}

/// A number computed on the way.
pub(super) fn helper(look: Look) -> Format {
    looking(boxed().set_italic().set_font_color(GREY), look)
}

pub(super) fn points(places: u8) -> Format {
    boxed().set_align(FormatAlign::Right).set_num_format(number(places))
}

pub(super) fn group(places: u8) -> Format {
    points(places).set_background_color(GROUP)
}

pub(super) fn total(places: u8) -> Format {
    points(places).set_bold().set_background_color(TOTAL)
}

/// A number of any length.
pub(super) fn exact() -> Format {
    boxed().set_font_color(GREY)
}

pub(super) fn rank() -> Format {
    boxed().set_bold().set_align(FormatAlign::Center)
}

fn looking(format: Format, look: Look) -> Format {
    match look {
        Look::Text => format,
        Look::Number => format.set_num_format("General"),
        Look::Word => format.set_align(FormatAlign::Center),
        Look::Percent(places) => format.set_num_format(format!("{}%", number(places))),
    }
}

/// `0.00`
fn number(places: u8) -> String {
    if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(usize::from(places))) }
}

/// A text, at most so long.
pub(super) fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// The name of a sheet: what spreadsheets refuse is left out, 31 characters at most.
pub(super) fn sheet_name(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c));
    let mut name = String::new();
    for c in kept {
        if name.encode_utf16().count() + c.len_utf16() > 31 {
            break;
        }
        name.push(c);
    }
    name.trim().to_owned()
}

/// How wide a text is, in the unit of columns; a Chinese character is two.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// A column for texts, as wide as the longest needs within limits.
pub(super) fn fitting<'t>(texts: impl Iterator<Item = &'t str>, least: usize, most: usize) -> f64 {
    let widest = texts.map(width).max().unwrap_or(0).clamp(least, most);
    f64::from(u32::try_from(widest).unwrap_or(u32::MAX)) + 2.0
}

/// A heading over numbers: wide enough for six lines, and how many lines it takes.
pub(super) fn heading(title: &str, least: usize) -> (f64, f64) {
    let wide = (width(title) / 6 + 2).clamp(least, 22);
    let lines = width(title).div_ceil(wide.saturating_sub(1).max(1)).max(1);
    let to_float = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (to_float(wide) + 1.5, to_float(lines))
}

/// Pages side by side for columns so wide in all: more on a page could not be read.
pub(super) fn pages(wide: f64) -> u16 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen at most")]
    {
        (wide / 180.0).ceil().clamp(1.0, 500.0) as u16
    }
}

/// A4, lying; the rows above the data on every page, with title and page numbers.
pub(super) fn print(
    sheet: &mut Worksheet,
    title: &str,
    (head, columns): (u32, u16),
    pages: u16,
    lang: crate::lang::Lang,
) -> Result<(), XlsxError> {
    let title = clipped(title, 60).replace('&', "&&");
    let page = if lang == crate::lang::Lang::Zh { "第 &P 页，共 &N 页" } else { "&P / &N" };
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(pages, 0);
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_header(format!("&L&9 {title}&R&9 &A")).set_footer(format!("&C&9{page}"));
    if head > 0 {
        sheet.set_repeat_rows(0, head - 1)?;
    }
    if pages > 1 && columns > 0 {
        sheet.set_repeat_columns(0, columns - 1)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_name_is_one_that_spreadsheets_take() {
        assert_eq!(sheet_name("得分1 先进[集体]:*?/\\'甲'"), "得分1 先进集体甲");
        assert_eq!(sheet_name(&"长".repeat(40)).chars().count(), 31);
        assert_eq!(sheet_name(&"𠮷".repeat(20)).encode_utf16().count(), 30);
    }

    #[test]
    fn long_texts_are_clipped_and_say_so() {
        assert_eq!(clipped("甲乙丙", 3), "甲乙丙");
        assert_eq!(clipped("甲乙丙丁", 3), "甲乙…");
    }
}
