package io.lakekit.internal.paimon.commit;

import io.lakekit.internal.paimon.option.KeptZone;
import io.lakekit.internal.text.Spans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.PartitionExpireStrategy;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.DelegatedFileStoreTable;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;

/**
 * A table whose commits drop partitions by the time zone of its design. Paimon takes the local time
 * of the JVM that commits, which may be hours ahead, so the age that this JVM is given is longer or
 * shorter by that difference. If either zone changes its clocks, ages are longer by that hour, so
 * that nothing is dropped early. The commits of a branch are {@link BranchCommits}.
 */
final class ZonedTable extends DelegatedFileStoreTable {

    private static final long serialVersionUID = 1L;
    private static final Duration AHEAD = Duration.ofDays(366);

    /** The age beyond which hours do not matter. */
    private static final Duration FOR_EVER = Duration.ofDays(366_000);

    private ZonedTable(FileStoreTable wrapped) {
        super(wrapped);
    }

    /** A copy of the table with such commits, which keeps them when it is serialized. */
    static FileStoreTable of(FileStoreTable table) {
        return table instanceof ZonedTable ? table : new ZonedTable(table);
    }

    @Override
    public TableCommitImpl newCommit(String commitUser) {
        FileStoreTable aged = aged();
        return BranchCommits.isBranch(aged)
                ? BranchCommits.of(aged, commitUser)
                : aged.newCommit(commitUser);
    }

    private FileStoreTable aged() {
        CoreOptions options = wrapped.coreOptions();
        Duration age = options.partitionExpireTime();
        if (age == null
                || options.partitionExpireStrategy() != PartitionExpireStrategy.VALUES_TIME
                || age.compareTo(FOR_EVER) > 0) {
            return wrapped;
        }
        Duration here =
                age.plus(ahead(zone(), ZoneId.systemDefault(), Clock.systemUTC().instant()));
        if (here.equals(age)) {
            return wrapped;
        }
        Duration least = Duration.ofSeconds(1);
        return wrapped.copyWithoutTimeTravel(
                Map.of(
                        CoreOptions.PARTITION_EXPIRATION_TIME.key(),
                        Spans.option(here.compareTo(least) < 0 ? least : here)));
    }

    private ZoneId zone() {
        return KeptZone.of(wrapped.options());
    }

    /** The longest time by which the clocks of {@code here} are ahead within the next year. */
    static Duration ahead(ZoneId designed, ZoneId here, Instant now) {
        int most = offsets(here.getRules(), now).max().orElse(0);
        int least = offsets(designed.getRules(), now).min().orElse(0);
        return Duration.ofSeconds(most - (long) least);
    }

    private static IntStream offsets(ZoneRules rules, Instant now) {
        Instant end = now.plus(AHEAD);
        return IntStream.concat(
                IntStream.of(rules.getOffset(now).getTotalSeconds()),
                Stream.iterate(
                                rules.nextTransition(now),
                                change -> change != null && change.getInstant().isBefore(end),
                                change -> rules.nextTransition(change.getInstant()))
                        .map(ZoneOffsetTransition::getOffsetAfter)
                        .mapToInt(ZoneOffset::getTotalSeconds));
    }

    @Override
    public FileStoreTable copy(Map<String, String> dynamicOptions) {
        return of(wrapped.copy(dynamicOptions));
    }

    @Override
    public FileStoreTable copy(TableSchema newTableSchema) {
        return of(wrapped.copy(newTableSchema));
    }

    @Override
    public FileStoreTable copyWithoutTimeTravel(Map<String, String> dynamicOptions) {
        return of(wrapped.copyWithoutTimeTravel(dynamicOptions));
    }

    @Override
    public FileStoreTable copyWithLatestSchema() {
        return of(wrapped.copyWithLatestSchema());
    }

    @Override
    public FileStoreTable switchToBranch(String branchName) {
        return of(wrapped.switchToBranch(branchName));
    }
}
