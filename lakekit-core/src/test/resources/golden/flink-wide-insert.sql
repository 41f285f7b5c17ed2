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
WHERE `click_ts` IS NOT NULL OR `version` IS NOT NULL
