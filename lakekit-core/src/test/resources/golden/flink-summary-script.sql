-- Table ads.summary in Flink SQL. The current catalog is one of Paimon:
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

CREATE TABLE IF NOT EXISTS `ads`.`summary` (
  `dt` STRING NOT NULL,
  `ad_id` BIGINT NOT NULL,
  `price` BIGINT COMMENT 'in cents',
  `page` STRING COMMENT 'the user''s page; ''none'' if lost',
  PRIMARY KEY (`dt`, `ad_id`) NOT ENFORCED
)
PARTITIONED BY (`dt`) WITH (
  'bucket' = '1',
  'disable-explicit-type-casting' = 'true',
  'fields.page.aggregate-function' = 'listagg',
  'fields.page.list-agg-delimiter' = '; ',
  'fields.price.aggregate-function' = 'sum',
  'merge-engine' = 'aggregation'
);

-- The streams: a view of your own sources for each, with these columns, which only insert rows
-- CREATE TEMPORARY VIEW `rows` AS SELECT ... -- `dt` STRING, `ad_id` BIGINT, `price` BIGINT, `page` STRING

-- All streams in one statement
INSERT INTO `ads`.`summary` (`dt`, `ad_id`, `price`, `page`)
SELECT
  `dt`,
  `ad_id`,
  `price`,
  `page`
FROM `rows`;
