CREATE TABLE `ads`.`wide` (
  `dt` STRING NOT NULL,
  `ad_id` BIGINT NOT NULL,
  `bid_ts` TIMESTAMP,
  `price` BIGINT COMMENT 'in cents',
  `click_ts` TIMESTAMP,
  `version` BIGINT,
  `clicks` BIGINT,
  `page` STRING COMMENT 'the user\'s page; \'none\' if lost',
  `page_seq` TIMESTAMP,
  `page_seq2` BIGINT
) USING paimon
COMMENT 'one row per ad; the advertiser\'s view'
PARTITIONED BY (`dt`)
TBLPROPERTIES (
  'primary-key' = 'dt,ad_id',
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
