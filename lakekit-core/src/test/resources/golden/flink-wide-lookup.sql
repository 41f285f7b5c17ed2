SELECT
  `e`.*,
  `t`.`bid_ts`,
  `t`.`price`,
  `t`.`click_ts`,
  `t`.`version`,
  `t`.`clicks`,
  `t`.`page`,
  `t`.`page_seq`,
  `t`.`page_seq2`
FROM `events` AS `e`
LEFT JOIN `ads`.`wide` FOR SYSTEM_TIME AS OF `e`.`proc_time` AS `t`
ON `e`.`dt` = `t`.`dt` AND `e`.`ad_id` = `t`.`ad_id`;
