-- 事实的路径拆成三段：batches[2].done 是名称 batches、第 2 行、列 done。
CREATE OR REPLACE TEMP TABLE facts AS
  SELECT nomination, criterion, regexp_extract(fact, '^[^\[]+') AS fact, TRY_CAST(regexp_extract(fact, '\[([0-9]+)\]', 1) AS INTEGER) AS line,
    regexp_extract(fact, '\]\.(.+)$', 1) AS field, CASE WHEN fact LIKE '%[%' OR fact NOT IN ('claims', 'batches', 'scores', 'members') OR value <> '' THEN value END AS value
  FROM raw_facts;
CREATE OR REPLACE TEMP TABLE sheets AS
  SELECT nomination, track, recommended_by, rubric, out = 'true' AS out FROM nominations WHERE coalesce(rubric, '') <> '';
CREATE OR REPLACE TEMP TABLE recomputed (nomination VARCHAR, item VARCHAR, kind VARCHAR, exact STRUCT(n HUGEINT, d HUGEINT), printed STRUCT(n HUGEINT, d HUGEINT), places INTEGER);
CREATE OR REPLACE TEMP TABLE standings (nomination VARCHAR, standing VARCHAR);
