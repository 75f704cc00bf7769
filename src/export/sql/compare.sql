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
