CREATE TABLE `ads`.`hybrid` (
  `dt` STRING NOT NULL,
  `stage` STRING NOT NULL,
  `ad_id` BIGINT NOT NULL,
  `price` BIGINT COMMENT 'in cents',
  `page` STRING COMMENT 'the user\'s page; \'none\' if lost'
) USING paimon
PARTITIONED BY (`dt`, `stage`)
TBLPROPERTIES (
  'disable-explicit-type-casting' = 'true'
)
