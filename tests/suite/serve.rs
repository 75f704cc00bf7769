//! The preview: it starts whatever the state of the records, sees every change, and answers only here.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::harness::Project;

/// How long anything may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(30);

struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts a preview on a free port and waits until it listens.
    fn start(project: &Project) -> Self {
        let mut child =
            project.command().args(["serve", "--port", "0"]).stderr(Stdio::piped()).spawn().expect("a server");
        let mut talk = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        talk.read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let address = address.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
        // Keep reading, or the server would block on a full pipe.
        std::thread::spawn(move || std::io::copy(&mut talk, &mut std::io::sink()));
        Self { child, address }
    }

    fn request(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let answer = String::from_utf8_lossy(&bytes).into_owned();
        let status = answer.split(' ').nth(1).and_then(|s| s.parse().ok());
        (status.unwrap_or_else(|| panic!("no status in {answer:?}")), answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.request(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// Asks again and again until the answer is as wanted.
    #[track_caller]
    fn until(&self, path: &str, wanted: impl Fn(u16, &str) -> bool) {
        let begin = Instant::now();
        loop {
            let (status, answer) = self.get(path);
            if wanted(status, &answer) {
                return;
            }
            assert!(begin.elapsed() < PATIENCE, "{path} is still {answer}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn edits_new_files_and_deletions_are_seen() {
    let project = Project::small(3);
    let server = Server::start(&project);
    server.until("/small/n/t-0001.html", |status, body| status == 200 && body.contains("示例集体1"));
    let record = Project::nomination(1, 51);
    project.write("data/small/nominations/t-0001.yaml", &record.replace("示例集体1", "改名的集体"));
    server.until("/small/n/t-0001.html", |status, body| status == 200 && body.contains("改名的集体"));
    project.write("data/small/nominations/later/t-0009.yaml", &Project::nomination(9, 60));
    server.until("/small/n/t-0009.html", |status, _| status == 200);
    std::fs::remove_dir_all(project.root().join("data/small/nominations/later")).unwrap();
    server.until("/small/n/t-0009.html", |status, _| status == 404);
    assert!(!project.public().exists(), "a preview writes nothing");
}

#[test]
fn a_folder_that_was_replaced_is_still_watched() {
    let project = Project::small(2);
    let server = Server::start(&project);
    server.until("/small/n/t-0001.html", |status, _| status == 200);
    let (data, away) = (project.root().join("data"), project.root().join("away"));
    std::fs::rename(&data, &away).unwrap();
    server.until("/__gongshi/reload.js", |status, _| status == 200);
    std::thread::sleep(Duration::from_millis(500));
    std::fs::rename(&away, &data).unwrap();
    std::thread::sleep(Duration::from_millis(500));
    project.write("data/small/nominations/t-0002.yaml", &Project::nomination(2, 70));
    server.until("/small/n/t-0002.html", |status, _| status == 200);
}

#[test]
fn it_starts_on_broken_records_and_shows_them_escaped() {
    let project = Project::small(2);
    let record = Project::nomination(1, 60);
    project.write("data/small/nominations/t-0001.yaml", &record.replace("track: teams", "<b>track</b>: teams"));
    let server = Server::start(&project);
    server.until("/", |status, body| status == 503 && body.contains("&lt;b&gt;track&lt;/b&gt;"));
    assert!(!server.get("/").1.contains("<b>track</b>"));
    project.write("data/small/nominations/t-0001.yaml", &record);
    server.until("/", |status, body| status == 200 && body.contains("/__gongshi/reload.js"));
}

#[test]
fn a_broken_edit_keeps_the_last_good_site_and_tells_open_pages() {
    let project = Project::small(2);
    let server = Server::start(&project);
    server.until("/small/n/t-0001.html", |status, _| status == 200);
    let mut events = TcpStream::connect(&server.address).unwrap();
    events.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(events, "GET /__gongshi/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut lines = BufReader::new(events).lines().map_while(Result::ok).filter(|l| l.starts_with("data:"));
    assert!(lines.next().unwrap().contains("\"problem\":null"));
    project.write("data/small/nominations/t-0001.yaml", &Project::nomination(1, 101));
    let told = lines.next().unwrap();
    assert!(told.contains("t-0001.yaml"), "{told}");
    assert_eq!(server.get("/small/n/t-0001.html").0, 200, "the last good site stays");
    project.write("data/small/nominations/t-0001.yaml", &Project::nomination(1, 90));
    assert!(lines.next().unwrap().contains("\"problem\":null"));
}

#[test]
fn only_requests_that_name_this_machine_are_answered() {
    let project = Project::small(2);
    let server = Server::start(&project);
    server.until("/", |status, _| status == 200);
    let asked = |host: &str| server.request(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).0;
    assert_eq!(asked("localhost"), 200);
    for foreign in ["attacker.example", "[::1].attacker.example", "localhost:80:attacker.example", ""] {
        assert_eq!(asked(foreign), 403, "{foreign}");
    }
    assert_eq!(asked("attacker.example\r\nHost: localhost"), 400, "which of the two?");
    assert_eq!(server.request("GET / HTTP/1.0\r\n\r\n").0, 403);
    assert_eq!(
        server.request("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").0,
        405
    );
}

#[test]
fn no_request_stops_it() {
    let project = Project::small(2);
    let server = Server::start(&project);
    server.until("/", |status, _| status == 200);
    let get = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    let most = u64::MAX;
    for (status, request) in [
        (405, format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {most}\r\n\r\n")),
        (405, format!("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{}", "x".repeat(100_000))),
        (405, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n".into()),
        (200, format!("{get}Content-Length: {most}{most}\r\n\r\n")),
        (200, format!("{get}Content-Length: 107374182400\r\nExpect: 100-continue\r\n\r\n")),
        (431, format!("{get}X: {}\r\n\r\n", "x".repeat(1_000_000))),
        (431, format!("{get}{}\r\n", "X: y\r\n".repeat(50_000))),
        (431, format!("GET /{} HTTP/1.1\r\n", "x".repeat(100_000))),
        (400, "\0\x16\x03\x01\r\n\r\n".into()),
        (400, "GET / HTTP/1.1\nHost: localhost\r\n\r\n".into()),
    ] {
        let (given, answer) = server.request(&request);
        assert_eq!(given, status, "{}\n{answer}", &request[..request.len().min(100)]);
        assert_eq!(server.get("/").0, 200, "after {}", &request[..request.len().min(100)]);
    }
}

#[test]
fn connections_that_say_nothing_keep_nobody_out() {
    let project = Project::small(2);
    let server = Server::start(&project);
    server.until("/", |status, _| status == 200);
    let idle: Vec<TcpStream> = (0..300)
        .map(|n| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            let words: &[u8] = match n % 3 {
                0 => b"",
                1 => b"GET / HTTP/1.1\r\nHost: loc",
                _ => b"GET /__gongshi/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
            };
            // Those who came first may be gone already.
            let _ = stream.write_all(words);
            stream
        })
        .collect();
    let begin = Instant::now();
    server.until("/small/n/t-0001.html", |status, _| status == 200);
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
    drop(idle);
}

#[test]
fn files_outside_the_site_are_not_served() {
    let project = Project::small(2);
    let server = Server::start(&project);
    server.until("/", |status, _| status == 200);
    for path in ["/site.yaml", "/../site.yaml", "/..%2fsite.yaml", "/small/../../site.yaml", "//etc/passwd"] {
        assert_eq!(server.get(path).0, 404, "{path}");
    }
    let (status, page) = server.get("/");
    assert_eq!(status, 200);
    assert!(page.contains("Content-Type: text/html; charset=utf-8"), "{page}");
}

#[test]
fn a_port_in_use_is_said_so() {
    let project = Project::small(1);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    project.run(&["serve", "--port", &port]).ends(4).says("cannot listen").says("--port 0");
}
