INSERT INTO `ads`.`hybrid` (`dt`, `stage`, `ad_id`, `price`, `page`)
SELECT
  `dt`,
  CAST('BID' AS STRING) AS `stage`,
  `ad_id`,
  `price`,
  CAST(NULL AS STRING) AS `page`
FROM `BID`
UNION ALL
SELECT
  `dt`,
  CAST('CLICK' AS STRING) AS `stage`,
  `ad_id`,
  CAST(NULL AS BIGINT) AS `price`,
  `page`
FROM `CLICK`
