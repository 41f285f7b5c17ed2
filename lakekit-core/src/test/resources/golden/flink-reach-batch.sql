-- Table ads.reach in Flink SQL. The current catalog is one of Paimon:
-- CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '...'); USE CATALOG lake;

-- Settings of the session
SET 'execution.runtime-mode' = 'batch'; -- one commit at the end; a streaming job could lose the last rows of sources that end
SET 'table.dml-sync' = 'true'; -- a statement waits until the one before has committed
SET 'table.exec.sink.not-null-enforcer' = 'ERROR'; -- DROP would leave out rows with a null where none may be
SET 'table.exec.sink.upsert-materialize' = 'NONE'; -- the table merges rows; Flink would merge them first, in its own way
SET 'table.exec.legacy-cast-behaviour' = 'DISABLED'; -- a value that cannot be cast fails instead of becoming null

-- Functions over sets of ids, in lakekit-flink and lakekit-core
CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS rbm64_of AS 'io.lakekit.flink.sql.Rbm64Functions$Of' LANGUAGE JAVA;
CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS rbm64_count AS 'io.lakekit.flink.sql.Rbm64Functions$Count' LANGUAGE JAVA;
CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS rbm64_union AS 'io.lakekit.flink.sql.Rbm64Functions$Union' LANGUAGE JAVA;

-- The table; if it is there already, 'lakekit.jar plan' compares it with its design
CREATE DATABASE IF NOT EXISTS `ads`;

CREATE TABLE IF NOT EXISTS `ads`.`reach` (
  `ad_id` BIGINT NOT NULL,
  `users` BYTES,
  `views` BIGINT,
  PRIMARY KEY (`ad_id`) NOT ENFORCED
) WITH (
  'bucket' = '1',
  'disable-explicit-type-casting' = 'true',
  'fields.users.aggregate-function' = 'rbm64',
  'fields.views.aggregate-function' = 'sum',
  'merge-engine' = 'aggregation'
);

-- The streams: a view of your own sources for each, with these columns, which only insert rows
-- CREATE TEMPORARY VIEW `rows` AS SELECT ... -- `ad_id` BIGINT, `users` BYTES

-- All streams in one statement
INSERT INTO `ads`.`reach` (`ad_id`, `users`, `views`)
SELECT
  `ad_id`,
  `users`,
  CAST(1 AS BIGINT) AS `views`
FROM `rows`;
