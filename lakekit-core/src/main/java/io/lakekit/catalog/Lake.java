package io.lakekit.catalog;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Severity;
import io.lakekit.internal.paimon.live.LiveDesign;
import io.lakekit.internal.paimon.plan.CatalogDefaults;
import io.lakekit.internal.paimon.plan.Evolution;
import io.lakekit.internal.paimon.plan.SchemaProbe;
import io.lakekit.internal.paimon.schema.Fingerprint;
import io.lakekit.internal.paimon.schema.RootCause;
import io.lakekit.internal.paimon.state.BranchSchemas;
import io.lakekit.internal.paimon.state.PartitionConstants;
import io.lakekit.paimon.Catalogs;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;

/**
 * A session on a warehouse or catalog: it creates, opens, changes and imports tables. A closed lake
 * refuses every call; tables that were opened from it stay usable, with their writers and readers.
 *
 * <pre>{@code
 * try (Lake lake = Lake.open(Path.of("/data/lake"))) {
 *     LakeTable<WideTable> table = lake.create(DESIGN);
 *     TableDiff<WideTable> plan = lake.plan(NEXT_DESIGN);
 *     System.out.println(plan);
 *     table = lake.apply(plan);
 * }
 * }</pre>
 */
public final class Lake implements AutoCloseable {

    private static final Code PLAN_OUTDATED =
            Code.error("LK1105", "the table changed since it was planned", "apply");
    private static final Code CHANGE_FAILS =
            Code.error(
                    "LK1106",
                    "Paimon cannot make the change, or not use the table after it",
                    "apply");

    private final CatalogTables tables;
    private final boolean owned;
    private final Clock clock;
    private volatile boolean closed;

    private Lake(Catalog catalog, String place, boolean owned, Clock clock) {
        this.tables = new CatalogTables(catalog, Redaction.ofUris(place));
        this.owned = owned;
        this.clock = clock;
    }

    /**
     * Opens a warehouse in a local directory, which is made if it is missing. A directory that this
     * user may not write to can still be read.
     *
     * @throws IllegalArgumentException if there is something else in its place, or it cannot be
     *     made
     */
    public static Lake open(Path warehouse) {
        return open(LakeOptions.warehouse(warehouse));
    }

    /**
     * Opens a warehouse. A local directory is made if it is missing, unless it must be {@link
     * LakeOptions#existing there}.
     *
     * @throws IllegalArgumentException if the warehouse cannot be reached with these options
     */
    public static Lake open(LakeOptions options) {
        return new Lake(
                new Warehouse(options).open(), options.warehouse(), true, Clock.systemUTC());
    }

    /** A lake on a catalog that is open already; closing the lake leaves the catalog open. */
    public static Lake open(Catalog catalog) {
        return open(catalog, Clock.systemUTC());
    }

    /**
     * A lake on a catalog that is open already, whose writers tell by {@code clock}, instead of the
     * system's, which rows are late; for tests.
     */
    public static Lake open(Catalog catalog, Clock clock) {
        return new Lake(catalog, Catalogs.warehouse(catalog), false, clock);
    }

    /**
     * The table of a design. It is created, with its database, if there is none; a live one must
     * match. With raw options one row is first written to a table of its own in a temporary
     * directory, to see that it can be.
     *
     * @throws CatalogConflictException if a live table of this name differs from the design
     * @throws io.lakekit.diagnostic.DiagnosticsException if the Paimon version cannot hold the
     *     design, or the catalog would make another table of it; then no table was made
     */
    @CanIgnoreReturnValue
    public <D extends TableDesign> LakeTable<D> create(D design) {
        requireOpen();
        Schema schema = PaimonSchemas.stored(design);
        requireNoDefaults(design);
        if (!exists(design.name())) {
            PaimonSchemas.probe(design).throwIfAny();
        }
        tables.create(design.name(), schema);
        return open(design);
    }

    /** Refuses a catalog that adds options to new tables: no rule would have judged them. */
    private void requireNoDefaults(TableDesign design) {
        Diagnostics added = CatalogDefaults.defaults(tables.catalog(), design);
        if (!added.isEmpty() && !exists(design.name())) {
            added.throwIfAny();
        }
    }

    /**
     * The table of a design. It must exist and match the design. Nothing is written, not even a
     * temporary file, so a machine that can only read will do. For a hybrid table its partitions
     * are listed; when Paimon first reads a file, it unpacks the libraries of its compression into
     * a temporary directory.
     *
     * @throws IllegalArgumentException if there is no such table
     * @throws CatalogConflictException if the live table differs from the design
     */
    public <D extends TableDesign> LakeTable<D> open(D design) {
        FileStoreTable live = live(design.name());
        TableDiff<D> plan = plan(design, live);
        if (!plan.differences().isEmpty()) {
            throw new CatalogConflictException(plan);
        }
        return LakeTable.of(design, live).clock(clock);
    }

    /**
     * A branch of the table of a design, which must be there and match the design; the table itself
     * need not. Its writers and readers see the branch only. A branch that was made from a tag
     * shares files with the table: see {@link #branches}.
     *
     * @throws IllegalArgumentException if there is no such table or branch
     * @throws CatalogConflictException if the branch differs from the design; its plan cannot be
     *     applied
     */
    public <D extends TableDesign> LakeTable<D> openBranch(D design, String branch) {
        requireOpen();
        FileStoreTable live = tables.load(design.name(), branch);
        TableDiff<D> plan = plan(design, live, BranchSchemas.stored(live)).ofBranch();
        if (!plan.differences().isEmpty()) {
            throw new CatalogConflictException(plan, branch);
        }
        return LakeTable.of(design, live).clock(clock);
    }

    /**
     * The names of a table's branches in the order of the alphabet, without {@code main}, which is
     * the table itself. Paimon makes branches: empty ones, and ones that begin as a tag of the
     * table and share its files. Those files are there as long as the tag is, on the table and on
     * the branch: when it is deleted on one side, what that side no longer reads is deleted from
     * both.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public List<String> branches(TableName name) {
        requireOpen();
        return tables.branches(name);
    }

    /**
     * The plan of the changes that make a live table what {@code design} says, or that create it.
     * Nothing is changed yet. A column that the live table has under its {@link
     * io.lakekit.schema.Column#formerly former name} is renamed.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the Paimon version cannot hold the
     *     design
     */
    public <D extends TableDesign> TableDiff<D> plan(D design) {
        if (!exists(design.name())) {
            PaimonSchemas.check(design).of(Severity.ERROR).throwIfAny();
            requireNoDefaults(design);
            return new TableDiff<>(
                    design,
                    TableDiff.NO_TABLE,
                    false,
                    List.of(new TableChange.CreateTable(design.name())),
                    List.of());
        }
        return plan(design, live(design.name()));
    }

    /** The one comparison of a design with its live table. */
    private static <D extends TableDesign> TableDiff<D> plan(D design, FileStoreTable live) {
        return plan(design, live, live.schema());
    }

    private static <D extends TableDesign> TableDiff<D> plan(
            D design, FileStoreTable live, TableSchema schema) {
        boolean filled = live.snapshotManager().latestSnapshotId() != null;
        Evolution way = Evolution.of(design, schema, filled);
        List<TableChange> changes = new ArrayList<>(way.changes());
        PartitionConstants.of(design, live).forEach(unknown -> changes.add(dropped(unknown)));
        return new TableDiff<>(
                design, schema.id(), Fingerprint.isBroken(schema), changes, way.steps());
    }

    private static TableChange dropped(PartitionConstants.Unknown unknown) {
        return new TableChange.DropConstant(
                unknown.column(), unknown.value(), Risk.REFUSED, unknown.reason());
    }

    /**
     * Makes the changes of a plan, if none of them rewrites data or is refused.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link #apply(TableDiff, Risk)}
     */
    @CanIgnoreReturnValue
    public <D extends TableDesign> LakeTable<D> apply(TableDiff<D> diff) {
        return apply(diff, Risk.NEEDS_RESTART);
    }

    /**
     * Makes the changes of a plan, all in one commit or none. The resulting table is tried first:
     * in memory, and by a row of a table of its own in a temporary directory.
     *
     * @param accepted the highest risk to take; a REFUSED change is never made
     * @throws io.lakekit.diagnostic.DiagnosticsException if a change is refused or riskier, if the
     *     table changed since it was planned, or if Paimon could not open the table afterwards;
     *     then nothing was changed
     * @throws IllegalArgumentException if the plan is of a branch
     */
    @CanIgnoreReturnValue
    public <D extends TableDesign> LakeTable<D> apply(TableDiff<D> diff, Risk accepted) {
        requireOpen();
        diff.requireOfTable();
        D design = diff.design();
        Diagnostics found = diff.diagnostics();
        Diagnostics against =
                accepted.compareTo(Risk.REWRITES_DATA) < 0
                        ? found.of(Severity.ERROR).and(found.of(Severity.WARNING))
                        : found.of(Severity.ERROR);
        against.throwIfAny();
        requireAsPlanned(diff);
        if (diff.schemaId() == TableDiff.NO_TABLE) {
            return create(design);
        }
        if (!diff.steps().isEmpty()) {
            alter(design, diff.steps());
        }
        return open(design);
    }

    private void requireAsPlanned(TableDiff<?> diff) {
        TableName name = diff.design().name();
        long now = exists(name) ? live(name).schema().id() : TableDiff.NO_TABLE;
        if (now != diff.schemaId()) {
            throw new DiagnosticsException(
                    PLAN_OUTDATED
                            .at(Place.table(name))
                            .says(
                                    "the plan was made on schema %d and the table has schema %d",
                                    diff.schemaId(), now)
                            .so("what it leads to is no longer known")
                            .fix("Plan again and look at the changes."));
        }
    }

    private void alter(TableDesign design, List<SchemaChange> steps) {
        try {
            SchemaProbe.check(design, live(design.name()), steps);
        } catch (IllegalArgumentException e) {
            throw new DiagnosticsException(
                    CHANGE_FAILS
                            .at(Place.table(design.name()))
                            .says("the change was tried in memory and fails: %s", RootCause.of(e))
                            .so(
                                    "Paimon has no way back once it is committed, so nothing was changed")
                            .fix("Change the setting or column it names."));
        }
        tables.alter(design.name(), steps);
    }

    /**
     * The design of a live table, and what is wrong with the table. A table that lakekit made comes
     * back as it was designed, but for the parts that others altered since, which come back as they
     * are now. A hybrid table whose enum is not on the class path comes back as the append table
     * that it is stored as.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public ImportedTable importTable(TableName name) {
        LiveDesign.Read read = LiveDesign.of(name.toString(), live(name).schema());
        return new ImportedTable(name, Optional.ofNullable(read.design()), read.findings());
    }

    /**
     * The designs of all tables of a database, sorted by name, as {@link #importTable} reads each.
     * A table that cannot be opened has no design, and a finding that says why.
     *
     * @throws IllegalArgumentException if there is no such database
     */
    public List<ImportedTable> importDatabase(String database) {
        requireOpen();
        return tables.of(database).stream().map(this::importedOrWhyNot).toList();
    }

    private ImportedTable importedOrWhyNot(TableName name) {
        try {
            return importTable(name);
        } catch (RuntimeException e) {
            Diagnostics why = LiveDesign.unreadable(name.toString(), RootCause.of(e));
            return new ImportedTable(name, Optional.empty(), why);
        }
    }

    /** Whether there is a table of this name. */
    public boolean exists(TableName name) {
        requireOpen();
        return tables.has(name);
    }

    /**
     * Drops a table with all its rows; does nothing if there is no such table. A commit that is
     * made meanwhile leaves nothing behind that a new table of this name would begin with.
     *
     * @throws IllegalStateException if others wrote files into the table as fast as they were
     *     removed; it may have lost rows then, and must be dropped once more
     */
    public void drop(TableName name) {
        requireOpen();
        tables.drop(name);
    }

    private FileStoreTable live(TableName name) {
        requireOpen();
        return tables.load(name);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "The lake on '"
                            + tables.place()
                            + "' is closed; nothing was done. Open it again");
        }
    }

    /**
     * Closes what {@code open} opened; a catalog that was handed in stays open. Closing twice does
     * nothing.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (owned) {
            try {
                tables.catalog().close();
            } catch (Exception e) {
                throw new IllegalStateException("Cannot close the catalog of " + tables.place(), e);
            }
        }
    }
}
