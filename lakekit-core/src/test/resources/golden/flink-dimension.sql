CREATE TABLE `ads`.`dimension` (
  `ad_id` BIGINT NOT NULL,
  `bid_ts` TIMESTAMP_LTZ(3),
  `price` BIGINT COMMENT 'in cents',
  PRIMARY KEY (`ad_id`) NOT ENFORCED
) WITH (
  'bucket' = '1',
  'disable-explicit-type-casting' = 'true',
  'fields.bid_ts.sequence-group' = 'price',
  'merge-engine' = 'partial-update'
)
