//! Why a release is not made, in words, and the way out of each.

use jiff::civil::Date;

use crate::lang::{Text, text};
use crate::model::ReleaseEvent;

/// Why a release is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such contest; those that there are.
    UnknownContest(String, Vec<String>),
    /// Another run is making a release.
    Busy,
    /// An earlier run was cut short, and what it left behind is not mended.
    Unfinished,
    /// The day is before that of the release before.
    BeforeLast(Date, String, Date),
    /// The day is after that of the run.
    AfterNow(Date, Date),
    /// The event asks for a reason.
    NoReason(ReleaseEvent),
    /// Rubrics cannot be locked after the publication, nor be published twice.
    Published(ReleaseEvent, String),
    /// The contest has no rubric to lock.
    NoRubric,
    /// The rubrics are locked as they are.
    LockedAlready(String),
    /// A publication needs locked rubrics; whether others were locked.
    NotLocked(bool),
    /// The event follows a publication, and there is none.
    NotPublished(ReleaseEvent),
    /// What the event does not allow to change did.
    Changes(ReleaseEvent, Vec<Text>),
    /// A redaction covers words, and these are more than words.
    Moves(Vec<Text>),
    /// Nothing is there to be recorded.
    NothingChanged(ReleaseEvent),
    /// Nobody is out who was not.
    NobodyOut,
    /// Objections without a finding.
    OpenObjections(Vec<String>),
    /// Nothing was objected, and no notice speaks of objections.
    NoObjection,
    /// The publicity period runs until this day.
    PeriodRuns(Date),
    /// A contest with a publicity notice has no notice of its result.
    NoResult,
    /// Nothing changed since this final result.
    FinalAlready(String),
    /// The reason holds what must not be published: what that is.
    PrivateReason(Text),
    /// The reason holds characters that nobody sees.
    HiddenReason,
    /// A redaction takes something out, and only a redaction does.
    Redact(ReleaseEvent),
    /// A file that cannot be taken out.
    NotRedactable(String),
    /// The new release holds a file that is to be taken out, as it is.
    StillThere(String),
    /// The new release still says what is to be taken out: where that stood.
    StillSaid(Vec<Text>),
    /// Earlier releases have more files that hold it: `r0002:data/record.json`.
    StillHeld(Vec<String>),
    /// A release of the contest has files that cannot be compared.
    Unreadable(String),
    /// A file is too long for a zip.
    TooLong(String),
    /// A name that no log may have.
    BadOrigin(String),
}

impl Refusal {
    /// Whether the command line is to blame, and not the state of the records.
    #[must_use]
    pub const fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::UnknownContest(..)
                | Self::BeforeLast(..)
                | Self::AfterNow(..)
                | Self::NoReason(_)
                | Self::Redact(_)
                | Self::NotRedactable(_)
                | Self::PrivateReason(_)
                | Self::HiddenReason
        )
    }

    /// The same with the words changed that quote records and releases.
    #[must_use]
    pub fn reworded(mut self, change: impl Fn(&Text) -> Text) -> Self {
        if let Self::Changes(_, places) | Self::Moves(places) | Self::StillSaid(places) = &mut self {
            places.iter_mut().for_each(|words| *words = change(words));
        }
        self
    }

    /// Why, in both languages.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "a table of messages, one beside the other")]
    pub fn message(&self) -> Text {
        match self {
            Self::UnknownContest(id, _) => text!("没有竞赛「{id}」", "there is no contest `{id}`"),
            Self::Busy => text!("另一个 gongshi 正在发布", "another gongshi is making a release"),
            Self::Unfinished => text!("上一次发布没有做完", "an earlier release was cut short"),
            Self::BeforeLast(on, id, day) => {
                text!("{on} 早于前一个版本 {id} 的日期 {day}", "{on} is before {day}, the day of {id}")
            }
            Self::AfterNow(on, now) => text!("{on} 在今天（{now}）之后", "{on} is after today ({now})"),
            Self::NoReason(event) => {
                let (zh, en) = (event.title(), event.as_str());
                text!("{zh}要写明原因", "a {en} needs its reason")
            }
            Self::Published(event, id) => {
                let (zh, en) = (event.title(), event.as_str());
                text!("{id} 已经公示，不能再作{zh}", "{id} was published; no {en} can follow")
            }
            Self::NoRubric => text!("这项竞赛没有评分细则可锁定", "this contest has no rubric to lock"),
            Self::LockedAlready(id) => text!("评分细则与 {id} 锁定的一样", "the rubrics are as {id} locked them"),
            Self::NotLocked(false) => {
                text!("公示之前要先锁定评分细则", "rubrics are locked before they are published with scores")
            }
            Self::NotLocked(true) => {
                text!("评分细则与锁定的不同", "the rubrics are not those that were locked")
            }
            Self::NotPublished(event) => {
                let (zh, en) = (event.title(), event.as_str());
                text!("还没有公示，不能作{zh}", "nothing was published yet; a {en} cannot be made")
            }
            Self::Changes(event, places) => {
                let (zh, en, Text { zh: shown, en: shown_en }) = (event.title(), event.as_str(), shown(places));
                text!(
                    "{zh}不改变公布过的内容，而这些变了：{shown}",
                    "a {en} changes nothing that was published, but these differ: {shown_en}"
                )
            }
            Self::Moves(places) => {
                let Text { zh: shown, en: shown_en } = shown(places);
                text!(
                    "遮盖只动名称、来源和文字，不动得分、名次、奖项、评分细则和作为事实的数，而这些变了：{shown}",
                    "a redaction covers names, sources and words; it moves no score, rank, award, rubric or number among the facts, but these differ: {shown_en}"
                )
            }
            Self::NothingChanged(event) => {
                let (zh, en) = (event.title(), event.as_str());
                text!(
                    "与最近一次发布相比没有变化，没有什么可作{zh}",
                    "nothing differs from the latest release; there is nothing for a {en}"
                )
            }
            Self::NobodyOut => text!(
                "与最近一次发布相比，没有新的撤回、不予受理或取消资格",
                "nobody was withdrawn, rejected or disqualified since the latest release"
            ),
            Self::OpenObjections(ids) => {
                let ids = ids.join("、");
                text!("还有没有结论的异议：{ids}", "objections without a finding: {ids}")
            }
            Self::NoObjection => text!(
                "没有登记过异议，也没有异议处理情况的文稿，没有什么可公布",
                "no objection is recorded, and no notice gives an account of objections"
            ),
            Self::PeriodRuns(last) => {
                text!("公示期到 {last} 才结束", "the publicity period runs until {last}")
            }
            Self::NoResult => text!(
                "公示过，却还没有公示结果或表彰决定",
                "there was a publicity notice, and there is no notice of the result or commendation"
            ),
            Self::FinalAlready(id) => {
                text!("{id} 已经是最终结果，以后没有改动", "{id} is the final result, and nothing changed since")
            }
            Self::PrivateReason(what) => {
                let Text { zh, en } = what;
                text!("--reason 里有{zh}，而原因会公布", "--reason holds {en}, and the reason is published")
            }
            Self::HiddenReason => {
                text!("--reason 里有看不见的字符或换行", "--reason holds characters that cannot be seen, or a line end")
            }
            Self::Redact(ReleaseEvent::Redaction) => {
                text!("遮盖要写明取走什么", "a redaction says what it takes out")
            }
            Self::Redact(_) => text!("--redact 只用于遮盖", "--redact belongs to a redaction"),
            Self::NotRedactable(what) => {
                text!(
                    "{what} 不能取走：没有这个文件，或者不是 data/ 里可以遮盖的文件",
                    "{what} cannot be taken out: there is no such file, or it is none of data/ that can"
                )
            }
            Self::StillThere(what) => {
                text!("新的版本里还有与 {what} 一样的文件", "the new release still holds a file that is {what}")
            }
            Self::StillSaid(places) => {
                let Text { zh, en } = shown(places);
                text!(
                    "要遮盖的内容在记录里别处还有。它原来在：{zh}",
                    "the records still hold elsewhere what is to be taken out. It stood in: {en}"
                )
            }
            Self::StillHeld(files) => {
                let count = files.len();
                text!(
                    "要遮盖的内容在早先的版本里还有 {count} 个文件，没有写上",
                    "what is to be taken out stands in more files of earlier releases, which are not named: {count}"
                )
            }
            Self::Unreadable(id) => {
                text!("{id} 的文件读不出来，无法比较", "the files of {id} cannot be read and compared")
            }
            Self::BadOrigin(name) => text!("日志不能叫「{name}」", "a log cannot be named `{name}`"),
            Self::TooLong(path) => text!("{path} 太大，放不进压缩包", "{path} is too long for a zip"),
        }
    }

    /// The way out.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "a table of hints, one beside the other")]
    pub fn hint(&self) -> Option<Text> {
        Some(match self {
            Self::UnknownContest(_, known) => {
                let known = known.join("、");
                text!("网站的竞赛：{known}", "contests of the site: {known}")
            }
            Self::Busy => text!("等它结束再运行", "run again when it is done"),
            Self::Unfinished => text!(
                "先运行同一项竞赛的 gongshi release 竞赛 --mend（加 --dry-run 只看它要做什么）",
                "run gongshi release CONTEST --mend first (with --dry-run it only says what it would do)"
            ),
            Self::BeforeLast(..) => text!("用 --on 写发布的那一天", "give the day of the release with --on"),
            Self::AfterNow(..) => text!(
                "用 --on 写发布的那一天；这台机器的日期不对的，用 --now 写今天",
                "give the day of the release with --on; if the date of this machine is wrong, say with --now what day it is"
            ),
            Self::NoReason(_) => text!("加 --reason，原因会公布", "add --reason; it is published"),
            Self::Published(..) => text!(
                "改动用 --event correction、supplement 或 withdrawal 登记",
                "record a change with --event correction, supplement or withdrawal"
            ),
            Self::NoRubric => text!("直接作 --event publication", "go on with --event publication"),
            Self::NotLocked(_) => text!("先运行 --event rubric-locked", "run --event rubric-locked first"),
            Self::NotPublished(_) => text!("先作 --event publication", "begin with --event publication"),
            Self::Changes(..) => text!(
                "先登记这些改动：--event correction --reason 原因；或者改回去",
                "record these first with --event correction --reason WHY, or put them back"
            ),
            Self::Moves(_) => text!(
                "这些先用 --event correction --reason 原因 登记，再作遮盖",
                "record these first with --event correction --reason WHY, then redact"
            ),
            Self::NothingChanged(ReleaseEvent::Redaction) => text!(
                "先从 data/、content/ 里删去要遮盖的内容，再遮盖",
                "take the content out of data/ and content/ first"
            ),
            Self::NothingChanged(_) => {
                text!(
                    "新加的文稿用 --event supplement 登记",
                    "notices that were added are recorded with --event supplement"
                )
            }
            Self::NobodyOut => text!(
                "先在 history.yaml 里登记；别的改动用 --event correction",
                "record the event in history.yaml first; other changes are a correction"
            ),
            Self::OpenObjections(_) => text!("先登记核查结论（finding）", "record the findings first"),
            Self::NoObjection => text!(
                "有异议的先登记在 history.yaml；没有异议的，公示结果里写明，直接作 --event final",
                "record objections in history.yaml first; where there were none the notice of the result says so: go on with --event final"
            ),
            Self::PeriodRuns(_) => text!(
                "公示期满再公布最终结果；期间的改动用 correction、supplement、withdrawal 登记",
                "the final result waits until the period is over; changes in between are a correction, supplement or withdrawal"
            ),
            Self::NoResult => text!(
                "先发布文稿：kind: result（公示结果）或 commendation（表彰决定）",
                "publish the notice first: kind: result or commendation"
            ),
            Self::FinalAlready(_) => text!(
                "先登记改动：--event correction、supplement 或 withdrawal，以后再作 final",
                "record what changed first: --event correction, supplement or withdrawal; a new final follows it"
            ),
            Self::HiddenReason => text!("写成一行，重新输入", "type it again, on one line"),
            Self::PrivateReason(_) => text!("原因里不写个人信息", "leave personal data out of the reason"),
            Self::Redact(ReleaseEvent::Redaction) => {
                text!(
                    "加 --redact，如 --redact r0002:data/record.json",
                    "add --redact, such as --redact r0002:data/record.json"
                )
            }
            Self::NotRedactable(_) => {
                text!(
                    "写 rNNNN:路径，如 r0002:data/notices/publicity.txt",
                    "write rNNNN:path, such as r0002:data/notices/publicity.txt"
                )
            }
            Self::StillThere(_) => {
                text!("先从 data/ 或 content/ 里删去要遮盖的内容", "take the content out of data/ or content/ first")
            }
            Self::StillSaid(_) => text!(
                "从 data/、content/ 里全部删去；这一处只是改正、不是要遮盖的，改回去，遮盖以后再用 correction 登记",
                "take all of it out of data/ and content/; if this place was only corrected, put it back, and record it as a correction after the redaction"
            ),
            Self::StillHeld(files) => {
                let all = files.iter().map(|file| format!("--redact {file}")).collect::<Vec<_>>().join(" ");
                text!("同一条命令再加上：{all}", "add to the same command: {all}")
            }
            Self::Redact(_) => {
                text!("去掉 --redact，或用 --event redaction", "drop --redact, or use --event redaction")
            }
            Self::BadOrigin(_) => text!("在 site.yaml 里写 log_origin", "name it with log_origin in site.yaml"),
            Self::LockedAlready(_) | Self::Unreadable(_) | Self::TooLong(_) => return None,
        })
    }
}

/// The first of some.
fn shown(all: &[Text]) -> Text {
    let join = |of: &dyn Fn(&Text) -> String, between: &str| {
        let first = all.iter().take(5).map(of).collect::<Vec<_>>().join(between);
        if all.len() > 5 { first + "…" } else { first }
    };
    Text { zh: join(&|t| t.zh.clone(), "；"), en: join(&|t| t.en.clone(), "; ") }
}
