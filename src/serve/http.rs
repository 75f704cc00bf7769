//! Connections: one request each, in a thread each.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::answer::Answer;
use super::guests::Guests;
use super::page;
use super::request::{self, Request};
use super::stage::{Shown, Stage};

/// How long a waiting page hears nothing before a sign of life; a closed page is noticed then.
const HEARTBEAT: Duration = Duration::from_secs(2);
/// How long a request may take to say what it wants.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long one write may wait for a reader that takes nothing.
const WRITE_TIME: Duration = Duration::from_secs(10);
/// How long to wait for the other end to close, and how much to throw away meanwhile: closing on
/// bytes that were not read (a body) would take back the answer.
const GOODBYE: (Duration, usize) = (Duration::from_millis(500), 256 * 1024);

/// Answers requests for ever, each in its own thread.
pub(super) fn answer(listener: &TcpListener, stage: &Arc<Stage>) {
    let guests = Arc::new(Guests::default());
    loop {
        let Ok((stream, _)) = listener.accept() else {
            // Gone again, or no more files may be open for the moment.
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        let guest = guests.enter(stream);
        let stage = Arc::clone(stage);
        // Neither a browser that went away nor a thread that the system refuses is the site's concern.
        let _ = thread::Builder::new().spawn(move || answer_one(&guest.stream, &stage));
    }
}

fn answer_one(stream: &TcpStream, stage: &Stage) -> io::Result<()> {
    stream.set_write_timeout(Some(WRITE_TIME))?;
    let (answer, with_body) = match request::read(stream, HEAD_TIME)? {
        Ok(Request { method, path }) if method == "GET" && path == page::EVENTS => return tell(stream, stage),
        Ok(request) => (Answer::to(&request, stage), request.method != "HEAD"),
        Err(refusal) => (Answer::refusing(refusal), true),
    };
    answer.send(stream, with_body)?;
    say_goodbye(stream)
}

/// Closes our end and lets the other one close first.
fn say_goodbye(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    let (patience, most) = GOODBYE;
    stream.set_read_timeout(Some(patience))?;
    let mut buffer = [0; 8192];
    let mut thrown_away = 0;
    while thrown_away < most {
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => thrown_away += count,
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Tells an open page about every change until it is closed (server-sent events).
fn tell(mut out: &TcpStream, stage: &Stage) -> io::Result<()> {
    out.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n\
          X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
    )?;
    let mut shown = stage.now();
    loop {
        out.write_all(event(&shown).as_bytes())?;
        shown = stage.after(shown.version, HEARTBEAT);
    }
}

/// `data: {"generation": "…", "problem": …}`: one event. JSON keeps line ends out of it.
fn event(shown: &Shown) -> String {
    let data = serde_json::json!({ "generation": page::mark(shown.generation), "problem": shown.problem.as_deref() });
    format!("data: {data}\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_whatever_the_problem_says() {
        let shown = Shown { problem: Some("a\nb\r\n\ndata: x".into()), ..Shown::default() };
        let event = event(&shown);
        assert_eq!(event.lines().filter(|l| !l.is_empty()).count(), 1, "{event}");
    }
}
