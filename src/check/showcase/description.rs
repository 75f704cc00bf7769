//! 成果说明: `content/<contest>/showcases/<nomination>.md`. Its headings are the sections that the
//! type of the result asks for, in their order; others may stand among them (包括但不限于).

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::check::content::{belongs_to, body};
use crate::check::fields::Fields;
use crate::check::index::Index;
use crate::check::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::RawContent;
use crate::model::{Description, Nomination, NominationId, ResultType, Section, ShowcaseRules, Track};
use crate::source::{Sources, Span};

/// Reads the 成果说明, by nomination.
pub(in crate::check) fn descriptions(
    raw: &[RawContent],
    index: &Index,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Vec<(NominationId, Description)> {
    raw.iter().filter_map(|r| description(r, index, sources, faults)).collect()
}

fn description(
    raw: &RawContent,
    index: &Index,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Option<(NominationId, Description)> {
    belongs_to(raw, index, text!("成果说明", "description"), faults);
    let mut f = Fields::open(&raw.front, faults)?;
    let title = f.line("title");
    f.finish();
    let markdown = body(raw, sources, faults)?;
    let (characters, words) = length(&markdown);
    let description = Description { title: title?, markdown, characters, words, span: raw.body };
    Some((NominationId::new(raw.slug.as_str()), description))
}

/// Each result of a track with rules has its 成果说明, whole and not too long; no other record has one.
pub(in crate::check) fn against(
    tracks: &[Track],
    records: &[Nomination],
    out: &BTreeSet<&NominationId>,
    strays: &[(NominationId, Description)],
    faults: &mut Diagnostics,
) {
    for (id, description) in strays {
        let message = text!(
            "申报 {id} 不是五小成果，不需要成果说明",
            "the nomination {id} is no result: it needs no description"
        );
        let hint = text!("删掉这个文件，或者检查申报的 track", "delete the file, or see whether its track is right");
        let place = Span { end: description.span.start, ..description.span };
        faults.push(Diagnostic::error(Code::NotOfThisTrack, place, message).hint(hint));
    }
    for nomination in records {
        let Some(showcase) = &nomination.showcase else { continue };
        let rules = tracks.iter().find(|t| t.id == nomination.track).and_then(|t| t.showcase.as_ref());
        let Some((rules, kind)) = rules.and_then(|r| Some((r, r.types.get(showcase.kind)?))) else { continue };
        match &showcase.description {
            Some(description) => whole(description, rules, kind, faults),
            None if out.contains(&nomination.id) => {}
            None => faults.push(missing(nomination, rules, kind)),
        }
    }
}

fn missing(nomination: &Nomination, rules: &ShowcaseRules, kind: &ResultType) -> Diagnostic {
    let (name, id) = (&nomination.name.value, &nomination.id);
    let sections: Vec<&str> = kind.sections.iter().map(|s| s.title.as_str()).collect();
    let sections = sections.join("、");
    let message = text!("成果「{name}」没有成果说明", "the result {name} has no description");
    Diagnostic::error(Code::DescriptionMissing, nomination.span, message)
        .clause(rules.clause.clone())
        .expected(text!("{sections}", "the sections {sections}"))
        .hint(text!(
            "写在 showcases/{id}.md，每一部分一个「## 」标题",
            "write showcases/{id}.md, a heading `## ` for each section"
        ))
}

/// A heading as it was typed, and what it says without its number.
struct Heading {
    typed: String,
    plain: String,
    span: Span,
    /// How many characters stand below it, up to the next heading.
    below: u32,
}

fn whole(description: &Description, rules: &ShowcaseRules, kind: &ResultType, faults: &mut Diagnostics) {
    if let Some(most) = rules.max_chars.filter(|most| description.characters > *most) {
        let (count, words) = (description.characters, description.words);
        let over = count - most;
        let message = text!(
            "成果说明有 {count} 个字符（不计空格），超过 {most}，多 {over} 个；Word 的字数是 {words}",
            "the description has {count} characters without blanks, {over} more than {most}; Word counts {words}"
        );
        let place = Span { end: description.span.start, ..description.span };
        faults.push(Diagnostic::error(Code::DescriptionTooLong, place, message).clause(rules.clause.clone()));
    }
    let headings = headings(description);
    let mut from = 0;
    for wanted in kind.sections.iter().flat_map(wanted) {
        from = section(wanted, from, &headings, (description, rules, kind), faults);
    }
}

/// A heading that must be there.
#[derive(Clone, Copy)]
struct Wanted<'r> {
    title: &'r str,
    optional: bool,
    /// Whether its text stands in parts of its own.
    divided: bool,
}

fn wanted(section: &Section) -> impl Iterator<Item = Wanted<'_>> {
    let optional = section.optional;
    let whole = Wanted { title: &section.title, optional, divided: !section.parts.is_empty() };
    let part = move |title| Wanted { title, optional, divided: false };
    std::iter::once(whole).chain(section.parts.iter().map(move |title| part(title.as_str())))
}

/// Looks for one section from a heading on; gives where to look for the next.
fn section(
    Wanted { title, optional, divided }: Wanted<'_>,
    from: usize,
    headings: &[Heading],
    (description, rules, kind): (&Description, &ShowcaseRules, &ResultType),
    faults: &mut Diagnostics,
) -> usize {
    let is_it = |h: &&Heading| h.plain == title;
    if let Some(at) = headings.iter().skip(from).position(|h| is_it(&h)) {
        let found = &headings[from + at];
        if found.below == 0 && !divided {
            let message = text!("「{title}」下面没有内容", "nothing stands under {title}");
            let fault = Diagnostic::error(Code::SectionMissing, found.span, message).clause(rules.clause.clone());
            faults.push(fault.hint(text!("写上内容；没有相关情况的写 无", "write its text, or 无")));
        }
        return from + at + 1;
    }
    let kind = &kind.title;
    if let Some(early) = headings.iter().take(from).find(is_it) {
        let before = headings.get(from.saturating_sub(1)).map_or("", |h| &h.typed);
        let message = text!("「{title}」应在「{before}」之后", "{title} belongs after {before}");
        faults.push(Diagnostic::error(Code::SectionOrder, early.span, message).clause(rules.clause.clone()));
    } else if !optional {
        let place = Span { end: description.span.start, ..description.span };
        let message = text!(
            "「{kind}」类的成果说明缺少「{title}」",
            "the description of a result of the type {kind} lacks {title}"
        );
        let fault = Diagnostic::error(Code::SectionMissing, place, message).clause(rules.clause.clone());
        let near = nearest(title, headings.iter().map(|h| h.plain.as_str()));
        faults.push(match near.and_then(|near| headings.iter().find(|h| h.plain == near)) {
            Some(near) => fault.related(
                near.span,
                text!("是不是这里？标题应是「{title}」", "is it this? It should be called {title}"),
            ),
            None => fault.hint(text!(
                "加一个标题「{title}」，下面写内容；没有的写 无",
                "add a heading {title} with its text, or 无"
            )),
        });
    }
    from
}

fn headings(description: &Description) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    let mut open: Option<(std::ops::Range<usize>, String)> = None;
    for (event, range) in Parser::new_ext(&description.markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => open = Some((range, String::new())),
            Event::End(TagEnd::Heading(_)) => {
                headings.extend(open.take().map(|(range, typed)| heading(range, typed, description)));
            }
            Event::Text(text) | Event::Code(text) => match (&mut open, headings.last_mut()) {
                (Some((_, typed)), _) => typed.push_str(&text),
                (None, Some(last)) => last.below += characters(&text),
                (None, None) => {}
            },
            _ => {}
        }
    }
    headings
}

fn heading(range: std::ops::Range<usize>, typed: String, description: &Description) -> Heading {
    let at = |offset: usize| u32::try_from(offset).unwrap_or_default().saturating_add(description.span.start);
    let line = description.markdown.get(range.clone()).unwrap_or_default().trim_end().len();
    let span = Span { start: at(range.start), end: at(range.start + line), ..description.span };
    Heading { plain: plain(&typed), typed, span, below: 0 }
}

/// 「（1）成果内容：」 says 成果内容.
fn plain(heading: &str) -> String {
    let dense: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = dense.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let numbered = rest.len() < inner.len() && rest.starts_with(['.', '．', '、', '）', ')', '，']);
    let words = if numbered { rest.trim_start_matches(['.', '．', '、', '）', ')', '，']) } else { &dense };
    words.trim_end_matches(['：', ':']).to_owned()
}

/// Characters without blanks, and words as Word counts them: marks of Markdown and addresses of
/// links and images are no text.
fn length(markdown: &str) -> (u32, u32) {
    let (mut count, mut words) = (0, 0);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        if let Event::Text(text) | Event::Code(text) = event {
            count += characters(&text);
            words += word_count(&text);
        }
    }
    (count, words)
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u32::MAX)
}

/// Each wide character is a word; so is each run of others between blanks.
fn word_count(text: &str) -> u32 {
    let (mut words, mut in_run) = (0, false);
    for c in text.chars() {
        let wide = !c.is_ascii() && !c.is_whitespace();
        if wide || (!c.is_whitespace() && !in_run) {
            words += 1;
        }
        in_run = !wide && !c.is_whitespace();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_a_heading_do_not_count() {
        for typed in ["成果内容", "（1）成果内容：", "1．成果内容", "三、成果内容", "(2) 成果 内容"]
        {
            assert_eq!(plain(typed), "成果内容", "{typed}");
        }
        assert_eq!(plain("三维建模"), "三维建模");
        assert_eq!(plain("3D 建模"), "3D建模");
    }

    #[test]
    fn blanks_and_marks_are_not_counted() {
        let (count, words) = length("## 背景\n\n用 **GNSS** 接收机，3 台。\n\n![图 1](images/a.jpg)\n");
        // 背景 2, 用 GNSS 接收机，3台。 12 without blanks, 图1 2
        assert_eq!(count, 2 + 12 + 2);
        // GNSS, 3 and 1 are one word each
        assert_eq!(words, 2 + 9 + 2);
    }
}
