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

-- 名次：1、2、2、4。整组并列而有抽签或决定记录的，按记录排开。
CREATE OR REPLACE TEMP TABLE ranks (nomination VARCHAR, rank BIGINT, shared BOOLEAN);

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
