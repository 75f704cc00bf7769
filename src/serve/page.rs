//! What the server itself puts on a page: the reload script, and what is wrong.

use super::stage::Shown;
use crate::lang::{Lang, text};

/// Where pages listen for changes.
pub(super) const EVENTS: &str = "/__gongshi/events";
/// Where the reload script is.
pub(super) const SCRIPT: &str = "/__gongshi/reload.js";
/// The reload script.
pub(super) const RELOAD: &str = include_str!("reload.js");

/// A generation of this very run: a page left open from an earlier run is out of date too.
pub(super) fn mark(generation: u64) -> String {
    format!("{}.{generation}", std::process::id())
}

/// A page with the reload script at its end.
pub(super) fn with_script(html: &[u8], generation: u64) -> Vec<u8> {
    let tag = format!(r#"<script src="{SCRIPT}" data-generation="{}"></script>"#, mark(generation));
    let close = b"</body>";
    let at = html.windows(close.len()).rposition(|w| w.eq_ignore_ascii_case(close)).unwrap_or(html.len());
    [&html[..at], tag.as_bytes(), &html[at..]].concat()
}

/// The page shown while there is no site: what is wrong, escaped.
pub(super) fn error(shown: &Shown, lang: Lang) -> Vec<u8> {
    let title = text!("网站还没有生成", "the site is not built yet");
    let waiting = text!("正在生成……", "building…");
    let problem = shown.problem.as_deref().unwrap_or(waiting.get(lang));
    simple(title.get(lang), problem, shown, lang)
}

/// The page for a path that the site does not have.
pub(super) fn not_found(shown: &Shown, lang: Lang) -> Vec<u8> {
    let title = text!("没有这个页面", "there is no such page");
    simple(title.get(lang), "404", shown, lang)
}

fn simple(title: &str, body: &str, shown: &Shown, lang: Lang) -> Vec<u8> {
    let (title, body) = (escape(title), escape(body));
    let language = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <body><h1>{title}</h1><pre data-gongshi-problem style=\"white-space:pre-wrap\">{body}</pre></body></html>\n"
    );
    with_script(html.as_bytes(), shown.generation)
}

/// Text as HTML shows it, never as HTML runs it.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_record_is_shown_and_not_run() {
        let shown = Shown { problem: Some("名称: <script>alert(1)</script> & \"".into()), ..Shown::default() };
        let html = String::from_utf8(error(&shown, Lang::Zh)).unwrap();
        assert!(html.contains("名称: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;"), "{html}");
        assert_eq!(html.matches("<script").count(), 1, "only our own");
    }

    #[test]
    fn the_script_goes_before_the_end_of_the_body() {
        let html = String::from_utf8(with_script(b"<body><p>x</BODY></html>", 3)).unwrap();
        assert!(html.ends_with("</script></BODY></html>"), "{html}");
        assert!(html.contains(&format!("data-generation=\"{}.3\"", std::process::id())));
        // minified pages leave out the end tag
        assert!(with_script("<p>公示".as_bytes(), 1).ends_with(b"</script>"));
    }
}
