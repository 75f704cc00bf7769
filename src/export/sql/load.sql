-- 四、存证包里的表。The tables of the bundle.
CREATE OR REPLACE TEMP TABLE nominations AS
  SELECT * FROM read_csv('tables/nominations.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '\N');
CREATE OR REPLACE TEMP TABLE raw_facts AS
  SELECT * FROM read_csv('tables/facts.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '\N');
