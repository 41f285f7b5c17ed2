INSERT INTO `ads`.`dimension` (`ad_id`, `bid_ts`, `price`)
SELECT
  `ad_id`,
  `bid_ts`,
  `price`
FROM `bid`
WHERE `bid_ts` IS NOT NULL
