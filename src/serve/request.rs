//! The head of a request, read with a limit on its bytes and its time. A body is never read: every
//! connection carries one request and is closed behind its answer.

use std::io::{self, ErrorKind, Read};
use std::net::{IpAddr, Ipv6Addr, TcpStream};
use std::time::{Duration, Instant};

/// The longest head: request line and headers. A browser sends about 1 KB.
const MAX_HEAD: usize = 16 * 1024;
/// What of a request matters here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// The path, without query.
    pub(super) path: String,
}

/// Why a request is not answered with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Not HTTP, or HTTP that two programs could read in two ways.
    Malformed,
    /// It names another machine than this one (DNS rebinding).
    Foreign,
    /// The head is longer than [`MAX_HEAD`].
    TooLong,
    /// The head took longer than it may.
    TooSlow,
}

/// Reads the head of a request, which may take `patience` from its first byte to its last, however
/// slowly they come.
///
/// # Errors
/// Only if the other end went away; what is wrong with the request itself is a [`Refusal`].
pub(super) fn read(stream: &TcpStream, patience: Duration) -> io::Result<Result<Request, Refusal>> {
    let end = Instant::now() + patience;
    let mut head = Vec::new();
    let mut buffer = [0; 2048];
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(Err(Refusal::TooSlow));
        }
        // A whole limit and not one for each read: a byte every few seconds would last for ever.
        stream.set_read_timeout(Some(left))?;
        let count = match (&mut &*stream).read(&mut buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => continue,
            Err(e) if e.kind() == ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        let seen = head.len().saturating_sub(3);
        head.extend_from_slice(&buffer[..count]);
        let close = head[seen..].windows(4).position(|w| w == b"\r\n\r\n").map(|at| seen + at);
        match close {
            Some(at) if at <= MAX_HEAD => return Ok(parse(&head[..at])),
            None if head.len() <= MAX_HEAD => {}
            _ => return Ok(Err(Refusal::TooLong)),
        }
    }
}

/// Understands a head without its closing empty line.
fn parse(head: &[u8]) -> Result<Request, Refusal> {
    let text = std::str::from_utf8(head).map_err(|_| Refusal::Malformed)?;
    let mut lines = text.split("\r\n");
    let request = lines.next().and_then(request_line).ok_or(Refusal::Malformed)?;
    let mut hosts = Vec::new();
    for line in lines {
        let (name, value) = header(line).ok_or(Refusal::Malformed)?;
        if name.eq_ignore_ascii_case("host") {
            hosts.push(value);
        }
    }
    match hosts[..] {
        [host] if is_here(host) => Ok(request),
        // Of two hosts one program would believe the first, another the second.
        [_, _, ..] => Err(Refusal::Malformed),
        _ => Err(Refusal::Foreign),
    }
}

/// `GET /path?query HTTP/1.1`
fn request_line(line: &str) -> Option<Request> {
    let mut words = line.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let fits = words.next().is_none()
        && !method.is_empty()
        && method.bytes().all(|b| b.is_ascii_uppercase())
        && target.starts_with('/')
        && target.bytes().all(|b| b.is_ascii_graphic())
        && matches!(version, "HTTP/1.1" | "HTTP/1.0");
    let path = target.split(['?', '#']).next()?;
    fits.then(|| Request { method: method.to_owned(), path: path.to_owned() })
}

/// `Name: value`. A line that goes on with a space (folding) or has a space before its colon is none.
fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_token =
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_!#$%&'*+.^`|~".contains(&b));
    let is_plain = !value.chars().any(|c| c.is_ascii_control() && c != '\t');
    (is_token && is_plain).then(|| (name, value.trim_matches([' ', '\t'])))
}

/// Whether a `Host` names this machine by address or as `localhost`. A name of somebody's own that
/// points here would let their page read ours.
fn is_here(host: &str) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split_once(']').is_some_and(|(ip, port)| ip.parse::<Ipv6Addr>().is_ok() && is_port(port));
    }
    let (name, port) = host.split_at(host.find(':').unwrap_or(host.len()));
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let is_ours = name == "localhost" || name.ends_with(".localhost") || name.parse::<IpAddr>().is_ok();
    is_ours && is_port(port)
}

/// Nothing, or `:8000`.
fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::net::TcpListener;

    use super::*;

    /// What is read of a head that comes in these pieces, 20 ms apart.
    fn read_in(pieces: &[&[u8]], patience: u64) -> Result<Request, Refusal> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut end = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let stream = listener.accept().unwrap().0;
        std::thread::scope(|scope| {
            scope.spawn(move || {
                for piece in pieces {
                    // The other end may have lost its patience.
                    let _ = end.write_all(piece);
                    std::thread::sleep(Duration::from_millis(20));
                }
            });
            let read = read(&stream, Duration::from_millis(patience)).unwrap();
            let _ = stream.shutdown(std::net::Shutdown::Both);
            read
        })
    }

    #[test]
    fn a_head_has_its_limits_in_bytes_and_in_time() {
        let pieces: [&[u8]; 4] = [b"GET / HTT", b"P/1.1\r\nHost: localhost\r\n\r", b"\nbody", b"more"];
        assert_eq!(read_in(&pieces, 5000).map(|r| r.path).as_deref(), Ok("/"));
        let drip = [b"x".as_slice(); 20];
        assert_eq!(read_in(&drip, 100), Err(Refusal::TooSlow), "a byte now and then does not count as progress");
        let long = vec![b'x'; MAX_HEAD + 1];
        assert_eq!(read_in(&[&long], 5000), Err(Refusal::TooLong));
        let long = [&long[..MAX_HEAD], b"\r\n\r\n"].concat();
        assert_eq!(read_in(&[&long], 5000), Err(Refusal::Malformed), "just short enough");
    }

    #[test]
    fn only_this_machine_is_answered() {
        for here in ["localhost", "localhost:8000", "LOCALHOST.", "gs.localhost:1", "127.0.0.1:8000"] {
            assert!(is_here(here), "{here}");
        }
        for here in ["[::1]:8000", "[::1]", "[fe80::1]", "192.168.1.9"] {
            assert!(is_here(here), "{here}");
        }
        let foreign = [
            "",
            "example.org",
            "example.org:8000",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "[",
            "[::1",
            "[::1].example.org",
            "[::1]example.org",
            "[::1]:80.example.org",
            "[::1]@example.org",
            "[127.0.0.1.example.org]",
            "::1",
            "localhost:80:example.org",
            "localhost:example.org",
            "localhost..",
            "localhost, example.org",
            "user@localhost",
            "evillocalhost",
        ];
        for foreign in foreign {
            assert!(!is_here(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_head_is_read_in_one_way_or_not_at_all() {
        let path = |head: &str| parse(head.as_bytes()).map(|r| r.path);
        assert_eq!(path("GET /a/?x=1 HTTP/1.1\r\nHost: localhost").as_deref(), Ok("/a/"));
        assert_eq!(path("GET / HTTP/1.0\r\nhOsT:localhost:1\r\nX: y").as_deref(), Ok("/"));
        for malformed in [
            "",
            "GET /",
            "GET  / HTTP/1.1\r\nHost: localhost",
            "GET / HTTP/2.0\r\nHost: localhost",
            "GET /\u{e9} HTTP/1.1\r\nHost: localhost",
            "GET http://localhost/ HTTP/1.1\r\nHost: localhost",
            "get / HTTP/1.1\r\nHost: localhost",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
            "GET / HTTP/1.1\r\nHost: example.org\r\nHost: localhost",
            "GET / HTTP/1.1\r\nHost : localhost",
            "GET / HTTP/1.1\r\nHost: localhost\r\n folded: x",
            "GET / HTTP/1.1\r\nHost: localhost\r\nnothing",
            "GET / HTTP/1.1\nHost: localhost",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\nb",
        ] {
            assert_eq!(path(malformed), Err(Refusal::Malformed), "{malformed:?}");
        }
        assert_eq!(path("GET / HTTP/1.1\r\nX: y"), Err(Refusal::Foreign), "no host");
        assert_eq!(parse(b"GET / HTTP/1.1\r\nHost: \xff"), Err(Refusal::Malformed));
    }
}
