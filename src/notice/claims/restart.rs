//! Whether the period starts again: what a correction says of it in its prose, and in its front matter.

use super::known::Known;
use super::stream::{SENTENCE, Stream};
use super::{Claim, Contradiction};
use crate::model::restarts;

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(known) = known.restarts else { return };
    let mut start = 0;
    while start < stream.chars.len() {
        let end = stream.end_of(start, SENTENCE);
        found.extend(judge(stream, start, end, known));
        start = end + 1;
    }
}

fn judge(stream: &Stream, start: usize, end: usize, known: bool) -> Option<Contradiction> {
    let sentence = stream.text(start..end);
    let (again, place) = restarts(&sentence).filter(|(again, _)| *again != known)?;
    let at = |byte: usize| start + sentence[..byte].chars().count();
    let place = at(place.start)..at(place.end);
    // 公示期延长至9月30日: `deadline` holds the day against that of the period.
    let until = again && stream.longest(place.end, &["至", "到"]).is_some();
    (!until).then(|| Contradiction {
        place: stream.place(place.clone()),
        said: stream.text(place),
        right: vec![if known { "公示期重新计算" } else { "公示期不重新计算" }.to_owned()],
        placeholder: "{{期限说明}}".to_owned(),
        claim: Claim::Restart,
    })
}
