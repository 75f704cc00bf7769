//! Requests and their answers.

use std::io::{self, Write as _};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, Server};

use super::page;
use super::stage::{Shown, Stage};

/// How long a waiting page hears nothing before a sign of life; a closed page is noticed then.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Answers requests for ever, each in its own thread.
pub(super) fn answer(server: &Server, stage: &Arc<Stage>) {
    for request in server.incoming_requests() {
        let stage = Arc::clone(stage);
        std::thread::spawn(move || {
            // A browser that went away is no concern of ours.
            let _ = answer_one(request, &stage);
        });
    }
}

/// What is sent back.
struct Answer {
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
}

fn answer_one(request: Request, stage: &Stage) -> io::Result<()> {
    let host = request.headers().iter().find(|h| h.field.equiv("Host")).map(|h| h.value.as_str().to_owned());
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let answer = if !host.is_some_and(|h| is_here(&h)) {
        Answer::text(403, "this server answers only to localhost or an IP address\n")
    } else if !matches!(request.method(), Method::Get | Method::Head) {
        Answer::text(405, "only GET and HEAD\n")
    } else if path == page::EVENTS {
        return tell(request, stage);
    } else {
        find(&path, stage)
    };
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    let headers = [
        ("Content-Type", answer.kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Allow", "GET, HEAD"),
    ];
    let location = answer.location.as_deref().map(|to| ("Location", to));
    for (name, value) in headers.into_iter().chain(location) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// Whether a `Host` names this machine by address or as `localhost`. A name of somebody's own that
/// points here would let their page read ours.
fn is_here(host: &str) -> bool {
    let without_port = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = without_port.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost") || name.parse::<IpAddr>().is_ok()
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

/// Tells an open page about every change until it is closed (server-sent events).
fn tell(request: Request, stage: &Stage) -> io::Result<()> {
    let mut out = request.into_writer();
    out.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n\
          X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
    )?;
    let mut shown = stage.now();
    loop {
        out.write_all(event(&shown).as_bytes())?;
        out.flush()?;
        shown = stage.after(shown.version, HEARTBEAT);
    }
}

/// `data: {"generation": "…", "problem": …}`: one event. JSON keeps line ends out of it.
fn event(shown: &Shown) -> String {
    let data = serde_json::json!({ "generation": page::mark(shown.generation), "problem": shown.problem.as_deref() });
    format!("data: {data}\n\n")
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
    fn only_this_machine_is_answered() {
        for here in [
            "localhost",
            "localhost:8000",
            "LOCALHOST.",
            "gs.localhost:1",
            "127.0.0.1:8000",
            "[::1]:8000",
            "192.168.1.9",
        ] {
            assert!(is_here(here), "{here}");
        }
        for foreign in [
            "",
            "example.org",
            "example.org:8000",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "[",
            "evillocalhost",
        ] {
            assert!(!is_here(foreign), "{foreign}");
        }
    }

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
    fn an_event_is_one_line_whatever_the_problem_says() {
        let shown = Shown { problem: Some("a\nb\r\n\ndata: x".into()), ..Shown::default() };
        let event = event(&shown);
        assert_eq!(event.lines().filter(|l| !l.is_empty()).count(), 1, "{event}");
    }
}
