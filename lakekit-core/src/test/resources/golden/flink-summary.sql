CREATE TABLE `ads`.`summary` (
  `dt` STRING NOT NULL,
  `ad_id` BIGINT NOT NULL,
  `price` BIGINT COMMENT 'in cents',
  `page` STRING COMMENT 'the user''s page; ''none'' if lost',
  PRIMARY KEY (`dt`, `ad_id`) NOT ENFORCED
)
PARTITIONED BY (`dt`) WITH (
  'bucket' = '1',
  'disable-explicit-type-casting' = 'true',
  'fields.page.aggregate-function' = 'listagg',
  'fields.page.list-agg-delimiter' = '; ',
  'fields.price.aggregate-function' = 'sum',
  'merge-engine' = 'aggregation'
)
