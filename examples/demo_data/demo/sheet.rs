//! One collective's facts for every criterion of 附件1, how they are invented, and what they are worth.

use super::Random;
use super::fraction::{Fraction, mean};

/// `done` of `total`.
#[derive(Clone, Copy, Default)]
pub(crate) struct Share {
    /// Above the line.
    pub(crate) done: u64,
    /// Below the line.
    pub(crate) total: u64,
}

impl Share {
    /// `done` of `total`.
    pub(crate) const fn new(done: u64, total: u64) -> Self {
        Self { done, total }
    }

    /// Invents `total` things of which about `permille` ‰ are done.
    fn invent(random: &mut Random, total: (u64, u64), permille: u64) -> Self {
        let total = random.between(total.0, total.1);
        let wanted = (permille + random.between(0, 70)).saturating_sub(35).min(1000);
        Self::new(total * wanted / 1000, total)
    }

    /// As a fraction; 0 where there was nothing to do.
    fn fraction(self) -> Fraction {
        Fraction::new(self.done, self.total.max(1))
    }

    /// `points` × this, in hundredths of a point.
    fn cents_of(self, points: u64) -> u64 {
        self.fraction().cents_of(points)
    }

    /// The same, but full from `full_from` % and nothing below 60 %.
    fn ladder(self, full_from: u64, points: u64) -> u64 {
        let rate = self.fraction();
        if rate.at_least(full_from) {
            points * 100
        } else if rate.at_least(60) {
            rate.cents_of(points)
        } else {
            0
        }
    }

    /// Sum of two.
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self::new(self.done + other.done, self.total + other.total)
    }

    /// The same share of twice as many.
    pub(crate) const fn doubled(self) -> Self {
        Self::new(self.done * 2, self.total * 2)
    }
}

/// The facts of one collective. Points that reviewers give are kept in halves.
#[derive(Clone, Default)]
pub(crate) struct Sheet {
    /// plan, meeting, field-visit
    pub(crate) monitoring_work: [bool; 3],
    /// plan, meeting, funds, team, own-work
    pub(crate) change_work: [bool; 5],
    /// Halves of a point, at most 10.
    pub(crate) party: u64,
    /// Number of contests held.
    pub(crate) outreach: u64,
    /// 监测图斑核实反馈
    pub(crate) feedback: Share,
    /// 田长巡
    pub(crate) field_chief: Share,
    /// 日常变更举证
    pub(crate) proof: Share,
    /// 矢量成果
    pub(crate) vectors: Share,
    /// 监测质量
    pub(crate) quality: Share,
    /// 变更成果核查, three batches
    pub(crate) batches: [Share; 3],
    /// Halves of a point, at most 10.
    pub(crate) exchange: u64,
    /// Halves of a point, at most 10.
    pub(crate) invention: u64,
    /// bodies, inspections, no-incident
    pub(crate) safety: [bool; 3],
    /// The demo's gate.
    pub(crate) incident: bool,
}

impl Sheet {
    /// Invents a county's facts for a level from 0 to 100.
    pub(crate) fn invent(random: &mut Random, level: u64) -> Self {
        let rate = |floor: u64| floor + (1000 - floor) * level / 100;
        let mut sheet = Self::invent_work(random, level);
        sheet.feedback = Share::invent(random, (380, 2400), rate(680));
        sheet.field_chief = Share::invent(random, (60, 420), rate(700));
        sheet.proof = Share::invent(random, (300, 1800), rate(740));
        let ready = sheet.proof.done * random.between(35, 60) / 100;
        sheet.vectors = Share::invent(random, (ready, ready), rate(700));
        let checked = sheet.feedback.done * random.between(12, 20) / 100;
        sheet.quality = Share::invent(random, (checked, checked), rate(760));
        sheet.batches = std::array::from_fn(|_| Share::invent(random, (32, 96), rate(640)));
        sheet
    }

    /// Everything but the counts: what the office did and what reviewers gave.
    pub(crate) fn invent_work(random: &mut Random, level: u64) -> Self {
        let likely = 55 + level * 45 / 100;
        let halves = |random: &mut Random| (2 + level * 7 / 100 + random.between(0, 2)).min(10);
        Self {
            monitoring_work: [random.chance(likely + 8), random.chance(likely), random.chance(likely)],
            change_work: std::array::from_fn(|_| random.chance(likely)),
            party: halves(random).max(4),
            outreach: level / 25 + random.between(0, 2),
            exchange: halves(random),
            invention: halves(random),
            safety: [random.chance(likely + 5), random.chance(likely), true],
            ..Self::default()
        }
    }

    /// Adds the counts (not the work) of another: a city has those of its counties (辖区内).
    pub(crate) fn add_counts(&mut self, other: &Self) {
        self.feedback = self.feedback.plus(other.feedback);
        self.field_chief = self.field_chief.plus(other.field_chief);
        self.proof = self.proof.plus(other.proof);
        self.vectors = self.vectors.plus(other.vectors);
        self.quality = self.quality.plus(other.quality);
        for (sum, batch) in self.batches.iter_mut().zip(other.batches) {
            *sum = sum.plus(batch);
        }
    }

    /// 组织管理 in hundredths of a point.
    fn organisation(&self) -> u64 {
        let [plan, meeting, visit] = self.monitoring_work.map(u64::from);
        let [change_plan, change_meeting, funds, team, own] = self.change_work.map(u64::from);
        let work = 2 * plan + 2 * meeting + visit + 2 * change_plan + change_meeting + funds * team + own;
        100 * (work + self.outreach.min(5)) + 50 * self.party
    }

    /// 监测图斑核实反馈 in hundredths of a point.
    fn feedback_cents(&self) -> u64 {
        self.feedback.ladder(90, 15)
    }

    /// 工作成效 in hundredths of a point.
    fn effect(&self) -> u64 {
        self.feedback_cents() + self.field_chief.ladder(95, 10) + self.proof.cents_of(10) + self.vectors.cents_of(5)
    }

    /// 质量控制 in hundredths of a point.
    fn quality(&self) -> u64 {
        let passed = mean(&self.batches.map(Share::fraction));
        let band = [(90, 10), (80, 6), (70, 3), (60, 1)].iter().find(|(from, _)| passed.at_least(*from));
        self.quality.cents_of(15) + band.map_or(0, |(_, points)| points * 100)
    }

    /// The total in hundredths of a point: the sum of the published items, rescaled to 100 points
    /// where there was no vector result to hand in (the only item that the demo leaves out).
    pub(crate) fn total(&self) -> u64 {
        let [bodies, inspections, calm] = self.safety.map(u64::from);
        let rest = 50 * (self.exchange + self.invention) + 100 * (2 * bodies + 2 * inspections + calm);
        let sum = self.organisation() + self.effect() + self.quality() + rest;
        if self.vectors.total == 0 { Fraction::new(sum, 95).cents_of(1) } else { sum }
    }

    /// What decides between two collectives, in order: total, 工作成效, 质量控制, 监测图斑核实反馈.
    pub(crate) fn merit(&self) -> [u64; 4] {
        [self.total(), self.effect(), self.quality(), self.feedback_cents()]
    }
}
