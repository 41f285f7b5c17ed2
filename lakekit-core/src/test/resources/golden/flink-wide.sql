CREATE TABLE `ads`.`wide` (
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
)
