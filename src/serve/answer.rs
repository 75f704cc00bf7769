//! What is sent back.

use std::io::{self, Write};

use super::page;
use super::request::{Refusal, Request};
use super::stage::Stage;

/// What is sent back.
pub(super) struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    location: Option<String>,
}

impl Answer {
    fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, body: body.into(), location: None }
    }

    fn text(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", text)
    }

    /// The answer to a request.
    pub(super) fn to(request: &Request, stage: &Stage) -> Self {
        match &*request.method {
            "GET" | "HEAD" => find(&request.path, stage),
            _ => Self::text(405, "only GET and HEAD\n"),
        }
    }

    /// The answer to what is no request for a page of this machine.
    pub(super) fn refusing(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Malformed => Self::text(400, "not a request that this server understands\n"),
            Refusal::Foreign => Self::text(403, "this server answers only to localhost or an IP address\n"),
            Refusal::TooSlow => Self::text(408, "the request took too long\n"),
            Refusal::TooLong => Self::text(431, "the request is too long\n"),
        }
    }

    /// Sends it; without its body to `HEAD`.
    pub(super) fn send(&self, mut out: impl Write, with_body: bool) -> io::Result<()> {
        let Self { status, kind, body, location } = self;
        let (reason, length) = (reason(*status), body.len());
        let location = location.as_ref().map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{location}\
             Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n"
        );
        out.write_all(head.as_bytes())?;
        if with_body { out.write_all(body) } else { Ok(()) }
    }
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Bad Request",
    }
}

/// The answer to a path: a file of the last good site, or what is wrong.
fn find(path: &str, stage: &Stage) -> Answer {
    const HTML: &str = "text/html; charset=utf-8";
    if path == page::SCRIPT {
        return Answer::new(200, "text/javascript; charset=utf-8", page::RELOAD);
    }
    let shown = stage.now();
    let Some(site) = &shown.site else {
        return Answer::new(503, HTML, page::error(&shown, stage.lang));
    };
    let name = path.strip_prefix('/').unwrap_or(path);
    let file = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() };
    if let Some(bytes) = site.get(&file) {
        let kind = content_type(&file);
        let body = if kind == HTML { page::with_script(&bytes, shown.generation) } else { bytes.to_vec() };
        return Answer::new(200, kind, body);
    }
    if site.get(&format!("{file}/index.html")).is_some() {
        return Answer { location: Some(format!("/{file}/")), ..Answer::text(301, "") };
    }
    match site.get("404.html") {
        Some(bytes) => Answer::new(404, HTML, page::with_script(&bytes, shown.generation)),
        None => Answer::new(404, HTML, page::not_found(&shown, stage.lang)),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::output::{Sink as _, SitePath};
    use crate::serve::memory::Memory;

    #[test]
    fn paths_find_files_folders_and_nothing_else() {
        let site = Memory::default();
        for path in ["index.html", "c/index.html", "a/x.css"] {
            site.write(&SitePath::new(path).unwrap(), path, b"<p>x").unwrap();
        }
        let stage = Stage::new(Lang::En);
        assert_eq!(find("/", &stage).status, 503);
        stage.show(site);
        assert_eq!(
            (find("/", &stage).status, find("/c/", &stage).status, find("/a/x.css", &stage).status),
            (200, 200, 200)
        );
        assert_eq!(find("/c", &stage).location.as_deref(), Some("/c/"));
        for absent in ["/nothing", "/../site.yaml", "/%2e%2e/site.yaml", "//c", "/c//", "/a"] {
            assert_eq!(find(absent, &stage).status, 404, "{absent}");
        }
        assert_eq!(find("/a/x.css", &stage).body, b"<p>x", "only pages get the script");
        assert!(String::from_utf8(find("/", &stage).body).unwrap().contains(page::SCRIPT));
    }

    #[test]
    fn a_head_has_the_length_and_not_the_body() {
        let sent = |with_body| {
            let mut bytes = Vec::new();
            Answer::text(405, "only").send(&mut bytes, with_body).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        assert!(sent(false).starts_with("HTTP/1.1 405 Method Not Allowed\r\n"));
        assert!(sent(false).contains("Content-Length: 4\r\n"));
        assert_eq!(sent(false) + "only", sent(true));
    }
}
