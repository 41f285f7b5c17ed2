CREATE TABLE `ads`.`dimension` (
  `ad_id` BIGINT NOT NULL,
  `bid_ts` TIMESTAMP,
  `price` BIGINT COMMENT 'in cents'
) USING paimon
TBLPROPERTIES (
  'primary-key' = 'ad_id',
  'bucket' = '1',
  'disable-explicit-type-casting' = 'true',
  'fields.bid_ts.sequence-group' = 'price',
  'merge-engine' = 'partial-update'
)
