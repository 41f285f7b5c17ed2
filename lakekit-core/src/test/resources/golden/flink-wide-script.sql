-- Table ads.wide in Flink SQL. The current catalog is one of Paimon:
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

CREATE TABLE IF NOT EXISTS `ads`.`wide` (
  `dt` STRING NOT NULL,
  `ad_id` BIGINT NOT NULL,
  `bid_ts` TIMESTAMP_LTZ(3),
  `price` BIGINT COMMENT 'in cents',
  `click_ts` TIMESTAMP_LTZ(3),
  `version` BIGINT,
  `clicks` BIGINT,
  `page` STRING COMMENT 'the user''s page; ''none'' if lost',
  `page_seq` TIMESTAMP_LTZ(3),
  `page_seq2` BIGINT,
  PRIMARY KEY (`dt`, `ad_id`) NOT ENFORCED
) COMMENT 'one row per ad; the advertiser''s view'
PARTITIONED BY (`dt`) WITH (
  'bucket' = '4',
  'bucket-key' = 'ad_id',
  'changelog-producer' = 'lookup',
  'disable-explicit-type-casting' = 'true',
  'fields.bid_ts.sequence-group' = 'price',
  'fields.click_ts,version.sequence-group' = 'clicks',
  'fields.page_seq,page_seq2.sequence-group' = 'page',
  'merge-engine' = 'partial-update',
  'partition.expiration-time' = '2592000 s',
  'partition.timestamp-formatter' = 'yyyy-MM-dd',
  'partition.timestamp-pattern' = '$dt'
);

-- The streams: a view of your own sources for each, with these columns, which only insert rows
-- CREATE TEMPORARY VIEW `bid` AS SELECT ... -- `dt` STRING, `ad_id` BIGINT, `bid_ts` TIMESTAMP_LTZ(3), `price` BIGINT
-- CREATE TEMPORARY VIEW `click` AS SELECT ... -- `dt` STRING, `ad_id` BIGINT, `click_ts` TIMESTAMP_LTZ(3), `version` BIGINT, `clicks` BIGINT, `page` STRING

-- All streams in one statement
INSERT INTO `ads`.`wide` (`dt`, `ad_id`, `bid_ts`, `price`, `click_ts`, `version`, `clicks`, `page`, `page_seq`, `page_seq2`)
SELECT
  `dt`,
  `ad_id`,
  `bid_ts`,
  `price`,
  CAST(NULL AS TIMESTAMP_LTZ(3)) AS `click_ts`,
  CAST(NULL AS BIGINT) AS `version`,
  CAST(NULL AS BIGINT) AS `clicks`,
  CAST(NULL AS STRING) AS `page`,
  CAST(NULL AS TIMESTAMP_LTZ(3)) AS `page_seq`,
  CAST(NULL AS BIGINT) AS `page_seq2`
FROM `bid`
WHERE `bid_ts` IS NOT NULL
UNION ALL
SELECT
  `dt`,
  `ad_id`,
  CAST(NULL AS TIMESTAMP_LTZ(3)) AS `bid_ts`,
  CAST(NULL AS BIGINT) AS `price`,
  `click_ts`,
  `version`,
  `clicks`,
  `page`,
  CASE WHEN `page` IS NOT NULL THEN `click_ts` END AS `page_seq`,
  CASE WHEN `page` IS NOT NULL THEN `version` END AS `page_seq2`
FROM `click`
WHERE `click_ts` IS NOT NULL OR `version` IS NOT NULL;
