//! What is said about pictures and attachments.

use std::collections::BTreeSet;

use super::picture::{MOST_BYTES, Refused};
use crate::diag::{Code, Diagnostic};
use crate::lang::{Text, text};
use crate::load::RawMedia;
use crate::source::Span;

/// An address below images/ or files/ where nothing lies.
pub(super) fn nowhere(path: &str, span: Span, there: &BTreeSet<&str>) -> Diagnostic {
    let message = text!("没有 {path} 这个文件", "there is no file {path}");
    let fault = Diagnostic::error(Code::LinkNowhere, span, message);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside: Vec<&str> = there.iter().filter(|p| p.starts_with(folder)).copied().collect();
    let near =
        beside.iter().map(|p| (strsim::normalized_damerau_levenshtein(p, path), *p)).max_by(|a, b| a.0.total_cmp(&b.0));
    match near.filter(|(score, _)| *score > 0.8) {
        Some((_, near)) => {
            fault.hint(text!("是不是 {near}？（大小写要一致）", "did you mean {near}? (capitals count)"))
        }
        None => fault.hint(text!("把文件放到那里，或改正地址", "put the file there, or mend the address")),
    }
}

/// A picture that the site would not hold itself.
pub(super) fn elsewhere(address: &str, span: Span) -> Diagnostic {
    let shown: String = address.chars().take(80).collect();
    let message = text!("图片不在本站的 images/ 里：{shown}", "the picture is not in images/ of this site: {shown}");
    Diagnostic::error(Code::PictureElsewhere, span, message)
        .expected(text!(
            "images/01.jpg（先进事迹里写 ../images/01.jpg）",
            "images/01.jpg (in a profile ../images/01.jpg)"
        ))
        .hint(text!(
            "把图片存进 content/<竞赛>/images/；外站的图会失效，也会泄露谁在看",
            "save it in content/<contest>/images/: pictures of other sites vanish, and tell them who is looking"
        ))
}

/// A file that no prose uses.
pub(super) fn unused(file: &RawMedia) -> Diagnostic {
    let path = &file.path;
    let message = text!("{path} 没有被引用，不会发布", "no text refers to {path}; it is not published");
    Diagnostic::warning(Code::MediaUnused, Span::start_of(file.file), message)
        .hint(text!("在文稿里引用，或移出站点目录", "refer to it, or move it out of the site"))
}

/// An attachment that would run in the site's name.
pub(super) fn runs(file: &RawMedia) -> Diagnostic {
    let message =
        text!("附件是会运行的文件（网页、脚本或程序）", "the attachment runs: it is a web page, a script or a program");
    Diagnostic::error(Code::AttachmentRuns, Span::start_of(file.file), message)
        .expected(text!("PDF、.xlsx、.docx、.csv、.txt、.zip", "PDF, .xlsx, .docx, .csv, .txt or .zip"))
        .hint(text!(
            "另存为 PDF 或表格；网页上的内容写进文稿",
            "save it as a PDF or a table; write the words of a page into the text"
        ))
}

/// A picture that cannot be published.
pub(super) fn picture(why: Refused, file: &RawMedia) -> Diagnostic {
    let at = Span::start_of(file.file);
    let again =
        || text!("用看图软件打开，另存为新的 JPEG 或 PNG", "open it in a viewer and save it as a new JPEG or PNG");
    match why {
        Refused::Broken(detail) => {
            let Text { zh, en } = detail;
            let message = text!("图片读不出来：{zh}", "the picture cannot be read: {en}");
            Diagnostic::error(Code::PictureBroken, at, message)
                .expected(text!("JPEG、PNG 或 WebP", "JPEG, PNG or WebP"))
                .hint(again())
        }
        Refused::Name(extension) => {
            let message = text!("内容是 {extension}，扩展名却不是", "it is a {extension} under another extension");
            Diagnostic::error(Code::PictureName, at, message)
                .hint(text!("把扩展名改为 .{extension}", "rename it to .{extension}"))
        }
        Refused::Stuffed(what) => {
            let message = text!("图片后面还有别的内容（{what}）", "something follows the end of the picture ({what})");
            Diagnostic::error(Code::PictureStuffed, at, message).hint(again())
        }
        Refused::TooLarge(size) => {
            let limit = MOST_BYTES >> 20;
            let message = text!("图片过大：{size}", "the picture is too large: {size}");
            Diagnostic::error(Code::PictureTooLarge, at, message)
                .expected(text!("不超过 {limit} MiB、六千万像素", "at most {limit} MiB and 60 million pixels"))
                .hint(text!("缩小后再放进来", "make it smaller first"))
        }
        Refused::Moves => Diagnostic::error(Code::PictureMoves, at, text!("这是动图", "the picture moves"))
            .expected(text!("静止的图片", "a picture that stands still"))
            .hint(again()),
    }
}
