//! Values of flags. What went wrong is said in `usage.rs`, which knows what each flag expects.

use std::net::IpAddr;

use jiff::civil::{Date, DateTime, Time};

use crate::bag::number;

/// Not a value of this flag; the flag's expectation stands in `usage.rs`.
#[derive(Debug)]
pub(super) struct Unfit;

impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unfit value")
    }
}

impl std::error::Error for Unfit {}

/// `2023-09-25` (its first moment) or `2023-09-25T17:00`.
pub(super) fn now(text: &str) -> Result<DateTime, Unfit> {
    let day = |text: &str| text.parse::<Date>().ok().filter(|_| text.len() == "2023-09-25".len());
    let moment = |text: &str| text.parse::<DateTime>().ok().filter(|_| text.len() >= "2023-09-25T17:00".len());
    let plain = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(['Z', 'z', '+', '[']);
    day(text).map(|d| d.at(0, 0, 0, 0)).or_else(|| moment(text)).filter(|_| plain).ok_or(Unfit)
}

/// `2023-09-25`
pub(super) fn date(text: &str) -> Result<Date, Unfit> {
    text.parse().ok().filter(|_| text.len() == "2023-09-25".len()).ok_or(Unfit)
}

/// `r0002:data/record.json`
pub(super) fn redaction(text: &str) -> Result<(u32, String), Unfit> {
    let (release, path) = text.split_once(':').ok_or(Unfit)?;
    Ok((number(release).ok_or(Unfit)?, path.to_owned()))
}

/// How long a period is: 1 to 365 days.
pub(super) fn days(text: &str) -> Result<u32, Unfit> {
    text.parse().ok().filter(|days| (1..=365).contains(days)).ok_or(Unfit)
}

/// `17:00`
pub(super) fn hour(text: &str) -> Result<Time, Unfit> {
    let (hour, minute) = text.split_once(':').filter(|_| text.len() == "17:00".len()).ok_or(Unfit)?;
    let part = |text: &str| text.parse::<i8>().map_err(|_| Unfit);
    Time::new(part(hour)?, part(minute)?, 0, 0).map_err(|_| Unfit)
}

/// `http(s)://host/path/`; a missing slash at the end is added.
pub(super) fn base_url(text: &str) -> Result<String, Unfit> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(Unfit)?;
    let host = rest.split('/').next().unwrap_or_default();
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "\"'<>?#\\`{}|^".contains(c);
    if host.is_empty() || rest.contains(forbidden) {
        return Err(Unfit);
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// A port; 0 is any free one.
pub(super) fn port(text: &str) -> Result<u16, Unfit> {
    text.parse().map_err(|_| Unfit)
}

/// An IP address to listen on.
pub(super) fn address(text: &str) -> Result<IpAddr, Unfit> {
    text.parse().map_err(|_| Unfit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_is_a_day_or_a_moment() {
        assert_eq!(now("2023-09-25").unwrap().to_string(), "2023-09-25T00:00:00");
        assert_eq!(now("2023-09-25T17:00").unwrap().to_string(), "2023-09-25T17:00:00");
        for wrong in [
            "2023-13-01",
            "2023-9-5",
            "20230925",
            "2023-02-30",
            "today",
            "",
            "2023-09-25T17:00Z",
            "２０２３-09-25",
            "-004000-01-01T17:00",
        ] {
            assert!(now(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_base_url_is_whole_and_ends_with_a_slash() {
        assert_eq!(base_url("https://example.org/gs").unwrap(), "https://example.org/gs/");
        assert_eq!(base_url("http://example.org/").unwrap(), "http://example.org/");
        for wrong in ["example.org", "ftp://example.org", "https://", "https://a b/", "https://a/?q", "javascript:x"] {
            assert!(base_url(wrong).is_err(), "{wrong}");
        }
    }
}
