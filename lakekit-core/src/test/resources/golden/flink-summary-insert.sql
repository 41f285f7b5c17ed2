INSERT INTO `ads`.`summary` (`dt`, `ad_id`, `price`, `page`)
SELECT
  `dt`,
  `ad_id`,
  `price`,
  `page`
FROM `rows`
