//! Attacks by somebody who knows the format, from the clumsy to the whole site made anew.

use super::bound::{LIST, PAGE, TWIN, downloads, facts, files, names, notices, relisted, twins, veils};
use super::scene::{
    Files, RELEASE, another, edit, entries, rebag, reenter, relist, relog, scene, signer, stranger, text,
};

/// An attack: what it is called in English and Chinese, and the site after it.
pub(super) struct Attack {
    pub(super) names: [&'static str; 2],
    pub(super) files: Files,
}

/// The layers in words; the word of the table in English or Chinese.
pub(super) fn words(by: &[&str], column: usize) -> String {
    if by.is_empty() {
        return ["nothing", "无"][column].to_owned();
    }
    let zh = |word: &str| {
        match word {
            "hashes" => "哈希",
            "recomputation" => "重算",
            "tables" => "表格",
            "pages" => "网页",
            "history" => "历史",
            _ => return format!("`{word}`"),
        }
        .to_owned()
    };
    let en = |word: &str| if word.starts_with('-') { format!("`{word}`") } else { word.to_owned() };
    let all: Vec<String> = by.iter().map(|word| if column == 1 { zh(word) } else { en(word) }).collect();
    all.join(["; ", "、"][column])
}

/// Changes the site after the correction.
pub(super) fn attack(names: [&'static str; 2], change: impl FnOnce(&mut Files)) -> Attack {
    let mut files = scene().after.clone();
    change(&mut files);
    Attack { names, files }
}

fn data(path: &str) -> String {
    format!("{RELEASE}/data/{path}")
}

/// All of them, in the order of the table.
pub(super) fn all() -> Vec<Attack> {
    [
        clumsy(),
        pages(),
        missing(),
        names(),
        notices(),
        veils(),
        downloads(),
        files(),
        twins(),
        facts(),
        bundles(),
        acts(),
        zips(),
        history(),
        whole(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Nothing is hashed again.
fn clumsy() -> Vec<Attack> {
    vec![
        attack(["a number on a page", "改网页上的一个数"], |f| {
            edit(f, PAGE, "data-score=total>8.80", "data-score=total>9.80");
        }),
        attack(["a fact in a release's record", "改发布版本里的一个事实"], |f| {
            edit(f, &data("record.json"), "\"88\"", "\"98\"");
        }),
        attack(["a file added to a release", "往发布版本里加文件"], |f| {
            drop(f.insert(data("tables/more.csv"), b"x".to_vec()));
        }),
        attack(["a file taken out of a release", "从发布版本里删文件"], |f| {
            drop(f.remove(&data("tables/awards.csv")));
        }),
        attack(["a file swapped with another release's", "两份发布版本互换文件"], |f| {
            let (a, b) = (data("record.json"), "evidence/small/r0002/data/record.json".to_owned());
            let (first, second) = (f[&a].clone(), f[&b].clone());
            f.insert(a, second);
            f.insert(b, first);
        }),
        attack(["a byte of a zip", "改压缩包的一个字节"], |f| {
            f.get_mut(&format!("{RELEASE}.zip")).unwrap()[10] ^= 1;
        }),
        attack(["a release taken away whole", "整份删掉一个发布版本"], |f| {
            f.retain(|path, _| !path.starts_with("evidence/small/r0003"));
        }),
        attack(["a receipt taken away", "删掉一份回执"], |f| drop(f.remove("evidence/receipts/small-r0002.txt"))),
    ]
}

/// The site's own list of files is written anew.
fn pages() -> Vec<Attack> {
    vec![
        relisted(["a number on a page; list anew", "改网页上的数，重算清单"], |f| {
            edit(f, PAGE, "data-score=total>8.80", "data-score=total>9.80");
        }),
        relisted(
            ["every mark of a number taken off its page; list anew", "去掉网页上一个数的全部标记，重算清单"],
            |f| {
                let page = text(f, PAGE).replace("data-score=total", "data-scorn=total");
                f.insert(PAGE.to_owned(), page.into_bytes());
            },
        ),
        relisted(
            [
                "one of several places of a number on its page, without its mark; list anew",
                "网页上写了几处的数，去掉其中一处的标记再改，重算清单",
            ],
            |f| edit(f, PAGE, "data-score=total>8.80", "class=x>9.80"),
        ),
        relisted(
            ["a digit glued to a number; list anew", "在网页的数旁边粘一个数字，重算清单"],
            |f| edit(f, PAGE, "<b data-score=total>", "1<b data-score=total>"),
        ),
        relisted(["a page taken away; list anew", "删掉一份申报的网页，重算清单"], |f| {
            drop(f.remove(PAGE));
        }),
        relisted(["a number in a JSON twin; list anew", "改网页的 JSON，重算清单"], |f| {
            edit(f, TWIN, "\"total\":{\"published\":\"8.80\"", "\"total\":{\"published\":\"9.80\"");
        }),
        relisted(["a number in a download; list anew", "改下载的 CSV，重算清单"], |f| {
            edit(f, "small/data/scores.csv", "8.80", "9.80");
        }),
        relisted(["a fact in a download; list anew", "改下载的 records.json，重算清单"], |f| {
            edit(f, "small/data/records.json", "\"88\"", "\"98\"");
        }),
        relisted(
            ["the name in the title of a page; list anew", "改浏览器标签页上的名称，重算清单"],
            |f| edit(f, PAGE, "示例集体1", "示例集休1"),
        ),
    ]
}

/// Something that a site must have is gone, or stands there twice.
fn missing() -> Vec<Attack> {
    vec![
        relisted(["a list taken away; list anew", "删掉一份名单的网页，重算清单"], |f| {
            drop(f.remove(LIST));
        }),
        relisted(
            ["every mark taken off a list, a total changed; list anew", "去掉名单的全部标记再改总分，重算清单"],
            |f| {
                let page =
                    text(f, LIST).replace("data-score=total>8.80", ">9.80").replace("data-score=", "data-scorn=");
                f.insert(LIST.to_owned(), page.into_bytes());
            },
        ),
        relisted(["somebody twice on a list; list anew", "名单上一份申报列两次，重算清单"], |f| {
            let page = text(f, LIST);
            let row = page.find("<tr data-nomination=").or_else(|| page.find("<tr id=")).unwrap();
            let end =
                row + page[row..].find("</tr>").map_or_else(|| page[row + 1..].find("<tr").unwrap() + 1, |at| at + 5);
            let twice = [&page[..end], &page[row..end], &page[end..]].concat();
            f.insert(LIST.to_owned(), twice.into_bytes());
        }),
        relisted(["a JSON twin taken away; list anew", "删掉网页的 JSON，重算清单"], |f| {
            drop(f.remove(TWIN));
        }),
        relisted(["a table for download taken away; list anew", "删掉下载的一张表，重算清单"], |f| {
            drop(f.remove("small/data/facts.csv"));
        }),
        relisted(
            ["a fingerprint on the page of evidence; list anew", "改存证页上的一个指纹，重算清单"],
            |f| {
                let page = "small/evidence.html";
                let shown = gongshi::bag::fingerprint(&f[&format!("{RELEASE}/tagmanifest-sha256.txt")]).grouped();
                let other = shown.replace(&shown[..4], if shown.starts_with("0000") { "1111" } else { "0000" });
                let text = text(f, page).replace(&shown, &other);
                f.insert(page.to_owned(), text.into_bytes());
            },
        ),
    ]
}

/// The manifests, the zip and the list are written anew; then the log and the receipts too.
fn bundles() -> Vec<Attack> {
    let rebagged = |names, change: &dyn Fn(&mut Files)| {
        attack(names, |f| {
            change(f);
            rebag(f, RELEASE);
            relist(f);
        })
    };
    let relogged = |names, change: &dyn Fn(&mut Files)| {
        attack(names, |f| {
            change(f);
            rebag(f, RELEASE);
            reenter(f, None);
            relist(f);
        })
    };
    let total: &dyn Fn(&mut Files) = &|f| edit(f, &data("tables/scores.csv"), "8.80", "9.80");
    let fact: &dyn Fn(&mut Files) = &|f| edit(f, &data("record.json"), "\"88\"", "\"98\"");
    let rubric: &dyn Fn(&mut Files) =
        &|f| edit(f, &data("rubrics/basic.json"), "\"at_least\": \"90%\"", "\"at_least\": \"80%\"");
    let award: &dyn Fn(&mut Files) = &|f| edit(f, &data("tables/awards.csv"), "t-0001", "t-0000");
    let seats: &dyn Fn(&mut Files) = &|f| edit(f, &data("contest.json"), "\"seats\": 2", "\"seats\": 1");
    let rank: &dyn Fn(&mut Files) = &|f| edit(f, &data("tables/results.csv"), ",1,false", ",2,false");
    let source: &dyn Fn(&mut Files) = &|f| edit(f, &data("tables/facts.csv"), "示例台账", "示例台帐");
    let words: &dyn Fn(&mut Files) = &|f| edit(f, &data("verify/README.txt"), "verify", "trust");
    let event: &dyn Fn(&mut Files) = &|f| {
        let table = text(f, &data("tables/events.csv"));
        let kept: String = table.split_inclusive('\n').filter(|line| !line.starts_with("e-")).collect();
        f.insert(data("tables/events.csv"), kept.into_bytes());
    };
    let finding: &dyn Fn(&mut Files) = &|f| edit(f, &data("tables/events.csv"), "unfounded,none", "unfounded,correct");
    let outcome: &dyn Fn(&mut Files) = &|f| edit(f, &data("tables/events.csv"), "台账属实", "台账不实");
    let link: &dyn Fn(&mut Files) =
        &|f| edit(f, &data("release.json"), "\"supersedes\":\"r0002\"", "\"supersedes\":null");
    let told: &dyn Fn(&mut Files) = &|f| edit(f, &data("release.json"), "\"to\":\"88\"", "\"to\":\"89\"");
    let moved: &dyn Fn(&mut Files) = &|f| edit(f, &data("release.json"), "\"total\":[\"", "\"total\":[\"9");
    vec![
        rebagged(["a total in a table; manifests anew", "改表里的总分，重算清单"], total),
        rebagged(["a fact; manifests anew", "改事实，重算清单"], fact),
        rebagged(["the words of a release; manifests anew", "改发布版本里的说明文字，重算清单"], words),
        relogged(["a total in a table; manifests and log anew", "改表里的总分，重算清单和日志"], total),
        relogged(["a fact; manifests and log anew", "改事实，重算清单和日志"], fact),
        relogged(["a rubric; manifests and log anew", "改评分细则，重算清单和日志"], rubric),
        relogged(["a rank; manifests and log anew", "改名次，重算清单和日志"], rank),
        relogged(["a winner; manifests and log anew", "改获奖者，重算清单和日志"], award),
        relogged(["the number of seats; manifests and log anew", "改名额，重算清单和日志"], seats),
        relogged(["a source in a table; manifests and log anew", "改表里的来源，重算清单和日志"], source),
        relogged(["what it supersedes; manifests and log anew", "改它取代哪一份，重算清单和日志"], link),
        relogged(["a change that it tells; manifests and log anew", "改它所说的改动，重算清单和日志"], told),
        relogged(["whom it says that moved; manifests and log anew", "改它所说的影响，重算清单和日志"], moved),
        relogged(
            ["an objection and its finding taken out; manifests and log anew", "删去异议和核查结论，重算清单和日志"],
            event,
        ),
        relogged(["what a finding asks for; manifests and log anew", "改核查结论的处理，重算清单和日志"], finding),
        relogged(["the words of a finding; manifests and log anew", "改核查结论的文字，重算清单和日志"], outcome),
        relogged(["the words of a release; manifests and log anew", "改发布版本里的说明文字，重算清单和日志"], words),
    ]
}

/// What a release says it is; its manifests, its zip, the log and the receipts are written anew.
fn acts() -> Vec<Attack> {
    let relogged = |names, change: &dyn Fn(&mut Files)| {
        attack(names, |f| {
            change(f);
            rebag(f, RELEASE);
            reenter(f, None);
            relist(f);
        })
    };
    let verifier: &dyn Fn(&mut Files) =
        &|f| drop(f.insert(data("verify/verify.py"), b"print('no difference')\n".to_vec()));
    let named: &dyn Fn(&mut Files) = &|f| edit(f, &data("release.json"), "\"correction\"", "\"final\"");
    let unreasoned: &dyn Fn(&mut Files) = &|f| edit(f, &data("release.json"), "\"台账录入错误\"", "null");
    vec![
        relogged(
            ["the verifier in a release; manifests and log anew", "改发布版本里的核验程序，重算清单和日志"],
            verifier,
        ),
        relogged(["no reason for a correction; manifests and log anew", "去掉更正的原因，重算清单和日志"], unreasoned),
        attack(
            ["a correction that calls itself final; manifests and log anew", "把更正说成最终结果，重算清单和日志"],
            |f| {
                named(f);
                rebag(f, RELEASE);
                let mut all = entries(f);
                all[2].event = gongshi::model::ReleaseEvent::Final;
                relog(f, all, None);
                reenter(f, None);
                relist(f);
            },
        ),
        attack(
            ["another rubric locked than published; manifests and log anew", "改锁定的评分细则，重算清单和日志"],
            |f| {
                edit(
                    f,
                    "evidence/small/r0001/data/rubrics/basic.json",
                    "\"at_least\": \"90%\"",
                    "\"at_least\": \"80%\"",
                );
                rebag(f, "evidence/small/r0001");
                reenter(f, None);
                relist(f);
            },
        ),
    ]
}

/// Out of whose zips programs read different files.
fn zips() -> Vec<Attack> {
    let zipped = |names, change: fn(&[u8]) -> Vec<u8>| {
        relisted(names, |f| {
            let path = format!("{RELEASE}.zip");
            let bytes = change(&f[&path]);
            f.insert(path, bytes);
        })
    };
    vec![
        zipped(
            ["a second directory in the comment of a zip; list anew", "在压缩包的注释里藏一份目录，重算清单"],
            |zip| {
                let (zip, tail) = zip.split_at(zip.len() - 2);
                assert_eq!(tail, [0, 0]);
                let hidden = [b"PK\x05\x06\0\0\0\0", &zip[zip.len() - 12..], &[1, 0, b'!']].concat();
                let length = u16::try_from(hidden.len()).unwrap().to_le_bytes();
                [zip, &length, &hidden].concat()
            },
        ),
        zipped(
            ["files before the first one of a zip; list anew", "在压缩包的第一个文件之前夹带文件，重算清单"],
            |zip| {
                let start = zip.len() - 22;
                let four = |at: usize| u32::from_le_bytes(zip[at..at + 4].try_into().unwrap());
                let (directory, more) = (usize::try_from(four(start + 16)).unwrap(), b"PK\x03\x04forged".len());
                let mut out = [b"PK\x03\x04forged", zip].concat();
                let mut at = directory;
                while at < start {
                    let place = (four(at + 42) + u32::try_from(more).unwrap()).to_le_bytes();
                    out[more + at + 42..more + at + 46].copy_from_slice(&place);
                    at += 46 + usize::from(u16::from_le_bytes(zip[at + 28..at + 30].try_into().unwrap()));
                }
                let moved = u32::try_from(directory + more).unwrap().to_le_bytes();
                out[more + start + 16..more + start + 20].copy_from_slice(&moved);
                out
            },
        ),
    ]
}

/// The log is written anew.
fn history() -> Vec<Attack> {
    let log = |names, change: &dyn Fn(&mut Files, &mut Vec<gongshi::tlog::Entry>)| {
        attack(names, |f| {
            let mut all = entries(f);
            change(f, &mut all);
            relog(f, all, Some(&signer()));
            relist(f);
        })
    };
    vec![
        log(["an entry dropped from the log", "日志里少一条"], &|_, all| drop(all.pop())),
        log(["two entries of the log swapped", "日志里两条对调"], &|_, all| all.swap(1, 2)),
        log(["an entry with another day", "日志里改日期"], &|_, all| all[2].on = "2023-10-21".parse().unwrap()),
        log(["an entry added for no release", "日志里多出一条"], &|_, all| {
            let mut more = all[2].clone();
            (more.release, more.supersedes) = ("r0004".to_owned(), Some("r0003".to_owned()));
            all.push(more);
        }),
        attack(["a tile of the log", "改日志分片"], |f| f.get_mut("evidence/log/tile/0/000.p/3").unwrap()[0] ^= 1),
        attack(["another root in the checkpoint, list anew", "改检查点的根，重算清单"], |f| {
            edit(f, "evidence/log/checkpoint", "\n3\n", "\n3\nA");
            relist(f);
        }),
    ]
}

/// The whole site is made anew, and holds in itself.
fn whole() -> Vec<Attack> {
    let resigned = |names, signer: Option<gongshi::tlog::Signer>| {
        attack(names, |f| {
            reenter(f, signer.as_ref());
            relist(f);
        })
    };
    vec![
        attack(["the state before the correction put back", "换回更正之前的整个网站"], |f| {
            *f = scene().before.clone();
        }),
        resigned(["all signed by another key", "全部改用别的密钥签名"], Some(stranger())),
        resigned(["all signatures taken off", "去掉全部签名"], None),
        attack(
            ["the whole site made anew from another fact, by another key", "改了事实、用别的密钥重做整个网站"],
            |f| {
                *f = another();
                reenter(f, Some(&stranger()));
                relist(f);
            },
        ),
        attack(
            ["the whole site made anew from another fact, by the publisher", "发布者自己改了事实、重做整个网站"],
            |f| *f = another(),
        ),
        attack(["no change at all", "什么也没改"], |_| {}),
    ]
}
