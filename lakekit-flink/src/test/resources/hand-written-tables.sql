-- Shapes of tables that people write by hand: what their import makes of them is in hand-written-outcomes.txt.

CREATE TABLE hand.profile (
    text1 STRING, text2 STRING, text3 STRING, num1 SMALLINT, text4 STRING, text5 STRING, num2 BIGINT,
    num3 BIGINT, PRIMARY KEY (text1) NOT ENFORCED
) WITH (
    'merge-engine' = 'partial-update', 'changelog-producer' = 'lookup',
    'partial-update.ignore-delete' = 'true', 'snapshot.time-retained' = '7d'
);

CREATE TABLE hand.first_and_last_seen (
    text1 STRING, at1 TIMESTAMP(3), at2 TIMESTAMP(3), num1 BIGINT, PRIMARY KEY (text1) NOT ENFORCED
) WITH (
    'merge-engine' = 'aggregation', 'changelog-producer' = 'lookup', 'snapshot.time-retained' = '1d',
    'fields.at1.aggregate-function' = 'min', 'fields.at1.source-field' = 'message_time',
    'fields.at1.ignore-retract' = 'true', 'fields.at2.aggregate-function' = 'max',
    'fields.at2.ignore-retract' = 'true', 'fields.num1.aggregate-function' = 'sum'
);

CREATE TABLE hand.account_logins (
    num1 INT, text1 STRING, at1 TIMESTAMP(3), list1 ARRAY<ROW<logintype STRING, bind_time TIMESTAMP(3)>>,
    at2 TIMESTAMP(3), flag1 BOOLEAN, at3 TIMESTAMP(3), at4 TIMESTAMP(3), PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'bucket' = '4', 'merge-engine' = 'partial-update', 'changelog-producer' = 'lookup',
    'fields.at2.sequence-group' = 'list1', 'fields.list1.aggregate-function' = 'nested_update',
    'fields.list1.nested-key' = 'logintype'
);

CREATE TABLE hand.daily_spend (
    at1 TIMESTAMP(3), at2 TIMESTAMP(3), text1 STRING, num1 BIGINT, amount1 DECIMAL(10, 2), num2 BIGINT,
    dt STRING, PRIMARY KEY (at1, at2, text1, num1, dt) NOT ENFORCED
) PARTITIONED BY (dt) WITH (
    'bucket' = '4', 'changelog-producer' = 'lookup', 'merge-engine' = 'aggregation',
    'fields.amount1.aggregate-function' = 'sum', 'fields.num2.aggregate-function' = 'sum',
    'fields.amount1.ignore-retract' = 'true', 'fields.num2.ignore-retract' = 'true'
);

CREATE TABLE hand.hourly_counts (
    text1 STRING, num1 BIGINT, dt STRING, hh STRING, PRIMARY KEY (dt, hh, text1) NOT ENFORCED
) PARTITIONED BY (dt, hh) WITH (
    'bucket' = '4', 'changelog-producer' = 'none', 'metastore.partitioned-table' = 'true'
);

CREATE TABLE hand.upserts_for_iceberg (
    num1 INT, text1 STRING, text2 STRING, text3 STRING, at1 TIMESTAMP(6), at2 TIMESTAMP(6),
    PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'bucket' = '-1', 'changelog-producer' = 'lookup', 'deletion-vectors.enabled' = 'true',
    'file.format' = 'parquet', 'file.compression' = 'zstd', 'file.compression.zstd-level' = '1',
    'target-file-size' = '32mb', 'write-buffer-size' = '128mb', 'write-buffer-spillable' = 'true',
    'num-sorted-run.compaction-trigger' = '4', 'compaction.max.file-num' = '8',
    'snapshot.time-retained' = '1h', 'snapshot.num-retained.min' = '5', 'snapshot.num-retained.max' = '10',
    'snapshot.expire.execution-mode' = 'async', 'manifest.target-file-size' = '8mb',
    'manifest.merge-min-count' = '5', 'metadata.iceberg.storage' = 'hive-catalog',
    'metadata.iceberg.format-version' = '3', 'metadata.iceberg.manifest-compression' = 'zstd',
    'sink.writer-coordinator.enabled' = 'true'
);

CREATE TABLE hand.raw_log (
    at1 TIMESTAMP(3), text1 STRING, text2 STRING, text3 STRING, text4 STRING, text5 STRING, text6 STRING,
    text7 STRING, text8 STRING, dt STRING
) PARTITIONED BY (dt) WITH (
    'bucket' = '1', 'bucket-key' = 'text1', 'partition.expiration-time' = '30 d',
    'partition.expiration-check-interval' = '1 h', 'partition.timestamp-formatter' = 'yyyy-MM-dd'
);

CREATE TABLE hand.segments_of_a_day (
    text1 STRING NOT NULL, text2 STRING, text3 STRING, text4 STRING, text5 STRING,
    PRIMARY KEY (text1,text2) NOT ENFORCED
) PARTITIONED BY (text2) WITH (
    'metastore.partitioned-table' = 'true', 'file.format' = 'parquet', 'write-buffer-size' = '512mb',
    'write-buffer-spillable' = 'true', 'partition.expiration-time' = '1 d',
    'partition.expiration-check-interval' = '1 h', 'partition.timestamp-formatter' = 'yyyy-MM-dd',
    'partition.timestamp-pattern' = '$text2'
);

CREATE TABLE hand.events_of_three_days (
    text1 STRING, text2 STRING, at1 TIMESTAMP(3), text3 STRING
) PARTITIONED BY (text3) WITH (
    'bucket' = '-1', 'target-file-size' = '256 MB', 'partition.expiration-time' = '3d',
    'partition.expiration-check-interval' = '1h', 'snapshot.num-retained.max' = '2880',
    'snapshot.time-retained' = '1 d'
);

CREATE TABLE hand.user_events (
    text1 STRING, text2 STRING, text3 STRING, text4 STRING, text5 STRING, text6 STRING,
    map1 MAP<STRING,STRING>, text7 STRING, num1 BIGINT, num2 INT, num3 INT, text8 STRING,
    PRIMARY KEY (text1,text2,text3,text4,text5,text8) NOT ENFORCED
) PARTITIONED BY (text8) WITH (
    'merge-engine' = 'partial-update', 'bucket' = '4000', 'bucket-key' = 'text1'
);

CREATE TABLE hand.three_streams (
    num1 BIGINT, num2 BIGINT, text1 STRING, num3 INT, num4 BIGINT, list1 ARRAY<STRING>, num5 BIGINT, num6 INT,
    PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'merge-engine' = 'partial-update', 'fields.num2.sequence-group' = 'text1,num3',
    'fields.num4.sequence-group' = 'list1', 'fields.num5.sequence-group' = 'num6'
);

CREATE TABLE hand.first_visit (
    num1 BIGINT, at1 TIMESTAMP(3), text1 STRING, PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'merge-engine' = 'first-row'
);

CREATE TABLE hand.scores (
    num1 BIGINT, measure1 DOUBLE, num2 BIGINT, PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'merge-engine' = 'aggregation', 'fields.measure1.aggregate-function' = 'max',
    'fields.num2.aggregate-function' = 'sum'
);

CREATE TABLE hand.orders_by_change (
    num1 BIGINT, num2 BIGINT, text1 STRING, amount1 DECIMAL(18,2), at1 TIMESTAMP(3), at2 TIMESTAMP(3),
    PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'changelog-producer' = 'input', 'merge-engine' = 'partial-update', 'sequence.field' = 'at2'
);

CREATE TABLE hand.orders_with_removal (
    num1 BIGINT, num2 BIGINT, text1 STRING, text2 STRING, num3 BIGINT, num4 INT, amount1 DECIMAL(38,2),
    PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'merge-engine' = 'partial-update', 'fields.num2.sequence-group' = 'text1,text2',
    'fields.num3.sequence-group' = 'num4,amount1', 'fields.amount1.aggregate-function' = 'sum',
    'partial-update.remove-record-on-sequence-group' = 'num2'
);

CREATE TABLE hand.small_states (
    num1 INT, text1 STRING, text2 STRING, text3 STRING, PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'changelog-producer.row-deduplicate' = 'true', 'changelog-producer' = 'lookup',
    'snapshot.num-retained.max' = '10', 'snapshot.num-retained.min' = '1', 'deletion-vectors.enabled' = 'true'
);

CREATE TABLE hand.events_by_level (
    num1 INT, text1 STRING, text2 STRING, dt STRING
) PARTITIONED BY (text2, dt) WITH (
    'partition.expiration-time' = '1 d', 'partition.timestamp-pattern' = '$dt'
);

CREATE TABLE hand.accounts_with_tags (
    num1 BIGINT, num2 BIGINT, amount1 DECIMAL(10, 2), text1 VARCHAR(200), amount2 DECIMAL(10, 2),
    num3 TINYINT, at1 TIMESTAMP(6), at2 TIMESTAMP(6), PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'bucket' = '2', 'changelog-producer' = 'input', 'tag.automatic-creation' = 'process-time',
    'tag.creation-period' = 'daily', 'tag.creation-delay' = '10 m', 'tag.num-retained-max' = '30'
);

CREATE TABLE hand.levels_that_expire (
    num1 BIGINT, num2 INT, num3 BIGINT, PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'bucket' = '8', 'merge-engine' = 'partial-update', 'ignore-delete' = 'true',
    'record-level.expire-time' = '30 d', 'record-level.time-field' = 'num3',
    'num-sorted-run.stop-trigger' = '2147483647', 'sort-spill-threshold' = '5',
    'changelog-producer.lookup-wait' = 'false', 'snapshot.num-retained.max' = '1000',
    'snapshot.time-retained' = '3 d'
);

CREATE TABLE hand.log_with_watermark (
    num1 BIGINT, at1 TIMESTAMP(3), text1 STRING, text2 STRING, computed1 AS UPPER(text1),
    WATERMARK FOR at1 AS at1 - INTERVAL '5' SECOND
) WITH (
    'bucket' = '-1'
);

CREATE TABLE hand.properties (
    num1 INT, map1 MAP<INT, STRING>, num2 INT, PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'changelog-producer' = 'lookup', 'merge-engine' = 'partial-update',
    'fields.map1.aggregate-function' = 'merge_map', 'fields.num2.sequence-group' = 'map1'
);

CREATE TABLE hand.orders_by_flag (
    num1 BIGINT, text1 STRING, text2 STRING, PRIMARY KEY (num1) NOT ENFORCED
) WITH (
    'bucket' = '2', 'rowkind.field' = 'text2', 'sequence.field' = 'num1'
);

CREATE TABLE hand.counters_of_inserts (
    id BIGINT, clicks BIGINT, last_page STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'merge-engine' = 'aggregation', 'ignore-delete' = 'true',
    'fields.clicks.aggregate-function' = 'sum', 'fields.last_page.aggregate-function' = 'last_value'
);

CREATE TABLE hand.newest_by_version (
    id BIGINT, version BIGINT, page STRING, clicks BIGINT, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'merge-engine' = 'aggregation', 'sequence.field' = 'version',
    'fields.page.aggregate-function' = 'last_value', 'fields.clicks.aggregate-function' = 'sum'
);

CREATE TABLE hand.usual_function (
    id BIGINT, seen_at TIMESTAMP(3), a STRING, b STRING, c STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'merge-engine' = 'partial-update', 'fields.seen_at.sequence-group' = 'a,b',
    'fields.default-aggregate-function' = 'last_non_null_value'
);

CREATE TABLE hand.rows_that_are_removed (
    id BIGINT, a STRING, b STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'merge-engine' = 'partial-update', 'partial-update.remove-record-on-delete' = 'true'
);

CREATE TABLE hand.log_with_options_of_keys (
    id BIGINT, note STRING, dt STRING
) PARTITIONED BY (dt) WITH (
    'bucket' = '-1', 'merge-engine' = 'partial-update', 'sequence.field' = 'id', 'ignore-delete' = 'true'
);

CREATE TABLE hand.orc_log (
    id BIGINT, `at` TIMESTAMP(3), country CHAR(2), seen TIMESTAMP_LTZ(3)
) WITH ('file.format' = 'orc');

CREATE TABLE hand.log_for_one_reader (
    id BIGINT, note STRING
) WITH ('scan.mode' = 'latest', 'consumer-id' = 'report', 'write-mode' = 'append-only');

CREATE TABLE hand.idle_partitions (
    id BIGINT, dt DATE, country STRING
) PARTITIONED BY (dt, country) WITH (
    'partition.expiration-time' = '7 d', 'partition.expiration-strategy' = 'update-time'
);

CREATE TABLE hand.partitions_of_dates (
    id BIGINT, dt DATE
) PARTITIONED BY (dt) WITH ('partition.expiration-time' = '7 d');

CREATE TABLE hand.years_and_months (
    id BIGINT, y STRING, m STRING, d STRING
) PARTITIONED BY (y, m, d) WITH (
    'partition.expiration-time' = '90 d', 'partition.timestamp-pattern' = '$y-$m-$d'
);

CREATE TABLE hand.keys_that_wander (
    id BIGINT, dt STRING, amount DECIMAL(18, 2), PRIMARY KEY (id) NOT ENFORCED
) PARTITIONED BY (dt) WITH ('merge-engine' = 'partial-update');

CREATE TABLE hand.limited_lists (
    id BIGINT, items ARRAY<ROW<sku STRING, n INT>>, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'merge-engine' = 'aggregation', 'fields.items.aggregate-function' = 'nested_update',
    'fields.items.nested-key' = 'sku', 'fields.items.count-limit' = '100'
);

CREATE TABLE hand.computed_in_the_middle (
    id BIGINT, loud AS UPPER(note) COMMENT 'for people', note STRING, `at` TIMESTAMP(3) COMMENT 'of the event',
    WATERMARK FOR `at` AS `at` - INTERVAL '1' MINUTE, PRIMARY KEY (id) NOT ENFORCED
) WITH ('bucket' = '2');

CREATE TABLE hand.changes_by_two_columns (
    id BIGINT, changed_at TIMESTAMP(3), version INT, note STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'sequence.field' = 'changed_at,version', 'changelog-producer' = 'lookup',
    'lookup.cache-max-disk-size' = '10 gb', 'full-compaction.delta-commits' = '10'
);

-- As the action mysql_sync_database makes them: comments of the source, its numbers, a metadata column.
CREATE TABLE hand.orders_of_a_database (
    id BIGINT NOT NULL COMMENT 'the order''s id', user_id INT NOT NULL COMMENT 'who; see `user`', state TINYINT NOT NULL,
    amount DECIMAL(20, 6) COMMENT '', paid BOOLEAN, tags STRING, created TIMESTAMP(0) NOT NULL,
    updated TIMESTAMP(3), op_ts TIMESTAMP_LTZ(3) COMMENT 'when the source changed it', PRIMARY KEY (id) NOT ENFORCED
) COMMENT 'shop.orders: "all" orders' WITH (
    'bucket' = '4', 'changelog-producer' = 'input', 'sink.parallelism' = '4', 'sequence.field' = 'op_ts',
    'table.type' = 'cdc', 'write-buffer-size' = '256 mb', 'snapshot.num-retained.max' = '50'
);

CREATE TABLE hand.merged_shards (
    _db STRING, _table STRING, id BIGINT, name VARCHAR(64), props MAP<STRING, STRING>, image VARBINARY(16),
    `day` DATE, `hour` TIME(0), PRIMARY KEY (_db, _table, id) NOT ENFORCED
) WITH (
    'bucket' = '-1', 'dynamic-bucket.target-row-num' = '500000', 'dynamic-bucket.initial-buckets' = '4',
    'changelog-producer' = 'lookup', 'lookup.cache-spill-compression' = 'lz4', 'deletion-vectors.enabled' = 'true',
    'deletion-vectors.bitmap64' = 'true'
);

-- As Spark SQL makes them: the key among the properties, an owner, hours as integers.
CREATE TABLE hand.made_by_spark (
    id BIGINT, name STRING, price DOUBLE, dt STRING, hh INT
) PARTITIONED BY (dt, hh) WITH (
    'primary-key' = 'dt,hh,id', 'bucket' = '8', 'file.format' = 'parquet', 'file.compression' = 'zstd',
    'owner' = 'etl', 'transient_lastDdlTime' = '1730000000', 'metastore.partitioned-table' = 'true',
    'partition.timestamp-pattern' = '$dt $hh:00:00', 'partition.timestamp-formatter' = 'yyyy-MM-dd H:mm:ss'
);

CREATE TABLE hand.buckets_to_come (
    id BIGINT, v STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH ('bucket' = '-2', 'postpone.default-bucket-num' = '16', 'deletion-vectors.enabled' = 'true');

CREATE TABLE hand.counters_merged_locally (
    page STRING, seen BIGINT, viewers VARBINARY, first_seen TIMESTAMP(3), PRIMARY KEY (page) NOT ENFORCED
) WITH (
    'bucket' = '4', 'merge-engine' = 'aggregation', 'fields.seen.aggregate-function' = 'sum',
    'fields.viewers.aggregate-function' = 'hll_sketch', 'fields.first_seen.aggregate-function' = 'min',
    'local-merge-buffer-size' = '64 mb', 'fields.default-aggregate-function' = 'last_non_null_value'
);

CREATE TABLE hand.tagged_each_day (
    id BIGINT, balance DECIMAL(18, 2), updated TIMESTAMP(3), PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'sequence.field' = 'updated', 'tag.automatic-creation' = 'watermark',
    'tag.creation-period' = 'daily', 'tag.default-time-retained' = '90 d', 'tag.num-retained-max' = '90',
    'metastore.tag-to-partition' = 'dt', 'metastore.tag-to-partition.preview' = 'process-time',
    'sink.watermark-time-zone' = 'Asia/Shanghai', 'snapshot.watermark-idle-timeout' = '5 min'
);

CREATE TABLE hand.read_by_iceberg (
    id BIGINT, name STRING, dt STRING, PRIMARY KEY (dt, id) NOT ENFORCED
) PARTITIONED BY (dt) WITH (
    'bucket' = '4', 'deletion-vectors.enabled' = 'true', 'deletion-vectors.bitmap64' = 'true',
    'metadata.iceberg.storage' = 'hadoop-catalog', 'metadata.iceberg.format-version' = '3',
    'metadata.iceberg.delete-after-commit.enabled' = 'true', 'metadata.iceberg.previous-versions-max' = '5',
    'metadata.iceberg.compaction.max.file-num' = '50'
);

CREATE TABLE hand.changes_of_full_compactions (
    id BIGINT, a STRING, b STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'merge-engine' = 'partial-update', 'changelog-producer' = 'full-compaction',
    'full-compaction.delta-commits' = '20', 'changelog.num-retained.max' = '100', 'changelog.time-retained' = '1 d',
    'changelog.num-retained.min' = '5', 'changelog-producer.row-deduplicate' = 'true', 'compaction.optimization-interval' = '1 h'
);

CREATE TABLE hand.looked_up (
    id BIGINT, name STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '4', 'merge-engine' = 'deduplicate', 'lookup.cache' = 'full', 'lookup.async' = 'true',
    'lookup.async-thread-number' = '8', 'lookup.refresh.async' = 'true', 'lookup.refresh.async.pending-snapshot-count' = '3',
    'lookup.refresh.time-periods-blacklist' = '2026-11-01 00:00->2026-11-01 06:00', 'continuous.discovery-interval' = '1 min',
    'lookup.local-file-type' = 'sort', 'lookup.hash-load-factor' = '0.7', 'lookup.cache-file-retention' = '2 h'
);

CREATE TABLE hand.sessions_of_a_month (
    id STRING, user_id BIGINT, updated BIGINT, page STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '4', 'sequence.field' = 'updated', 'record-level.expire-time' = '30 d',
    'record-level.time-field' = 'updated', 'changelog-producer' = 'lookup'
);

CREATE TABLE hand.first_events_of_a_week (
    id STRING, at_seconds INT, page STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '4', 'merge-engine' = 'first-row', 'record-level.expire-time' = '7 d',
    'record-level.time-field' = 'at_seconds', 'ignore-delete' = 'true'
);

CREATE TABLE hand.days_without_an_age (
    id BIGINT, v BIGINT, dt STRING, PRIMARY KEY (id, dt) NOT ENFORCED
) PARTITIONED BY (dt) WITH (
    'bucket' = '2', 'partition.timestamp-pattern' = '$dt', 'partition.timestamp-formatter' = 'yyyyMMdd',
    'partition.expiration-strategy' = 'update-time', 'partition.expiration-check-interval' = '1 h'
);

CREATE TABLE hand.groups_that_are_not_null (
    id BIGINT, bid_at BIGINT NOT NULL, price DECIMAL(10, 2) NOT NULL, click_at BIGINT, page STRING, PRIMARY KEY (id) NOT ENFORCED
) WITH (
    'bucket' = '2', 'merge-engine' = 'partial-update', 'fields.bid_at.sequence-group' = 'price',
    'fields.click_at.sequence-group' = 'page', 'fields.page.ignore-retract' = 'true'
);

CREATE TABLE hand.clustered_log (
    id BIGINT, user_id BIGINT, note STRING, at_ms BIGINT
) WITH (
    'bucket' = '-1', 'clustering.columns' = 'user_id,at_ms', 'clustering.strategy' = 'zorder',
    'sink.clustering.sample-factor' = '100', 'file-index.bloom-filter.columns' = 'user_id,note',
    'file-index.bloom-filter.user_id.items' = '200', 'file-index.bitmap.columns' = 'user_id', 'read.batch-size' = '2048',
    'file.block-size' = '64 mb', 'parquet.enable.dictionary' = 'false', 'zorder.var-length-contribution' = '8',
    'metadata.stats-mode' = 'truncate(32)', 'fields.note.stats-mode' = 'none'
);

CREATE TABLE hand.log_in_buckets (
    id BIGINT, note STRING, dt STRING
) PARTITIONED BY (dt) WITH (
    'bucket' = '3', 'bucket-key' = 'id', 'bucket-append-ordered' = 'false', 'compaction.min.file-num' = '3',
    'bucket-function.type' = 'mod', 'write-buffer-for-append' = 'true', 'consumer.expiration-time' = '7 d',
    'partition.idle-time-to-done' = '15 min', 'partition.mark-done-action' = 'success-file,done-partition',
    'partition.time-interval' = '1 d', 'partition.timestamp-pattern' = '$dt', 'partition.timestamp-formatter' = 'yyyy-MM-dd'
);

CREATE TABLE hand.with_a_multiset (
    id BIGINT, seen MULTISET<STRING>, PRIMARY KEY (id) NOT ENFORCED
) WITH ('bucket' = '1');
