//! `gongshi forms`: 审批表 and 推荐表 from the records into private/forms/, to be printed and sealed.

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::progress::Bar;
use super::{job, report};
use crate::lang::text as words;
use crate::model::NominationId;
use crate::pipeline::{self, Failure, FormsWanted, Printed};

/// Prints the forms, or says why not.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let job = job(console, flags)?;
    let named = flags.get_many::<String>("names").into_iter().flatten().cloned().collect::<Vec<_>>();
    let wanted = FormsWanted {
        contest: named.first().cloned(),
        nominations: named.iter().skip(1).map(|id| NominationId::new(id.as_str())).collect(),
    };
    let bar = Bar::new(console);
    let result = pipeline::forms(&job, &wanted, &bar);
    bar.clear();
    match result {
        Ok(printed) => {
            let faults = report::faults(&printed.report, report::format(None), console.lang, console.colours_stderr());
            console.say(&faults);
            Ok(summary(console, &printed))
        }
        Err(Failure::Faults(faulty)) => {
            console.say(&report::faults(&faulty, report::format(None), console.lang, console.colours_stderr()));
            console.say(report::verdict(&faulty).get(console.lang));
            console.hint(&words!("没有写任何表格", "no form was written"));
            Ok(report::exit(&faulty))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// How many forms there are, where, and whose are not among them.
fn summary(console: Console, printed: &Printed) -> Exit {
    let (forms, folder) = (printed.forms, printed.folder.display());
    console.say(words!("{forms} 份表格：{folder}", "forms: {forms}, in {folder}").get(console.lang));
    let missing = printed.without_record;
    if missing > 0 {
        let message = words!(
            "{missing} 份申报在 private/ 里没有记录，没有印表格；点名也可以印：gongshi forms 竞赛 申报",
            "{missing} nominations have no record in private/ and no form; name one to print it: gongshi forms CONTEST NOMINATION"
        );
        console.hint(&message);
    }
    if printed.unknown.is_empty() {
        return Exit::Ok;
    }
    let names = printed.unknown.join(", ");
    console.error(
        &words!(
            "没有这些竞赛或申报，或者它们没有表格：{names}",
            "no such contest or nomination, or it has no form: {names}"
        ),
        None,
    );
    Exit::Usage
}
