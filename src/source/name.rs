//! Names of files that every system and every web server takes.

/// Names that Windows keeps for devices, in every folder and whatever follows after a dot.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether Windows takes a file of this name for a device: `con`, `NUL.html`, `com1.tar.gz`.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    DEVICES.contains(&stem.to_ascii_lowercase().as_str())
}

/// Whether a file or folder may be called so anywhere: ASCII letters, digits, `.`, `_` and `-`; no
/// dot at either end; no device.
#[must_use]
pub fn is_portable(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    !name.is_empty() && !name.starts_with('.') && !name.ends_with('.') && name.bytes().all(plain) && !is_device(name)
}

/// Whether a file lies there because of a system or an editor: `.DS_Store`, `~$名单.xlsx`, `a.yaml~`.
#[must_use]
pub fn is_litter(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part.starts_with("~$"))
        || path.ends_with('~')
        || matches!(path.rsplit('/').next(), Some("Thumbs.db" | "desktop.ini"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_hide_behind_any_ending_and_case() {
        for device in ["con", "NUL.html", "aux.tar.gz", "Com1", "lpt9.x", "con .txt"] {
            assert!(is_device(device), "{device}");
        }
        for plain in ["console", "com0", "com10.html", "a.con", ""] {
            assert!(!is_device(plain), "{plain}");
        }
    }

    #[test]
    fn what_editors_leave_behind_is_litter() {
        for path in ["data/.gitkeep", "data/a/.git/x.yaml", "data/a/~$名单.xlsx", "data/a/units.yaml~", "Thumbs.db"] {
            assert!(is_litter(path), "{path}");
        }
        assert!(!is_litter("data/a/units.yaml"));
    }

    #[test]
    fn portable_names_need_no_quoting_anywhere() {
        assert!(is_portable("seal-1_A.tar.gz"));
        for name in ["", ".git", "a.", "..", "章.png", "a b", "a/b", "a%2fb", "nul.svg"] {
            assert!(!is_portable(name), "{name}");
        }
    }
}
