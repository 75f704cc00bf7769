//! The whole script of a contest: tables, scores, ranks, and what differs from the tables.

use super::text::{comment, literal};
use super::{FACTS, Given, LOAD, MACROS, Win, tree};
use crate::model::rule::{Best, BonusWorth, Rule};
use crate::model::{EventKind, RankOn, TieBreak, TieFallback, Track};
use crate::page::ContestWorld;

const HEAD: &str = "-- 用 DuckDB 按评分细则重新计算，并与存证包的表比较；在存证包的 data/ 文件夹里运行：
--   duckdb < verify/recompute.sql
-- 没有 duckdb 程序、装有 Python 的 duckdb 的：
--   python3 -c \"import duckdb; c = duckdb.connect(); c.execute(open('verify/recompute.sql', encoding='utf-8').read()).fetchall(); print(c.sql('FROM differences'), c.sql('FROM looked'))\"
-- 比较的是 scores.csv 的每一个数，results.csv 的类别、资格、总分及其分子分母、名次、并列；差异逐行列出，最后一张表
-- 列出各有几个数、几处差异，差异应当为 0。奖项、名额、事件、事实表与 record.json 是否一致，由 verify.py 核对。
-- Recomputes every score and rank of this bundle in DuckDB, exactly, and compares with its tables scores and results;
-- awards, quotas, events, and the tables against record.json, are looked at by verify.py.
";

const COMPARE: &str = include_str!("compare.sql");

/// The script of a contest.
pub(crate) fn recompute(contest: &ContestWorld<'_>) -> String {
    let facts = contest.contest;
    let won = won(contest);
    let given = Given { won: &won, bests: None };
    let scores: String = facts.rubrics.iter().map(|rubric| tree::scores(rubric, &given)).collect();
    let ranks: String = facts.tracks.iter().filter(|t| t.rubric.is_some()).map(|t| ranks(contest, t)).collect();
    format!("{HEAD}\n{MACROS}\n{LOAD}{FACTS}{scores}\n{RANKS}{ranks}\n{COMPARE}")
}

const RANKS: &str = "-- 名次：1、2、2、4。整组并列而有抽签或决定记录的，按记录排开。
CREATE OR REPLACE TEMP TABLE ranks (nomination VARCHAR, rank BIGINT, shared BOOLEAN);
";

/// Awards of other contests, as far as bonus rules ask for them.
fn won(contest: &ContestWorld<'_>) -> Vec<Win> {
    let mut won = Vec::new();
    for criterion in contest.contest.rubrics.iter().flat_map(|r| r.criteria()) {
        let Rule::Bonus(bonus) = &criterion.rule else { continue };
        for item in &bonus.items {
            if let BonusWorth::AwardIn { contest: other, .. } = &item.worth {
                for nomination in named(contest, criterion.id.as_str()) {
                    let wins = contest.judged.elsewhere.wins(other, &nomination).iter();
                    won.extend(
                        wins.map(|(award, tier)| (other.clone(), nomination.clone(), award.clone(), tier.clone())),
                    );
                }
            }
        }
    }
    won.sort();
    won.dedup();
    won
}

/// Nominations that claims of a criterion name.
fn named(contest: &ContestWorld<'_>, criterion: &str) -> Vec<crate::model::NominationId> {
    let facts = contest.contest.nominations.iter().flat_map(|n| &n.facts.criteria);
    let claims = facts.filter(|(id, _)| id.as_str() == criterion).filter_map(|(_, f)| f.get("claims"));
    let rows = claims.filter_map(|claims| claims.value.as_rows()).flatten();
    let words = rows.filter_map(|row| row.get("nomination")?.value.as_word().map(crate::model::NominationId::new));
    words.collect()
}

/// The ranks of a track.
fn ranks(contest: &ContestWorld<'_>, track: &Track) -> String {
    let column = match track.ranking.on {
        RankOn::Published => "printed",
        RankOn::Exact => "exact",
    };
    let points = |item: &str| {
        format!(
            "(SELECT r.{column} FROM recomputed r WHERE r.nomination = s.nomination AND r.item = {})",
            literal(item)
        )
    };
    let mut links = vec![("总分".to_owned(), points("total"), false)];
    links.extend(track.ranking.tie_breaks.iter().map(|link| match link {
        TieBreak::Criterion(id) => (id.to_string(), points(id.as_str()), false),
        TieBreak::Group(id) => (id.to_string(), points(id.as_str()), false),
        TieBreak::Fact { criterion, fact, best } => {
            let value = format!(
                "(SELECT num(f.value) FROM facts f WHERE f.nomination = s.nomination AND f.criterion = {} AND f.fact = {})",
                literal(criterion.as_str()),
                literal(&fact.value)
            );
            (fact.value.clone(), value, *best == Best::Lowest)
        }
    }));
    let keys: Vec<String> = (0..links.len()).map(|at| format!("k{at}")).collect();
    let columns: String = links
        .iter()
        .zip(&keys)
        .map(|((title, value, _), key)| format!(",\n    {value} AS {key} /* {} */", comment(title).replace("*/", "")))
        .collect();
    let exact = track.ranking.on == RankOn::Exact;
    let order = |((_, _, lowest), key): (&(String, String, bool), &String)| {
        let way = if *lowest { "ASC" } else { "DESC" };
        format!("o{key} {way} NULLS LAST")
    };
    let orders = links.iter().zip(&keys).map(order).collect::<Vec<_>>().join(", ");
    let positions: String = keys.iter().map(|key| format!(", {} AS o{key}", position(key, exact))).collect();
    let equal = keys.join(", ");
    let drawn = drawn(contest, track);
    let title = comment(&track.title);
    format!(
        "-- {title}\nINSERT INTO ranks WITH s AS (SELECT * FROM sheets JOIN standings USING (nomination) WHERE track = {} AND \
         standing = 'ranked'),\nkeys AS MATERIALIZED (SELECT nomination{columns}\n  FROM s),\nplaces AS MATERIALIZED (SELECT *{positions} FROM keys),\ndrawn(event, nomination, place) AS \
         ({drawn}),\nplaced AS (SELECT nomination, event, place, rank() OVER (ORDER BY {orders}) AS first, count(*) OVER \
         (PARTITION BY {equal}) AS equals,\n    count(event) OVER (PARTITION BY event) AS here, count(event) OVER (PARTITION BY \
         {equal}, event) AS together\n  FROM places LEFT JOIN drawn USING (nomination))\nSELECT nomination, CASE WHEN settled THEN \
         first + row_number() OVER (PARTITION BY event ORDER BY place) - 1 ELSE first END, equals > 1 AND NOT settled\n  FROM \
         (SELECT *, event IS NOT NULL AND equals > 1 AND together = equals AND here = equals AS settled FROM placed);\n",
        literal(track.id.as_str())
    )
}

/// What a key is ordered by. Printed points and facts are decimals; exact points are fractions, whose place
/// is how many different ones are less.
fn position(key: &str, exact: bool) -> String {
    if !exact {
        return format!("units({key})");
    }
    format!(
        "CASE WHEN {key} IS NOT NULL THEN (SELECT count(*) FROM (SELECT DISTINCT {key} AS v FROM keys) d WHERE lt(d.v, {key})) END"
    )
}

/// Recorded orders of draws and decisions, for tracks whose equals do not share their rank.
fn drawn(contest: &ContestWorld<'_>, track: &Track) -> String {
    let of_track =
        |award: &crate::model::AwardId| contest.contest.awards.iter().any(|a| a.id == *award && a.track == track.id);
    let mut rows = Vec::new();
    for event in contest.contest.history.iter().filter(|_| track.ranking.then != TieFallback::Shared) {
        let (EventKind::Draw { award, order, .. } | EventKind::Decision { award, order }) = &event.kind else {
            continue;
        };
        if of_track(award) {
            let id = literal(event.id.as_str());
            rows.extend(order.iter().enumerate().map(|(at, n)| format!("({id}, {}, {at})", literal(n.as_str()))));
        }
    }
    if rows.is_empty() {
        "SELECT NULL::VARCHAR, NULL::VARCHAR, NULL::INTEGER WHERE false".to_owned()
    } else {
        format!("VALUES {}", rows.join(", "))
    }
}
