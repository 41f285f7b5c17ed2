CREATE TABLE `ads`.`append` (
  `dt` STRING NOT NULL,
  `c_char` CHAR(3),
  `c_varchar` VARCHAR(9),
  `c_decimal` DECIMAL(10, 2),
  `c_bytes` BINARY,
  `c_date` DATE,
  `c_timestamp` TIMESTAMP_NTZ,
  `c_array` ARRAY<BIGINT>,
  `c_map` MAP<STRING, BIGINT>,
  `c_row` STRUCT<`price`: BIGINT COMMENT 'in cents', `page`: STRING NOT NULL COMMENT 'the user\'s page; \'none\' if lost'>,
  `c_rows` ARRAY<STRUCT<`price`: BIGINT COMMENT 'in cents'>>
) USING paimon
PARTITIONED BY (`dt`)
TBLPROPERTIES (
  'disable-explicit-type-casting' = 'true'
)
