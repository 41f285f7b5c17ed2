package io.lakekit.proof;

import com.google.errorprone.annotations.CheckReturnValue;
import io.lakekit.catalog.Lake;
import io.lakekit.design.ChangeInput;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.distinct.DistinctSet;
import io.lakekit.internal.diff.Difference;
import io.lakekit.internal.diff.Differences;
import io.lakekit.proof.Variation.Freedom;
import io.lakekit.record.RecordCodec;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A proof that a table holds the same rows however its events arrive: in every order, some of them
 * twice, with commits and compactions anywhere. The expected rows are those of a {@link
 * ReferenceTable} that is given each event once, in the order of this proof.
 *
 * <pre>{@code
 * OrderProof.of(AD_ROW)
 *         .stream(BID, bid)
 *         .stream(CLICK, click, lateClick)
 *         .permutations().duplicates().commitSplits().compactions()
 *         .verify();
 * }</pre>
 *
 * <p>Immutable: each call returns a new proof. All schedules are tried if there are not more than
 * {@link #atMost}, else as many drawn from {@link #seed}. The first that fails is made as small as
 * possible and told in the {@link AssertionError}.
 *
 * @param <D> the kind of design
 */
@CheckReturnValue
public final class OrderProof<D extends TableDesign> {

    private static final int IN_MEMORY = 5_000;
    private static final int ON_TABLES = 100;

    private final D design;
    private final List<ProofEvent> events;
    private final Variation variation;
    private final long seed;
    private final int most;

    private OrderProof(
            D design, List<ProofEvent> events, Variation variation, long seed, int most) {
        this.design = design;
        this.events = events;
        this.variation = variation;
        this.seed = seed;
        this.most = most;
    }

    /**
     * A proof about a design, without events yet; only the given order is tried until {@link
     * #permutations} and the like ask for more.
     */
    public static <D extends TableDesign> OrderProof<D> of(D design) {
        return new OrderProof<>(design, List.of(), new Variation(0, Set.of()), 1, 0);
    }

    /**
     * A copy of this proof with more events, from the stream that fills a slice.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the record class does not fit
     */
    @SafeVarargs
    public final <R extends Record> OrderProof<D> stream(Slice<? super D> slice, R... records) {
        List<ProofEvent> more = new ArrayList<>();
        for (R record : records) {
            more.add(new ProofEvent(slice, codec(slice, record).toRow(record)));
        }
        return with(more);
    }

    /**
     * A copy of this proof with more events as untyped rows, from the stream that fills a slice.
     */
    public OrderProof<D> stream(Slice<? super D> slice, Row... rows) {
        return with(Stream.of(rows).map(row -> new ProofEvent(slice, row)).toList());
    }

    /**
     * A copy of this proof with more events, from a stream of whole rows.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the record class does not fit
     */
    @SafeVarargs
    public final <R extends Record> OrderProof<D> rows(R... records) {
        List<ProofEvent> more = new ArrayList<>();
        for (R record : records) {
            more.add(new ProofEvent(null, codec(null, record).toRow(record)));
        }
        return with(more);
    }

    /** A copy of this proof with more events as untyped whole rows. */
    public OrderProof<D> rows(Row... rows) {
        return with(Stream.of(rows).map(row -> new ProofEvent(null, row)).toList());
    }

    /**
     * A copy of this proof with more events, each of which says that the source does not have this
     * row any more, as a stream of changes of whole rows writes it. In an order a delete counts by
     * its row's values in the ordering columns.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the table does not take changes
     *     (LK1215), or the record class does not fit
     */
    @SafeVarargs
    public final <R extends Record> OrderProof<D> deletes(R... records) {
        List<Row> rows = new ArrayList<>();
        for (R record : records) {
            rows.add(codec(null, record).toRow(record));
        }
        return deleting(null, rows);
    }

    /** A copy of this proof with more deletes of untyped whole rows. */
    public OrderProof<D> deletes(Row... rows) {
        return deleting(null, List.of(rows));
    }

    /**
     * A copy of this proof with more deletes, from the stream that fills a slice.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #deletes(Record[])}
     */
    @SafeVarargs
    public final <R extends Record> OrderProof<D> deletes(Slice<? super D> slice, R... records) {
        List<Row> rows = new ArrayList<>();
        for (R record : records) {
            rows.add(codec(slice, record).toRow(record));
        }
        return deleting(slice, rows);
    }

    /**
     * A copy of this proof with more deletes of untyped rows, from the stream that fills a slice.
     */
    public OrderProof<D> deletes(Slice<? super D> slice, Row... rows) {
        return deleting(slice, List.of(rows));
    }

    private OrderProof<D> deleting(@Nullable Slice<? super D> slice, List<Row> rows) {
        ChangeInput.of(design, slice).refusals().throwIfAny();
        return with(
                rows.stream().map(row -> new ProofEvent(slice, ChangeKind.DELETE, row)).toList());
    }

    @SuppressWarnings("unchecked") // a record's own class
    private <R extends Record> RecordCodec<R> codec(@Nullable Slice<? super D> slice, R record) {
        Class<R> type = (Class<R>) record.getClass();
        return slice == null
                ? RecordCodec.writing(design, type)
                : RecordCodec.writing(design, slice, type);
    }

    private OrderProof<D> with(List<ProofEvent> more) {
        List<ProofEvent> all = new ArrayList<>(events);
        all.addAll(more);
        return new OrderProof<>(design, List.copyOf(all), variation.of(all.size()), seed, most);
    }

    private OrderProof<D> with(Freedom freedom) {
        return new OrderProof<>(design, events, variation.with(freedom), seed, most);
    }

    /** A copy of this proof that tries every order of the events. */
    public OrderProof<D> permutations() {
        return with(Freedom.ORDERS);
    }

    /**
     * A copy of this proof that also writes events again later, as after the replay of a source or
     * the restart of a job.
     */
    public OrderProof<D> duplicates() {
        return with(Freedom.REPEATS);
    }

    /** A copy of this proof that also commits between any two writes. */
    public OrderProof<D> commitSplits() {
        return with(Freedom.COMMITS);
    }

    /** A copy of this proof that also compacts between any two writes. */
    public OrderProof<D> compactions() {
        return with(Freedom.COMPACTIONS);
    }

    /**
     * A copy of this proof that draws schedules from this seed if there are too many to try all; 1
     * by default.
     */
    public OrderProof<D> seed(long value) {
        return new OrderProof<>(design, events, variation, value, most);
    }

    /**
     * A copy of this proof that tries at most this many schedules; by default 5,000 in memory and
     * 100 on tables.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public OrderProof<D> atMost(int schedules) {
        if (schedules < 1) {
            throw new IllegalArgumentException(
                    schedules + " schedules prove nothing; give a positive number");
        }
        return new OrderProof<>(design, events, variation, seed, schedules);
    }

    /**
     * Tries the schedules on Paimon's merge functions in memory, thousands in a second.
     *
     * @throws AssertionError with the smallest schedule found whose rows differ
     */
    public void verify() {
        require(result());
    }

    /** What {@link #verify()} finds, as a value. */
    public ProofResult result() {
        return result(new MemoryDriver(design), most == 0 ? IN_MEMORY : most);
    }

    /**
     * Tries the schedules on real tables of a lake, each created and dropped, and in memory beside
     * them. A table of the design's name must not exist.
     *
     * @throws AssertionError with the smallest schedule found whose rows differ
     * @throws IllegalArgumentException if there is a table of this name, which would be lost
     * @throws IllegalStateException if tables and memory disagree
     */
    public void verify(Lake lake) {
        if (lake.exists(design.name())) {
            throw new IllegalArgumentException(
                    "Table "
                            + design.name()
                            + " exists, and a proof drops it; give the proof a lake of its own");
        }
        TableDriver both =
                new AgreeingDrivers(
                        design, new LakeDriver<>(lake, design), new MemoryDriver(design));
        require(result(both, most == 0 ? ON_TABLES : most));
    }

    private static void require(ProofResult result) {
        result.counterExample()
                .ifPresent(
                        found -> {
                            throw new AssertionError(found.toString());
                        });
    }

    private ProofResult result(TableDriver driver, int bound) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "A proof about no event proves nothing; give it stream(...) or rows(...)");
        }
        boolean complete = variation.count() <= bound;
        int tried = 0;
        for (Iterator<Schedule> all = variation.schedules(bound, seed).iterator();
                all.hasNext(); ) {
            Schedule schedule = all.next();
            tried++;
            if (!differences(driver, schedule).isEmpty()) {
                CounterExample smallest = smallest(driver, schedule, tried);
                return new ProofResult(tried, complete, Optional.of(smallest));
            }
        }
        return new ProofResult(tried, complete, Optional.empty());
    }

    private CounterExample smallest(TableDriver driver, Schedule failing, int tried) {
        Schedule smallest =
                Shrinking.of(failing, smaller -> !differences(driver, smaller).isEmpty());
        return new CounterExample(
                design, events, smallest, differences(driver, smallest), tried, seed);
    }

    private List<Difference> differences(TableDriver driver, Schedule schedule) {
        ReferenceTable<D> truth = ReferenceTable.of(design, DistinctSet::unite);
        schedule.firstWrites().stream().sorted().forEach(event -> events.get(event).writeTo(truth));
        return Differences.of(design, truth.rows(), driver.play(events, schedule));
    }
}
