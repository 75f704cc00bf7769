//! The names of a theme's static files: they become addresses, so `check` looks at them though it
//! does not read them.

use std::path::Path;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fs::{self, FsError, Kind};
use crate::lang::text;
use crate::source::{Sources, Span, is_device, is_litter, is_portable};

/// Reports static files of the site's themes that cannot be published under their names.
///
/// # Errors
/// A folder that cannot be listed.
pub(super) fn names(root: &Path, sources: &mut Sources, faults: &mut Diagnostics) -> Result<(), FsError> {
    for found in fs::walk(root, "themes")? {
        let path = found.relative;
        if !matches!(found.kind, Kind::File { .. }) && is_of_theme(&path) {
            let place = Span::start_of(sources.add(&*path, ""));
            let message =
                text!("主题里的链接和特殊文件不会发布", "links and special files of a theme are not published");
            faults.push(
                Diagnostic::error(Code::SymlinkRefused, place, message)
                    .hint(text!("把文件本身复制到这里", "copy the file itself here")),
            );
            continue;
        }
        let Some(wrong) = wrong_part(&path) else { continue };
        let place = Span::start_of(sources.add(&*path, ""));
        let fault = if is_device(wrong) {
            let message = text!(
                "「{wrong}」是 Windows 留给设备的名字，网站里不能有这个名字的文件",
                "`{wrong}` is a name that Windows keeps for a device: no file of the site can have it"
            );
            Diagnostic::error(Code::ReservedName, place, message)
        } else {
            let message = text!("「{wrong}」不能成为网址的一部分", "`{wrong}` cannot be part of an address");
            let expected = text!(
                "英文字母、数字和 . _ -，不以点开头或结尾",
                "ASCII letters, digits and . _ -, no dot at either end"
            );
            Diagnostic::error(Code::BadId, place, message).expected(expected)
        };
        faults.push(fault.hint(text!("给文件换一个名字，如 seal.png", "rename the file, for instance to seal.png")));
    }
    Ok(())
}

/// Whether a theme would have this: its own folder, or what it uses of it.
fn is_of_theme(path: &str) -> bool {
    let below = path.strip_prefix("themes/").and_then(|path| path.split_once('/')).map_or("static", |(_, below)| below);
    let first = below.split('/').next().unwrap_or_default();
    matches!(first, "static" | "templates" | "i18n") && !is_litter(below)
}

/// The part of a static file's path that cannot be published, if there is one.
fn wrong_part(path: &str) -> Option<&str> {
    let (_, below) = path.strip_prefix("themes/")?.split_once('/')?;
    let name = below.strip_prefix("static/")?;
    if is_litter(name) {
        return None;
    }
    name.split('/').find(|part| !is_portable(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_published_must_have_a_portable_name() {
        assert_eq!(wrong_part("themes/x/static/img/NUL.png"), Some("NUL.png"));
        assert_eq!(wrong_part("themes/x/static/章/a.png"), Some("章"));
        for path in ["themes/x/static/a.png", "themes/x/static/.DS_Store", "themes/x/templates/说明.html", "themes/x"]
        {
            assert_eq!(wrong_part(path), None, "{path}");
        }
    }
}
