//! The names of a theme's static files: they become addresses, so `check` looks at them though it
//! does not read them.

use std::path::Path;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fs::{self, FsError};
use crate::lang::text;
use crate::source::{Sources, Span, is_device, is_litter, is_portable};

/// Reports static files of the site's themes that cannot be published under their names.
///
/// # Errors
/// A folder that cannot be listed.
pub(super) fn names(root: &Path, sources: &mut Sources, faults: &mut Diagnostics) -> Result<(), FsError> {
    for found in fs::walk(root, "themes")? {
        let path = found.relative;
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
