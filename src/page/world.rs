//! What pages are made from: the site, what was computed, and indexes for quick look-ups.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::evidence::Amends;
use super::gallery::Gallery;
use super::head::{NavView, SiteView};
use crate::calendar::{Calendar, Period};
use crate::config::Config;
use crate::lang::Lang;
use crate::model::{Contest, Event, EventKind, Nomination, NominationId, Notice, Site, Unit, UnitId};
use crate::notice::{self, Printed};
use crate::order::{Desk, Strokes};
use crate::rank::{Place, Results, WhyUnranked, Winner};
use crate::score::{self, Context, Elsewhere, ScoreBook, Trace};
use crate::similar::Couple;

use super::tracks::{self, TrackIndex};

/// What was computed for one contest.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Scores by nomination.
    pub book: ScoreBook,
    /// Ranks, awards, quotas.
    pub results: Results,
    /// Awards won in the site's other contests, where a bonus looks at them.
    pub elsewhere: Elsewhere,
    /// Results that look alike, one of them of this contest.
    pub couples: Vec<Couple>,
    /// What each notice printed, in the order of the notices.
    pub printed: Vec<Printed>,
    /// Whether it differs from its latest release: every page says that it shows a draft.
    pub drifted: bool,
}

/// The site and everything computed from it.
#[derive(Debug)]
pub struct World<'a> {
    /// The site.
    pub site: &'a Site,
    /// How it is built.
    pub config: &'a Config,
    /// Language of the pages.
    pub lang: Lang,
    /// What every page shows of the site.
    pub(super) chrome: SiteView,
    /// Contests in the order of the site.
    pub(crate) contests: Vec<ContestWorld<'a>>,
}

/// One contest and what was computed for it.
#[derive(Debug)]
pub(crate) struct ContestWorld<'a> {
    pub(crate) contest: &'a Contest,
    pub(crate) judged: &'a Judged,
    /// Position in the site.
    pub(super) at: usize,
    /// Links to the contest's main pages.
    pub(super) nav: NavView,
    /// Units by id.
    units: HashMap<&'a str, (usize, &'a Unit)>,
    /// What lists are put in order with.
    pub(super) desk: Desk<'a>,
    /// What became of each nomination, in the order of the nominations.
    pub(crate) standings: Vec<Standing<'a>>,
    /// Lists of each track, in the order of the tracks.
    pub(super) tracks: Vec<TrackIndex<'a>>,
    /// Nominations that have a profile, in the order of the lists.
    pub(super) profiles: Vec<usize>,
    /// Innovation results.
    pub(super) gallery: Gallery,
    /// What scores need to know beyond their records, in the order of the tracks.
    contexts: Vec<Context>,
    /// Events by nomination.
    events: HashMap<&'a str, Vec<&'a Event>>,
    /// Nominations with an objection that is not cleared up.
    contested: HashSet<&'a str>,
    /// Publicity periods, in the order of the notices; none where a notice has none or the table of
    /// working days ends before it.
    pub(super) periods: Vec<Option<Period>>,
    /// 数据截至: the latest day up to which facts were counted.
    pub(super) updated: Option<Date>,
    /// What releases changed, by nomination.
    pub(super) amends: Amends<'a>,
}

/// What became of a nomination.
#[derive(Debug, Default)]
pub(crate) struct Standing<'a> {
    /// Position of its track.
    pub(crate) track: usize,
    /// Its rank, if it has one.
    pub(crate) place: Option<&'a Place>,
    /// Why it has none.
    pub(crate) why: Option<&'a WhyUnranked>,
    /// Position of each award that it won, and how.
    pub(crate) wins: Vec<(usize, &'a Winner)>,
}

/// What all contests are looked at with.
struct Shared {
    lang: Lang,
    calendar: Calendar,
    strokes: Arc<Strokes>,
}

impl<'a> World<'a> {
    /// Brings together the contests of `site` and what was judged, in the same order.
    #[must_use]
    pub fn new(site: &'a Site, judged: &'a [Judged], config: &'a Config) -> Self {
        let lang = if site.language.0.starts_with("zh") { Lang::Zh } else { Lang::En };
        let pairs = site.contests.iter().zip(judged).enumerate();
        let (calendar, strokes) = (Calendar::with(&site.calendar), Arc::new(Strokes::with(&site.strokes)));
        let shared = Shared { lang, calendar, strokes };
        let contests = pairs.map(|(at, (contest, judged))| ContestWorld::new(at, contest, judged, &shared));
        let contests = contests.collect();
        Self { site, config, lang, chrome: SiteView::new(site), contests }
    }

    /// Whether a notice is published: drafts only when asked for.
    pub(super) fn shows(&self, notice: &Notice) -> bool {
        self.config.drafts || !notice.draft
    }
}

impl<'a> ContestWorld<'a> {
    fn new(at: usize, contest: &'a Contest, judged: &'a Judged, shared: &Shared) -> Self {
        let units = contest.units.iter().enumerate().map(|(i, u)| (u.id.as_str(), (i, u))).collect();
        let mut events: HashMap<&str, Vec<&Event>> = HashMap::new();
        for event in &contest.history {
            for id in event.nominations() {
                events.entry(id.as_str()).or_default().push(event);
            }
        }
        let mut world = Self {
            contest,
            judged,
            at,
            nav: NavView::default(),
            units,
            desk: Desk::new(contest, &judged.results, Arc::clone(&shared.strokes)),
            standings: tracks::standings(contest, judged),
            tracks: Vec::new(),
            profiles: Vec::new(),
            gallery: Gallery::default(),
            contexts: contest.tracks.iter().map(|t| Context::of(contest, t, &judged.elsewhere)).collect(),
            events,
            contested: contest.open_objections().map(|case| case.nomination.as_str()).collect(),
            periods: notice::periods(&shared.calendar, contest),
            updated: updated(contest),
            amends: Amends::new(contest),
        };
        world.tracks = (0..contest.tracks.len()).map(|track| TrackIndex::new(&world, track)).collect();
        let listed = world.tracks.iter().flat_map(|t| &t.main);
        world.profiles = listed.copied().filter(|n| contest.nominations[*n].profile.is_some()).collect();
        world.gallery = Gallery::new(&world);
        world.nav = NavView::new(&world, shared.lang);
        world
    }

    /// A unit and its position in the order of the records.
    pub(super) fn unit(&self, id: &UnitId) -> Option<(usize, &'a Unit)> {
        self.units.get(id.as_str()).copied()
    }

    /// The full name of a unit.
    pub(crate) fn unit_name<'s>(&'s self, id: &'s UnitId) -> &'s str {
        self.unit(id).map_or(id.as_str(), |(_, u)| &u.name)
    }

    /// Where a nominee works as a list says it: 工作单位 of the form, else the full name of the unit that puts it
    /// forward; nothing where that is its own name.
    pub(crate) fn workplace<'s>(&'s self, nomination: &'s Nomination) -> Option<&'s str> {
        let place = nomination.field("工作单位").unwrap_or_else(|| self.unit_name(&nomination.unit));
        (place != nomination.name.value).then_some(place)
    }

    /// The short name of a unit.
    pub(crate) fn unit_short<'s>(&'s self, id: &'s UnitId) -> &'s str {
        self.unit(id).map_or(id.as_str(), |(_, u)| &u.short_name)
    }

    /// The nominations of a track, in the order of its list, then those that were taken out.
    pub(crate) fn rows_of(&self, track: usize) -> impl Iterator<Item = usize> + '_ {
        let lists = self.tracks.get(track).map(|t| (&t.main, &t.out));
        lists.into_iter().flat_map(|(main, out)| main.iter().chain(out).copied())
    }

    /// What happened to a nomination, in order.
    pub(super) fn events_of(&self, nomination: &Nomination) -> &[&'a Event] {
        self.events.get(nomination.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Whether an objection to a nomination is not cleared up.
    pub(super) fn under_objection(&self, id: &NominationId) -> bool {
        self.contested.contains(id.as_str())
    }

    /// The substitution by which a nomination got a seat, if one did.
    pub(super) fn substitution(&self, n: usize) -> Option<&'a Event> {
        let by = |(_, w): &(usize, &'a Winner)| self.contest.event(w.by_event.as_ref()?);
        let is = |e: &&Event| matches!(e.kind, EventKind::Substitution { .. });
        self.standings[n].wins.iter().filter_map(by).find(is)
    }

    /// How the score of a nomination came about; none where its track is not scored.
    pub(crate) fn trace(&self, n: usize) -> Option<Trace> {
        let nomination = &self.contest.nominations[n];
        let track = &self.contest.tracks[self.standings[n].track];
        let rubric = self.contest.rubric_of(track)?;
        let context = self.contexts.get(self.standings[n].track)?;
        // Facts that cannot be scored stopped the build before any page was made.
        score::trace(rubric, &nomination.facts, context, &nomination.id).ok()
    }

    /// What the scores of a track need to know beyond their records.
    pub(crate) fn context(&self, track: usize) -> Option<&Context> {
        self.contexts.get(track)
    }

    /// Whether there is something to say about quotas or ceilings.
    pub(super) fn has_quotas(&self) -> bool {
        !self.contest.quotas.is_empty()
            || self.contest.awards.iter().any(|a| a.cap.is_some())
            || !self.contest.limits.is_empty()
    }
}

/// The latest day up to which facts were counted; notices and events say nothing about data.
fn updated(contest: &Contest) -> Option<Date> {
    let facts = contest.nominations.iter().flat_map(|n| &n.facts.criteria);
    facts.filter_map(|(_, f)| f.as_of).max()
}
