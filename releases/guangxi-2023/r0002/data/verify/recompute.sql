-- 用 DuckDB 按评分细则重新计算，并与存证包的表比较；在存证包的 data/ 文件夹里运行：
--   duckdb < verify/recompute.sql
-- 没有 duckdb 程序、装有 Python 的 duckdb 的：
--   python3 -c "import duckdb; c = duckdb.connect(); c.execute(open('verify/recompute.sql', encoding='utf-8').read()).fetchall(); print(c.sql('FROM differences'), c.sql('FROM looked'))"
-- 比较的是 scores.csv 的每一个数，results.csv 的类别、资格、总分及其分子分母、名次、并列；差异逐行列出，最后一张表
-- 列出各有几个数、几处差异，差异应当为 0。奖项、名额、事件、事实表与 record.json 是否一致，由 verify.py 核对。
-- Recomputes every score and rank of this bundle in DuckDB, exactly, and compares with its tables scores and results;
-- awards, quotas, events, and the tables against record.json, are looked at by verify.py.

-- 一、分数：分子、分母都是 128 位整数，化为最简。超出 128 位时 DuckDB 报错，绝不给出错的数；没有浮点数。
-- Fractions of 128-bit integers in lowest terms. What does not fit is an error of DuckDB, never a wrong number.
CREATE OR REPLACE MACRO q(a, b) AS {n: a::HUGEINT, d: b::HUGEINT};
CREATE OR REPLACE MACRO ten(k) AS ('1' || repeat('0', k))::HUGEINT;
CREATE OR REPLACE MACRO frac(a, b) AS list_transform([{n: (a)::HUGEINT, d: (b)::HUGEINT}],
  lambda f: {n: f.n // gcd(f.n, f.d) * sign(f.d), d: abs(f.d) // gcd(f.n, f.d)})[1];
CREATE OR REPLACE MACRO plus(a, b) AS list_transform([{a: a, b: b}], lambda p: frac(
  p.a.n * (p.b.d // gcd(p.a.d, p.b.d)) + p.b.n * (p.a.d // gcd(p.a.d, p.b.d)), p.a.d // gcd(p.a.d, p.b.d) * p.b.d))[1];
CREATE OR REPLACE MACRO minus(a, b) AS plus(a, list_transform([b], lambda o: {n: -o.n, d: o.d})[1]);
CREATE OR REPLACE MACRO crossed(a, b) AS greatest(gcd(a, b), 1);
CREATE OR REPLACE MACRO times(a, b) AS list_transform([{a: a, b: b}], lambda m: {
  n: (m.a.n // crossed(m.a.n, m.b.d)) * (m.b.n // crossed(m.b.n, m.a.d)),
  d: (m.a.d // crossed(m.b.n, m.a.d)) * (m.b.d // crossed(m.a.n, m.b.d))})[1];
CREATE OR REPLACE MACRO over(a, b) AS times(a, list_transform([b], lambda o: {n: o.d * sign(o.n), d: abs(o.n)})[1]);
CREATE OR REPLACE MACRO lt(a, b) AS list_transform([{a: a, b: b}],
  lambda c: c.a.n * (c.b.d // gcd(c.a.d, c.b.d)) < c.b.n * (c.a.d // gcd(c.a.d, c.b.d)))[1];
CREATE OR REPLACE MACRO at_most(a, b) AS list_transform([{a: a, b: b}], lambda s: CASE WHEN lt(s.b, s.a) THEN s.b ELSE s.a END)[1];
CREATE OR REPLACE MACRO at_least(a, b) AS list_transform([{a: a, b: b}], lambda s: CASE WHEN lt(s.a, s.b) THEN s.b ELSE s.a END)[1];
CREATE OR REPLACE MACRO total(l) AS list_reduce(list_prepend(q(0, 1), l), lambda x, y: plus(x, y));
CREATE OR REPLACE MACRO largest(l) AS list_transform([l], lambda w: list_reduce(list_append(w, w[1]), lambda x, y: at_least(x, y)))[1];
CREATE OR REPLACE MACRO smallest(l) AS list_transform([l], lambda w: list_reduce(list_append(w, w[1]), lambda x, y: at_most(x, y)))[1];
-- N3 修约：到 10^places 分之一。Rounding, symmetric about zero.
CREATE OR REPLACE MACRO rounded(x, places, mode) AS list_transform([{n: abs(x.n) * ten(places), d: x.d, s: sign(x.n)}],
  lambda r: frac(r.s * (r.n // r.d + CASE
    WHEN mode = 'half_up' AND 2 * (r.n % r.d) >= r.d THEN 1
    WHEN mode = 'half_even' AND (2 * (r.n % r.d) > r.d OR (2 * (r.n % r.d) = r.d AND (r.n // r.d) % 2 = 1)) THEN 1
    WHEN mode = 'up' AND r.n % r.d > 0 THEN 1
    ELSE 0 END), ten(places)))[1];
CREATE OR REPLACE MACRO published(x, places, mode) AS list_transform([rounded(x, places, mode)],
  lambda r: CASE WHEN abs(r.n) * (ten(places) // r.d) >= 10000000000000000000000000000
    THEN error('too-large') ELSE r END)[1];
CREATE OR REPLACE MACRO shown(x, places) AS list_transform([{u: abs(x.n) * (ten(places) // x.d), s: CASE WHEN x.n < 0 THEN '-' ELSE '' END}],
  lambda t: t.s || CASE WHEN places = 0 THEN t.u::VARCHAR
    ELSE (t.u // ten(places))::VARCHAR || '.' || lpad((t.u % ten(places))::VARCHAR, places, '0') END)[1];

-- 二、填写的原文。N1: a number is read from its literal text.
CREATE OR REPLACE MACRO num(t) AS list_transform([{t: t}], lambda v: CASE
  WHEN v.t IS NULL THEN error('missing-fact')
  WHEN NOT regexp_full_match(v.t, '-?(0|[1-9][0-9]*)(\.[0-9]+)?%?') OR length(v.t) > 64 THEN error('wrong-type: ' || v.t)
  ELSE frac(replace(replace(v.t, '.', ''), '%', '')::HUGEINT,
    ten(length(regexp_extract(v.t, '\.([0-9]+)', 1)) + CASE WHEN suffix(v.t, '%') THEN 2 ELSE 0 END)) END)[1];
CREATE OR REPLACE MACRO flag(t) AS CASE
  WHEN t IS NULL THEN error('missing-fact') WHEN t = 'true' THEN true WHEN t = 'false' THEN false ELSE error('wrong-type: ' || t) END;
CREATE OR REPLACE MACRO name_of(t) AS CASE
  WHEN t IS NULL THEN error('missing-fact')
  WHEN t IN ('true', 'false') OR regexp_full_match(t, '-?(0|[1-9][0-9]*)(\.[0-9]+)?%?') THEN error('wrong-type: ' || t) ELSE t END;
-- N40：人给的分在范围之内，并在分档上。
CREATE OR REPLACE MACRO ranged(x, low, high) AS list_transform([x],
  lambda v: CASE WHEN lt(v, low) OR lt(high, v) THEN error('out-of-range') ELSE v END)[1];
CREATE OR REPLACE MACRO on_grid(x, low, step) AS list_transform([x],
  lambda v: CASE WHEN over(minus(v, low), step).d <> 1 THEN error('off-grid') ELSE v END)[1];
-- 有限小数化为 10^-12 的整数倍，供排序和求和；更长的小数报错。
CREATE OR REPLACE MACRO units(x) AS list_transform([x],
  lambda v: CASE WHEN 1000000000000 % v.d <> 0 THEN error('more than 12 decimals') ELSE v.n * (1000000000000 // v.d) END)[1];

-- 三、度量（N22–N27）。分母为 0 时为 NULL，由细则的 on_zero 决定。NULL is a zero denominator.
CREATE OR REPLACE MACRO part_of(done, whole, over_all) AS list_transform([{a: done, b: whole}], lambda v: CASE
  WHEN v.a.n < 0 OR v.b.n < 0 OR (lt(v.b, v.a) AND over_all = 'error') THEN error('out-of-range')
  ELSE {a: CASE WHEN over_all = 'clamp' THEN at_most(v.a, v.b) ELSE v.a END, b: v.b} END)[1];
CREATE OR REPLACE MACRO ratio(r, over_all) AS list_transform([CASE
    WHEN r.rate IS NULL THEN part_of(num(r.done), num(r.total), over_all)
    WHEN r.done IS NOT NULL OR r.total IS NOT NULL THEN error('contradiction')
    ELSE part_of(num(r.rate), q(1, 1), over_all) END],
  lambda p: CASE WHEN p.b.n = 0 THEN NULL ELSE over(p.a, p.b) END)[1];
CREATE OR REPLACE MACRO mean(l) AS list_transform([l], lambda w: over(total(w), q(len(w), 1)))[1];
CREATE OR REPLACE MACRO pooled(l, over_all) AS list_transform([list_transform(l, lambda r: CASE
    WHEN r.rate IS NOT NULL THEN error('contradiction') ELSE part_of(num(r.done), num(r.total), over_all) END)],
  lambda p: CASE WHEN total(list_transform(p, lambda x: x.b)).n = 0 THEN NULL
    ELSE over(total(list_transform(p, lambda x: x.a)), total(list_transform(p, lambda x: x.b))) END)[1];
-- N45：数量折成分。
CREATE OR REPLACE MACRO tally(a, per, each, how) AS list_transform([over(a, per)], lambda u: times(each, CASE
  WHEN how = 'exact' THEN u
  WHEN how = 'floor' THEN q(u.n // u.d - CASE WHEN u.n < 0 AND u.n % u.d <> 0 THEN 1 ELSE 0 END, 1)
  ELSE q(u.n // u.d + CASE WHEN u.n > 0 AND u.n % u.d <> 0 THEN 1 ELSE 0 END, 1) END))[1];
-- N47：一次申报算几次。
CREATE OR REPLACE MACRO claimed(t, once) AS list_transform([CASE WHEN t IS NULL THEN q(1, 1) ELSE num(t) END],
  lambda c: CASE WHEN c.n < 0 OR c.d <> 1 THEN error('out-of-range') WHEN once THEN at_most(c, q(1, 1)) ELSE c END)[1];
-- 评委、成员的分：整数之和、已排好的一列的中位数。
CREATE OR REPLACE MACRO summed(l) AS list_reduce(list_prepend(0::HUGEINT, l), lambda x, y: x + y);
CREATE OR REPLACE MACRO mean_of(l, k) AS frac(summed(l), k * 1000000000000::HUGEINT);
CREATE OR REPLACE MACRO median_of(l) AS frac(l[(len(l) + 1) // 2] + l[len(l) // 2 + 1], 2 * 1000000000000::HUGEINT);

-- 四、存证包里的表。The tables of the bundle.
CREATE OR REPLACE TEMP TABLE nominations AS
  SELECT * FROM read_csv('tables/nominations.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '\N');
CREATE OR REPLACE TEMP TABLE raw_facts AS
  SELECT * FROM read_csv('tables/facts.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '\N');
-- 事实的路径拆成三段：batches[2].done 是名称 batches、第 2 行、列 done。
CREATE OR REPLACE TEMP TABLE facts AS
  SELECT nomination, criterion, regexp_extract(fact, '^[^\[]+') AS fact, TRY_CAST(regexp_extract(fact, '\[([0-9]+)\]', 1) AS INTEGER) AS line,
    regexp_extract(fact, '\]\.(.+)$', 1) AS field, CASE WHEN fact LIKE '%[%' OR fact NOT IN ('claims', 'batches', 'scores', 'members') OR value <> '' THEN value END AS value
  FROM raw_facts;
CREATE OR REPLACE TEMP TABLE sheets AS
  SELECT nomination, track, recommended_by, rubric, out = 'true' AS out FROM nominations WHERE coalesce(rubric, '') <> '';
CREATE OR REPLACE TEMP TABLE recomputed (nomination VARCHAR, item VARCHAR, kind VARCHAR, exact STRUCT(n HUGEINT, d HUGEINT), printed STRUCT(n HUGEINT, d HUGEINT), places INTEGER);
CREATE OR REPLACE TEMP TABLE standings (nomination VARCHAR, standing VARCHAR);

-- 评分细则「劳动竞赛先进集体评分细则」
INSERT INTO standings SELECT s.nomination, CASE WHEN any_value(s.out) THEN 'out'
    WHEN count(*) FILTER (f.criterion IN ('major-incident') AND f.fact = 'value' AND f.value = 'true') > 0 THEN 'disqualified'
    WHEN count(DISTINCT f.criterion) FILTER (f.criterion IN ('')) < 0 THEN 'ineligible' ELSE 'ranked' END
  FROM sheets s LEFT JOIN facts f ON f.nomination = s.nomination WHERE s.rubric = 'collective' GROUP BY s.nomination;
INSERT INTO recomputed WITH s AS MATERIALIZED (SELECT * FROM sheets WHERE rubric = 'collective'),
gates AS MATERIALIZED (SELECT s.nomination, coalesce(bool_or(f.value = 'true') FILTER (f.criterion = 'major-incident'), false) AS "major-incident"
  FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.fact = 'value' AND f.criterion IN ('major-incident') GROUP BY s.nomination),
-- 综合监测监管工作：综合监测监管工作。1.制定工作方案，配足配强工作人员。（2分）2.开展管理区域内组织动员工作会议或工作调度会议。（2分）3.到区域内的各乡镇、村内开展竞赛情况督促和指导。（1分）
"c:monitoring-work" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(total([CASE WHEN list_bool_and([flag("_plan")]) THEN q(2, 1) ELSE q(0, 1) END, CASE WHEN list_bool_and([flag("_meeting")]) THEN q(2, 1) ELSE q(0, 1) END, CASE WHEN list_bool_and([flag("_field-visit")]) THEN q(1, 1) ELSE q(0, 1) END]), q(5, 1)) END AS exact
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'plan' AND f.line IS NULL) AS "_plan", max(f.value) FILTER (f.fact = 'meeting' AND f.line IS NULL) AS "_meeting", max(f.value) FILTER (f.fact = 'field-visit' AND f.line IS NULL) AS "_field-visit"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'monitoring-work' GROUP BY ALL))),
-- 日常变更调查工作：日常变更调查工作。1.制定实施方案或工作方案。（2分）2.开展管理区域内组织动员工作会议或工作调度会议。（1分）3.工作经费落实及时，落实作业队伍。（1分）4.自行开展日常变更调查相关工作。（1分）
"c:change-work" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(total([CASE WHEN list_bool_and([flag("_plan")]) THEN q(2, 1) ELSE q(0, 1) END, CASE WHEN list_bool_and([flag("_meeting")]) THEN q(1, 1) ELSE q(0, 1) END, CASE WHEN list_bool_and([flag("_funds"), flag("_team")]) THEN q(1, 1) ELSE q(0, 1) END, CASE WHEN list_bool_and([flag("_own-work")]) THEN q(1, 1) ELSE q(0, 1) END]), q(5, 1)) END AS exact
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'plan' AND f.line IS NULL) AS "_plan", max(f.value) FILTER (f.fact = 'meeting' AND f.line IS NULL) AS "_meeting", max(f.value) FILTER (f.fact = 'funds' AND f.line IS NULL) AS "_funds", max(f.value) FILTER (f.fact = 'team' AND f.line IS NULL) AS "_team", max(f.value) FILTER (f.fact = 'own-work' AND f.line IS NULL) AS "_own-work"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'change-work' GROUP BY ALL))),
-- 高度重视自然综合监测监管工作、日常变更调查工作，扎实推进各项工作落实
"g:implementation" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["c:monitoring-work".exact, "c:change-work".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["c:monitoring-work".printed, "c:change-work".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["c:monitoring-work".available, "c:change-work".available], lambda i: i IS NOT NULL)) AS available, "c:monitoring-work".lacking OR "c:change-work".lacking AS lacking, "c:monitoring-work".exact IS NULL AND "c:change-work".exact IS NULL AS gone
    FROM s JOIN "c:monitoring-work" USING (nomination) JOIN "c:change-work" USING (nomination)))),
-- 党组织建设：坚持以习近平新时代中国特色社会主义思想为指导，高质量完成工作任务。将竞赛活动同宣传贯彻党的二十大精神结合起来，同组织开展主题教育活动结合起来。（5分）
"c:party-building" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(on_grid(ranged(num(_points), q(0, 1), q(5, 1)), q(0, 1), q(1, 2)), q(5, 1)) END AS exact
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'points' AND f.line IS NULL) AS "_points"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'party-building' GROUP BY ALL))),
-- 宣传教育活动和特色竞赛活动：组织干部队伍广泛开展自然资源调查监测评价的宣传教育活动及组织特色竞赛活动等，成效显著。在管理区域内开展调查监测评价工作的宣传活动，组织特色竞赛活动，开展摄影比赛、知识竞赛、演讲比赛，其他特色竞赛活动（每个比赛1分，最高加5分）。
"c:outreach" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(total([at_most(tally(list_transform([num("_count")], lambda a: CASE WHEN a.n < 0 THEN error('out-of-range') ELSE a END)[1], q(1, 1), q(1, 1), 'floor'), q(5, 1))]), q(5, 1)) END AS exact
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'count' AND f.line IS NULL) AS "_count"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'outreach' GROUP BY ALL))),
-- 组织管理
"g:organisation" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["g:implementation".exact, "c:party-building".exact, "c:outreach".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["g:implementation".printed, "c:party-building".printed, "c:outreach".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["g:implementation".available, "c:party-building".available, "c:outreach".available], lambda i: i IS NOT NULL)) AS available, "g:implementation".lacking OR "c:party-building".lacking OR "c:outreach".lacking AS lacking, "g:implementation".exact IS NULL AND "c:party-building".exact IS NULL AND "c:outreach".exact IS NULL AS gone
    FROM s JOIN "g:implementation" USING (nomination) JOIN "c:party-building" USING (nomination) JOIN "c:outreach" USING (nomination)))),
-- 自然资源综合监测监管图斑核实反馈：1.自然资源综合监测监管图斑核实反馈项总分15分。按照《广西2023年自然资源综合监测监管工作方案》要求完成县（市、区）截止9月15日前下发各类监测图斑的核实反馈。反馈率达到≥90%得15分，核实反馈率60%（含）-90%按比例得分（得分=反馈率×15分），低于60%（不含）不得分。
"c:monitoring-feedback" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(15, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(CASE WHEN v IS NULL THEN NULL ELSE CASE
      WHEN NOT lt(v, q(9, 10)) THEN q(15, 1)
      WHEN NOT lt(v, q(3, 5)) THEN times(q(15, 1), v)
      WHEN true THEN q(0, 1) ELSE q(0, 1) END END, q(15, 1)) END AS exact
    FROM (SELECT *, CASE WHEN given > 0 THEN ratio({done: _done, total: _total, rate: _rate}, 'error') END AS v
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'done' AND f.line IS NULL) AS "_done", max(f.value) FILTER (f.fact = 'total' AND f.line IS NULL) AS "_total", max(f.value) FILTER (f.fact = 'rate' AND f.line IS NULL) AS "_rate"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'monitoring-feedback' GROUP BY ALL)))),
-- 田长巡图斑核实反馈：2.田长巡图斑核实反馈项总分10分。完成在田长巡系统（2023年8月1日至9月15日）下发耕地变化图斑核实反馈，图斑完成比例≥95%得10分，60%（含）至95%按完成比例得分（得分=反馈率×10分），低于60%（不含）不得分。
"c:field-chief" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(10, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(CASE WHEN v IS NULL THEN NULL ELSE CASE
      WHEN NOT lt(v, q(19, 20)) THEN q(10, 1)
      WHEN NOT lt(v, q(3, 5)) THEN times(q(10, 1), v)
      WHEN true THEN q(0, 1) ELSE q(0, 1) END END, q(10, 1)) END AS exact
    FROM (SELECT *, CASE WHEN given > 0 THEN ratio({done: _done, total: _total, rate: _rate}, 'error') END AS v
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'done' AND f.line IS NULL) AS "_done", max(f.value) FILTER (f.fact = 'total' AND f.line IS NULL) AS "_total", max(f.value) FILTER (f.fact = 'rate' AND f.line IS NULL) AS "_rate"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'field-chief' GROUP BY ALL)))),
-- 自然资源综合监测监管：完成市、县（市、区）监测图斑核实反馈工作
"g:monitoring" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["c:monitoring-feedback".exact, "c:field-chief".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["c:monitoring-feedback".printed, "c:field-chief".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["c:monitoring-feedback".available, "c:field-chief".available], lambda i: i IS NOT NULL)) AS available, "c:monitoring-feedback".lacking OR "c:field-chief".lacking AS lacking, "c:monitoring-feedback".exact IS NULL AND "c:field-chief".exact IS NULL AS gone
    FROM s JOIN "c:monitoring-feedback" USING (nomination) JOIN "c:field-chief" USING (nomination)))),
-- 日常变更图斑核实举证：1.完成自治区下发和市县自主提取的日常变更图斑核实举证，按照举证图斑完成数量比例得分，满分10分。（得分=辖区内完成图斑数量/全部图斑数量×10分）
"c:change-proof" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(10, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(CASE WHEN v IS NULL THEN NULL ELSE times(q(10, 1), v) END, q(10, 1)) END AS exact
    FROM (SELECT *, CASE WHEN given > 0 THEN ratio({done: _done, total: _total, rate: _rate}, 'error') END AS v
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'done' AND f.line IS NULL) AS "_done", max(f.value) FILTER (f.fact = 'total' AND f.line IS NULL) AS "_total", max(f.value) FILTER (f.fact = 'rate' AND f.line IS NULL) AS "_rate"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'change-proof' GROUP BY ALL)))),
-- 日常变更图斑矢量成果编制并报送核查：2.完成自治区下发经外业核实举证达到变更条件的日常变更图斑矢量成果编制并报送自治区级核查。按照报送矢量成果图斑数量比例得分，满分5分（得分=辖区内报送矢量成果图斑数量/已完成外业举证且达到变更条件的图斑数量×5分）。
"c:vector-results" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(CASE WHEN v IS NULL THEN NULL ELSE times(q(5, 1), v) END, q(5, 1)) END AS exact
    FROM (SELECT *, CASE WHEN given > 0 THEN ratio({done: _done, total: _total, rate: _rate}, 'error') END AS v
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'done' AND f.line IS NULL) AS "_done", max(f.value) FILTER (f.fact = 'total' AND f.line IS NULL) AS "_total", max(f.value) FILTER (f.fact = 'rate' AND f.line IS NULL) AS "_rate"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'vector-results' GROUP BY ALL)))),
-- 满足2023年日常变更调查工作进度要求并按时提交成果
"g:daily-change" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["c:change-proof".exact, "c:vector-results".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["c:change-proof".printed, "c:vector-results".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["c:change-proof".available, "c:vector-results".available], lambda i: i IS NOT NULL)) AS available, "c:change-proof".lacking OR "c:vector-results".lacking AS lacking, "c:change-proof".exact IS NULL AND "c:vector-results".exact IS NULL AS gone
    FROM s JOIN "c:change-proof" USING (nomination) JOIN "c:vector-results" USING (nomination)))),
-- 工作成效
"g:effect" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["g:monitoring".exact, "g:daily-change".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["g:monitoring".printed, "g:daily-change".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["g:monitoring".available, "g:daily-change".available], lambda i: i IS NOT NULL)) AS available, "g:monitoring".lacking OR "g:daily-change".lacking AS lacking, "g:monitoring".exact IS NULL AND "g:daily-change".exact IS NULL AS gone
    FROM s JOIN "g:monitoring" USING (nomination) JOIN "g:daily-change" USING (nomination)))),
-- 自然资源综合监测监管质量：1.按照《广西2023年自然资源综合监测监管工作方案》要求完成截止9月15日前下发监测任务图斑，按完成质量达标率比例得分，总分15分。
"c:monitoring-quality" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(15, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(CASE WHEN v IS NULL THEN NULL ELSE times(q(15, 1), v) END, q(15, 1)) END AS exact
    FROM (SELECT *, CASE WHEN given > 0 THEN ratio({done: _done, total: _total, rate: _rate}, 'error') END AS v
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'done' AND f.line IS NULL) AS "_done", max(f.value) FILTER (f.fact = 'total' AND f.line IS NULL) AS "_total", max(f.value) FILTER (f.fact = 'rate' AND f.line IS NULL) AS "_rate"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'monitoring-quality' GROUP BY ALL)))),
-- 日常变更成果自治区核查：2.完成2023年日常变更成果自治区核查（10分）：各批次成果复核平均通过率90%以上（含90%）得10分，80%至90%得6分，70%至80%得3分，60%至70%得1分，低于60%（不含60%）不得分。
"c:change-quality" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(10, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(CASE WHEN v IS NULL THEN error('zero-denominator') ELSE CASE
      WHEN NOT lt(v, q(9, 10)) THEN q(10, 1)
      WHEN NOT lt(v, q(4, 5)) THEN q(6, 1)
      WHEN NOT lt(v, q(7, 10)) THEN q(3, 1)
      WHEN NOT lt(v, q(3, 5)) THEN q(1, 1)
      WHEN true THEN q(0, 1) ELSE q(0, 1) END END, q(10, 1)) END AS exact
    FROM (SELECT *, CASE WHEN given > 0 THEN CASE WHEN len(lines) = 0 THEN error('too-few') ELSE list_transform([list_transform(lines, lambda b: ratio(b, 'error'))], lambda l: CASE WHEN len(list_filter(l, lambda y: y IS NOT NULL)) = 0 THEN NULL ELSE mean(list_filter(list_transform(l, lambda y: CASE WHEN y IS NULL THEN error('zero-denominator') ELSE y END), lambda y: y IS NOT NULL)) END)[1] END END AS v
    FROM (SELECT nomination, sum(given) AS given, CASE WHEN sum(given) > 0 AND sum(listed) = 0 THEN error('missing-fact') ELSE coalesce(list({done: _done, total: _total, rate: _rate} ORDER BY line) FILTER (line IS NOT NULL), []) END AS lines
    FROM (SELECT s.nomination, f.line, count(f.criterion) AS given, count(*) FILTER (f.fact = 'batches') AS listed, max(f.value) FILTER (f.field = 'done') AS _done, max(f.value) FILTER (f.field = 'total') AS _total, max(f.value) FILTER (f.field = 'rate') AS _rate
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'change-quality' GROUP BY ALL) GROUP BY nomination)))),
-- 质量控制
"g:quality" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["c:monitoring-quality".exact, "c:change-quality".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["c:monitoring-quality".printed, "c:change-quality".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["c:monitoring-quality".available, "c:change-quality".available], lambda i: i IS NOT NULL)) AS available, "c:monitoring-quality".lacking OR "c:change-quality".lacking AS lacking, "c:monitoring-quality".exact IS NULL AND "c:change-quality".exact IS NULL AS gone
    FROM s JOIN "c:monitoring-quality" USING (nomination) JOIN "c:change-quality" USING (nomination)))),
-- 技术攻关、经验交流和合理化建议：1.定期召开专题技术攻关、经验交流会议，开展合理化建议征集及实施活动，并取得良好效果。（5分）
"c:exchange" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(on_grid(ranged(num(_points), q(0, 1), q(5, 1)), q(0, 1), q(1, 2)), q(5, 1)) END AS exact
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'points' AND f.line IS NULL) AS "_points"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'exchange' GROUP BY ALL))),
-- 自主创新、新型技术手段和流程优化：2.通过自主科技创新、发明创造等活动，强化新型技术手段及优化业务流程在完成任务过程中的应用，提升成果质量和工作效率。（5分）
"c:invention" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(on_grid(ranged(num(_points), q(0, 1), q(5, 1)), q(0, 1), q(1, 2)), q(5, 1)) END AS exact
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'points' AND f.line IS NULL) AS "_points"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'invention' GROUP BY ALL))),
-- 技术创新
"g:innovation" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["c:exchange".exact, "c:invention".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["c:exchange".printed, "c:invention".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["c:exchange".available, "c:invention".available], lambda i: i IS NOT NULL)) AS available, "c:exchange".lacking OR "c:invention".lacking AS lacking, "c:exchange".exact IS NULL AND "c:invention".exact IS NULL AS gone
    FROM s JOIN "c:exchange" USING (nomination) JOIN "c:invention" USING (nomination)))),
-- 安全生产情况和保密管理情况：1.建立安全生产、保密组织机构，健全安全生产、保密有关工作制度。（2分）2.定期开展“安全生产隐患排查”活动并有记录。（2分）3.竞赛期间无安全事故、失泄密事件发生。（1分）
"c:safety-secrecy" AS MATERIALIZED (
  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE published(exact, 2, 'half_up') END AS printed,
    CASE WHEN exact IS NULL THEN q(0, 1) ELSE q(5, 1) END AS available, exact IS NULL AS lacking
  FROM (SELECT nomination, CASE WHEN given = 0 THEN error('missing-facts') ELSE at_most(total([CASE WHEN list_bool_and([flag("_bodies")]) THEN q(2, 1) ELSE q(0, 1) END, CASE WHEN list_bool_and([flag("_inspections")]) THEN q(2, 1) ELSE q(0, 1) END, CASE WHEN list_bool_and([flag("_no-incident")]) THEN q(1, 1) ELSE q(0, 1) END]), q(5, 1)) END AS exact
    FROM (SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given, max(f.value) FILTER (f.fact = 'bodies' AND f.line IS NULL) AS "_bodies", max(f.value) FILTER (f.fact = 'inspections' AND f.line IS NULL) AS "_inspections", max(f.value) FILTER (f.fact = 'no-incident' AND f.line IS NULL) AS "_no-incident"
    FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = 'safety-secrecy' GROUP BY ALL))),
-- 安全保密
"g:safety" AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["c:safety-secrecy".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["c:safety-secrecy".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["c:safety-secrecy".available], lambda i: i IS NOT NULL)) AS available, "c:safety-secrecy".lacking AS lacking, "c:safety-secrecy".exact IS NULL AS gone
    FROM s JOIN "c:safety-secrecy" USING (nomination)))),
-- 总分
total AS MATERIALIZED (SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published(printed, 2, 'half_up') END AS printed)
    FROM (SELECT * REPLACE (CASE WHEN exact IS NULL THEN error('nothing-scored') ELSE exact END AS exact)
    FROM (SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)
    FROM (SELECT * REPLACE (CASE WHEN lacking AND available.n <> 0 THEN times(exact, over(q(100, 1), available)) ELSE exact END AS exact, CASE WHEN lacking AND available.n <> 0 THEN times(printed, over(q(100, 1), available)) ELSE printed END AS printed, gone OR (lacking AND available.n = 0) AS gone, false AS lacking)
    FROM (SELECT s.nomination, total(list_filter(["g:organisation".exact, "g:effect".exact, "g:quality".exact, "g:innovation".exact, "g:safety".exact], lambda i: i IS NOT NULL)) AS exact, total(list_filter(["g:organisation".printed, "g:effect".printed, "g:quality".printed, "g:innovation".printed, "g:safety".printed], lambda i: i IS NOT NULL)) AS printed,
    total(list_filter(["g:organisation".available, "g:effect".available, "g:quality".available, "g:innovation".available, "g:safety".available], lambda i: i IS NOT NULL)) AS available, "g:organisation".lacking OR "g:effect".lacking OR "g:quality".lacking OR "g:innovation".lacking OR "g:safety".lacking AS lacking, "g:organisation".exact IS NULL AND "g:effect".exact IS NULL AND "g:quality".exact IS NULL AND "g:innovation".exact IS NULL AND "g:safety".exact IS NULL AS gone
    FROM s JOIN "g:organisation" USING (nomination) JOIN "g:effect" USING (nomination) JOIN "g:quality" USING (nomination) JOIN "g:innovation" USING (nomination) JOIN "g:safety" USING (nomination))))))
SELECT nomination, 'monitoring-work', 'criterion', exact, printed, 2 FROM "c:monitoring-work"
UNION ALL SELECT nomination, 'change-work', 'criterion', exact, printed, 2 FROM "c:change-work"
UNION ALL SELECT nomination, 'party-building', 'criterion', exact, printed, 2 FROM "c:party-building"
UNION ALL SELECT nomination, 'outreach', 'criterion', exact, printed, 2 FROM "c:outreach"
UNION ALL SELECT nomination, 'monitoring-feedback', 'criterion', exact, printed, 2 FROM "c:monitoring-feedback"
UNION ALL SELECT nomination, 'field-chief', 'criterion', exact, printed, 2 FROM "c:field-chief"
UNION ALL SELECT nomination, 'change-proof', 'criterion', exact, printed, 2 FROM "c:change-proof"
UNION ALL SELECT nomination, 'vector-results', 'criterion', exact, printed, 2 FROM "c:vector-results"
UNION ALL SELECT nomination, 'monitoring-quality', 'criterion', exact, printed, 2 FROM "c:monitoring-quality"
UNION ALL SELECT nomination, 'change-quality', 'criterion', exact, printed, 2 FROM "c:change-quality"
UNION ALL SELECT nomination, 'exchange', 'criterion', exact, printed, 2 FROM "c:exchange"
UNION ALL SELECT nomination, 'invention', 'criterion', exact, printed, 2 FROM "c:invention"
UNION ALL SELECT nomination, 'safety-secrecy', 'criterion', exact, printed, 2 FROM "c:safety-secrecy"
UNION ALL SELECT nomination, 'organisation', 'group', exact, printed, 2 FROM "g:organisation"
UNION ALL SELECT nomination, 'implementation', 'group', exact, printed, 2 FROM "g:implementation"
UNION ALL SELECT nomination, 'effect', 'group', exact, printed, 2 FROM "g:effect"
UNION ALL SELECT nomination, 'monitoring', 'group', exact, printed, 2 FROM "g:monitoring"
UNION ALL SELECT nomination, 'daily-change', 'group', exact, printed, 2 FROM "g:daily-change"
UNION ALL SELECT nomination, 'quality', 'group', exact, printed, 2 FROM "g:quality"
UNION ALL SELECT nomination, 'innovation', 'group', exact, printed, 2 FROM "g:innovation"
UNION ALL SELECT nomination, 'safety', 'group', exact, printed, 2 FROM "g:safety"
UNION ALL SELECT nomination, 'total', 'total', exact, printed, 2 FROM "total";

-- 名次：1、2、2、4。整组并列而有抽签或决定记录的，按记录排开。
CREATE OR REPLACE TEMP TABLE ranks (nomination VARCHAR, rank BIGINT, shared BOOLEAN);
-- 市级先进集体
INSERT INTO ranks WITH s AS (SELECT * FROM sheets JOIN standings USING (nomination) WHERE track = 'city-collective' AND standing = 'ranked'),
keys AS MATERIALIZED (SELECT nomination,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'total') AS k0 /* 总分 */,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'effect') AS k1 /* effect */,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'quality') AS k2 /* quality */,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'monitoring-feedback') AS k3 /* monitoring-feedback */
  FROM s),
places AS MATERIALIZED (SELECT *, units(k0) AS ok0, units(k1) AS ok1, units(k2) AS ok2, units(k3) AS ok3 FROM keys),
drawn(event, nomination, place) AS (VALUES ('e-04', 'qinzhou-c00', 0), ('e-04', 'beihai-c00', 1)),
placed AS (SELECT nomination, event, place, rank() OVER (ORDER BY ok0 DESC NULLS LAST, ok1 DESC NULLS LAST, ok2 DESC NULLS LAST, ok3 DESC NULLS LAST) AS first, count(*) OVER (PARTITION BY k0, k1, k2, k3) AS equals,
    count(event) OVER (PARTITION BY event) AS here, count(event) OVER (PARTITION BY k0, k1, k2, k3, event) AS together
  FROM places LEFT JOIN drawn USING (nomination))
SELECT nomination, CASE WHEN settled THEN first + row_number() OVER (PARTITION BY event ORDER BY place) - 1 ELSE first END, equals > 1 AND NOT settled
  FROM (SELECT *, event IS NOT NULL AND equals > 1 AND together = equals AND here = equals AS settled FROM placed);
-- 县级先进集体
INSERT INTO ranks WITH s AS (SELECT * FROM sheets JOIN standings USING (nomination) WHERE track = 'county-collective' AND standing = 'ranked'),
keys AS MATERIALIZED (SELECT nomination,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'total') AS k0 /* 总分 */,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'effect') AS k1 /* effect */,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'quality') AS k2 /* quality */,
    (SELECT r.printed FROM recomputed r WHERE r.nomination = s.nomination AND r.item = 'monitoring-feedback') AS k3 /* monitoring-feedback */
  FROM s),
places AS MATERIALIZED (SELECT *, units(k0) AS ok0, units(k1) AS ok1, units(k2) AS ok2, units(k3) AS ok3 FROM keys),
drawn(event, nomination, place) AS (VALUES ('e-03', 'guilin-c14', 0), ('e-03', 'guilin-c05', 1)),
placed AS (SELECT nomination, event, place, rank() OVER (ORDER BY ok0 DESC NULLS LAST, ok1 DESC NULLS LAST, ok2 DESC NULLS LAST, ok3 DESC NULLS LAST) AS first, count(*) OVER (PARTITION BY k0, k1, k2, k3) AS equals,
    count(event) OVER (PARTITION BY event) AS here, count(event) OVER (PARTITION BY k0, k1, k2, k3, event) AS together
  FROM places LEFT JOIN drawn USING (nomination))
SELECT nomination, CASE WHEN settled THEN first + row_number() OVER (PARTITION BY event ORDER BY place) - 1 ELSE first END, equals > 1 AND NOT settled
  FROM (SELECT *, event IS NOT NULL AND equals > 1 AND together = equals AND here = equals AS settled FROM placed);

-- 五、与存证包的表比较。有差异的逐行列出，然后是各表的数目。
CREATE OR REPLACE TEMP TABLE differences AS
  WITH told AS (SELECT * FROM read_csv('tables/scores.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '\N')),
  found AS (SELECT nomination, item, kind, coalesce(exact.n::VARCHAR, '') AS numerator, coalesce(exact.d::VARCHAR, '') AS denominator,
    CASE WHEN exact IS NULL THEN '' ELSE shown(printed, places) END AS published FROM recomputed),
  results AS (SELECT * FROM read_csv('tables/results.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '\N'))
  SELECT 'scores' AS "table", nomination, item, told AS told, found AS recomputed FROM (
    SELECT nomination, item, concat_ws(' ', t.kind, t.numerator, t.denominator, t.published) AS told, concat_ws(' ', f.kind, f.numerator, f.denominator, f.published) AS found,
      t.nomination IS NULL OR f.nomination IS NULL AS lone
    FROM told t FULL JOIN found f USING (nomination, item)) WHERE lone OR told <> found
  UNION ALL
  SELECT 'results', nomination, 'total', told, found FROM (
    SELECT nomination, concat_ws(' ', r.track, r.standing, r.total, r.numerator, r.denominator, r.rank, r.shared) AS told,
      concat_ws(' ', n.track, coalesce(s.standing, CASE WHEN n.out = 'true' THEN 'out' ELSE 'unscored' END), coalesce(t.published, ''), coalesce(t.numerator, ''),
        coalesce(t.denominator, ''), coalesce(k.rank::VARCHAR, ''), coalesce(k.shared, false)::VARCHAR) AS found, n.nomination IS NULL OR r.nomination IS NULL AS lone
    FROM nominations n FULL JOIN results r USING (nomination) LEFT JOIN standings s USING (nomination) LEFT JOIN ranks k USING (nomination)
      LEFT JOIN (SELECT * FROM found WHERE kind = 'total') t USING (nomination)) WHERE lone OR told <> found;
SELECT * FROM differences ORDER BY ALL LIMIT 100;
CREATE OR REPLACE TEMP TABLE looked AS
  SELECT (SELECT count(*) FROM recomputed) AS numbers, (SELECT count(*) FROM nominations) AS nominations, (SELECT count(*) FROM ranks) AS ranks, (SELECT count(*) FROM differences) AS differences;
FROM looked;
