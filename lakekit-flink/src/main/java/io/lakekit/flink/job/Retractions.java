package io.lakekit.flink.job;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.Optional;
import org.apache.flink.types.RowKind;

/**
 * The treatment of changelog rows that change or take back earlier rows, when they are handed on as
 * records, which can only add.
 */
public enum Retractions {

    /** The first row that is not an insert ends the job. */
    REFUSE,

    /**
     * A new version (+U) is handed on as a record, the old one (-U) is left out, and a delete (-D)
     * ends the job. This is right if the newest row of a key replaces the others and an update
     * keeps its key; a sum or a count downstream would add both versions.
     */
    NEWEST,

    /**
     * Like {@link #NEWEST}, but deletes are left out too: a row that was deleted at the source
     * stays here.
     */
    NEWEST_KEEPING_DELETED;

    private static final Code CHANGED_ROW =
            Code.error("LK1317", "a changed row where records only add", "a running job");

    /** Whether a row of this kind is handed on. */
    boolean handsOn(RowKind kind) {
        return kind == RowKind.INSERT || (this != REFUSE && kind == RowKind.UPDATE_AFTER);
    }

    /** The finding about a row of this kind, if it is refused. */
    Optional<Diagnostic> finding(Place place, RowKind kind, Object record) {
        boolean taken =
                switch (this) {
                    case REFUSE -> kind == RowKind.INSERT;
                    case NEWEST -> kind != RowKind.DELETE;
                    case NEWEST_KEEPING_DELETED -> true;
                };
        return taken ? Optional.empty() : Optional.of(refusal(place, kind, record));
    }

    private Diagnostic refusal(Place place, RowKind kind, Object record) {
        return CHANGED_ROW
                .at(place)
                .says("a row is %s (%s): %s", kind.shortString(), meaning(kind), record)
                .so(
                        kind == RowKind.UPDATE_AFTER
                                ? "as a record it would count beside the version that it replaces"
                                : "as a record it would count once more instead of being taken"
                                        + " back")
                .fix(
                        "Use changes(), whose records have their kind and their sign, or say with"
                                + " Retractions which of these rows records may leave out.");
    }

    private static String meaning(RowKind kind) {
        return switch (kind) {
            case INSERT -> "a new row";
            case UPDATE_BEFORE -> "the old version of a row that changed";
            case UPDATE_AFTER -> "the new version of a row that changed";
            case DELETE -> "a deleted row";
        };
    }
}
