INSERT INTO `ads`.`append` (`dt`, `c_char`, `c_decimal`, `c_bytes`, `c_time`, `c_timestamp`, `c_array`, `c_map`, `c_row`, `c_rows`)
SELECT
  `dt`,
  `c_char`,
  `c_decimal`,
  `c_bytes`,
  `c_time`,
  `c_timestamp`,
  `c_array`,
  `c_map`,
  `c_row`,
  `c_rows`
FROM `rows`
