-- Table ads.append in Flink SQL. The current catalog is one of Paimon:
-- CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '...'); USE CATALOG lake;

-- Settings of the session
SET 'execution.runtime-mode' = 'streaming'; -- for sources that never end; those that end are for the batch script
SET 'execution.checkpointing.interval' = '60 s'; -- each checkpoint is a commit; without them no row is ever seen
SET 'execution.checkpointing.mode' = 'EXACTLY_ONCE'; -- at least once would commit rows twice after a restart
SET 'execution.checkpointing.unaligned.enabled' = 'false'; -- a barrier could overtake files that belong to its commit
SET 'execution.checkpointing.externalized-checkpoint-retention' = 'RETAIN_ON_CANCELLATION'; -- a job that is started again goes on from its last checkpoint
SET 'table.exec.sink.not-null-enforcer' = 'ERROR'; -- DROP would leave out rows with a null where none may be
SET 'table.exec.sink.upsert-materialize' = 'NONE'; -- the table merges rows; Flink would merge them first, in its own way
SET 'table.exec.legacy-cast-behaviour' = 'DISABLED'; -- a value that cannot be cast fails instead of becoming null

-- The table; if it is there already, 'lakekit.jar plan' compares it with its design
CREATE DATABASE IF NOT EXISTS `ads`;

CREATE TABLE IF NOT EXISTS `ads`.`append` (
  `dt` STRING NOT NULL,
  `c_char` CHAR(3),
  `c_decimal` DECIMAL(10, 2),
  `c_bytes` BYTES,
  `c_time` TIME(0),
  `c_timestamp` TIMESTAMP(6),
  `c_array` ARRAY<BIGINT NOT NULL>,
  `c_map` MAP<STRING NOT NULL, BIGINT>,
  `c_row` ROW<`price` BIGINT 'in cents', `page` STRING 'the user''s page; ''none'' if lost'>,
  `c_rows` ARRAY<ROW<`price` BIGINT 'in cents'>>
)
PARTITIONED BY (`dt`) WITH (
  'disable-explicit-type-casting' = 'true'
);

-- The streams: a view of your own sources for each, with these columns, which only insert rows
-- CREATE TEMPORARY VIEW `rows` AS SELECT ... -- `dt` STRING, `c_char` CHAR(3), `c_decimal` DECIMAL(10, 2), `c_bytes` BYTES, `c_time` TIME(0), `c_timestamp` TIMESTAMP(6), `c_array` ARRAY<BIGINT NOT NULL>, `c_map` MAP<STRING NOT NULL, BIGINT>, `c_row` ROW<`price` BIGINT 'in cents', `page` STRING 'the user''s page; ''none'' if lost'>, `c_rows` ARRAY<ROW<`price` BIGINT 'in cents'>>

-- All streams in one statement
INSERT INTO `ads`.`append` (`dt`, `c_char`, `c_decimal`, `c_bytes`, `c_time`, `c_timestamp`, `c_array`, `c_map`, `c_row`, `c_rows`)
SELECT
  `dt`,
  `c_char`,
  `c_decimal`,
  `c_bytes`,
  `c_time`,
  `c_timestamp`,
  `c_array`,
  `c_map`,
  `c_row`,
  `c_rows`
FROM `rows`;
