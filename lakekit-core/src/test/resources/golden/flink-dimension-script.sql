-- Table ads.dimension in Flink SQL. The current catalog is one of Paimon:
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

CREATE TABLE IF NOT EXISTS `ads`.`dimension` (
  `ad_id` BIGINT NOT NULL,
  `bid_ts` TIMESTAMP_LTZ(3),
  `price` BIGINT COMMENT 'in cents',
  PRIMARY KEY (`ad_id`) NOT ENFORCED
) WITH (
  'bucket' = '1',
  'disable-explicit-type-casting' = 'true',
  'fields.bid_ts.sequence-group' = 'price',
  'merge-engine' = 'partial-update'
);

-- The streams: a view of your own sources for each, with these columns, which only insert rows
-- CREATE TEMPORARY VIEW `bid` AS SELECT ... -- `ad_id` BIGINT, `bid_ts` TIMESTAMP_LTZ(3), `price` BIGINT

-- All streams in one statement
INSERT INTO `ads`.`dimension` (`ad_id`, `bid_ts`, `price`)
SELECT
  `ad_id`,
  `bid_ts`,
  `price`
FROM `bid`
WHERE `bid_ts` IS NOT NULL;
