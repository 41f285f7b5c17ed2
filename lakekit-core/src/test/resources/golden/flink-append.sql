CREATE TABLE `ads`.`append` (
  `dt` STRING NOT NULL,
  `c_char` CHAR(3),
  `c_decimal` DECIMAL(10, 2),
  `c_bytes` BYTES,
  `c_time` TIME(0),
  `c_timestamp` TIMESTAMP(6),
  `c_array` ARRAY<BIGINT NOT NULL>,
  `c_map` MAP<STRING NOT NULL, BIGINT>,
  `c_row` ROW<`price` BIGINT 'in cents', `page` STRING 'the user''s page; ''none'' if lost'>,
  `c_rows` ARRAY<ROW<`price` BIGINT 'in cents'>>
)
PARTITIONED BY (`dt`) WITH (
  'disable-explicit-type-casting' = 'true'
)
