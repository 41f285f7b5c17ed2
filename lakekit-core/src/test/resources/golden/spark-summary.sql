CREATE TABLE `ads`.`summary` (
  `dt` STRING NOT NULL,
  `ad_id` BIGINT NOT NULL,
  `price` BIGINT COMMENT 'in cents',
  `page` STRING COMMENT 'the user\'s page; \'none\' if lost'
) USING paimon
PARTITIONED BY (`dt`)
TBLPROPERTIES (
  'primary-key' = 'dt,ad_id',
  'bucket' = '1',
  'disable-explicit-type-casting' = 'true',
  'fields.page.aggregate-function' = 'listagg',
  'fields.page.list-agg-delimiter' = '; ',
  'fields.price.aggregate-function' = 'sum',
  'merge-engine' = 'aggregation'
)
