package io.lakekit.flink.kill;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * The columns of all tables here and the records that fill them; public because Flink makes them.
 */
public final class Events {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    static final Column<Long> BID_SEQ = Column.of("bid_seq", BIGINT);
    static final Column<Long> CLICK_SEQ = Column.of("click_seq", BIGINT);
    static final Column<Long> SEQ = Column.of("seq", BIGINT).notNull();
    static final Column<Long> SPENT = Column.of("spent", BIGINT);
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    static final Column<String> PAGE = Column.of("page", STRING);
    static final Column<String> EVENT = Column.of("event", STRING);

    /** So few that each has rows of many checkpoints, and so in many files. */
    private static final int REQUESTS = 60;

    private Events() {}

    /** What a request spends, for a group. */
    public record Bid(String dt, long reqId, Long bidSeq, Long spent) {
        static Bid at(long index) {
            return new Bid(day(index), index % REQUESTS, index, index);
        }
    }

    /** A click on a page, for a group. */
    public record Click(String dt, long reqId, Long clickSeq, Long clicks, String page) {
        static Click at(long index) {
            return new Click(day(index), index % REQUESTS, index, 1L, "page-" + index);
        }
    }

    /** What a request spends, as a whole row. */
    public record Spent(String dt, long reqId, long seq, Long spent) {
        static Spent at(long index) {
            return new Spent(day(index), index % REQUESTS, index, index);
        }
    }

    /** A click, as a whole row. */
    public record Clicked(String dt, long reqId, long seq, Long clicks) {
        static Clicked at(long index) {
            return new Clicked(day(index), index % REQUESTS, index, 1L);
        }
    }

    /** What a request spends, to be added up. */
    public record Sum(String dt, long reqId, Long spent) {
        static Sum at(long index) {
            return new Sum(day(index), index % REQUESTS, index);
        }
    }

    /**
     * A change of what a request spends. Ten in a row are of one request, each old row by the
     * numbers of the row before it; the last of them ends it, or begins another.
     *
     * @param kind the name of its kind
     */
    public record Change(String kind, String dt, long reqId, long seq, long spent) {

        private static final int OF_A_REQUEST = 10;
        private static final List<ChangeKind> LIFE =
                List.of(
                        ChangeKind.INSERT,
                        ChangeKind.UPDATE_BEFORE,
                        ChangeKind.UPDATE_AFTER,
                        ChangeKind.UPDATE_BEFORE,
                        ChangeKind.UPDATE_AFTER,
                        ChangeKind.DELETE,
                        ChangeKind.INSERT,
                        ChangeKind.UPDATE_BEFORE,
                        ChangeKind.UPDATE_AFTER);

        static Change at(long index) {
            long request = index / OF_A_REQUEST;
            int step = (int) (index % OF_A_REQUEST);
            if (step < LIFE.size()) {
                return at(LIFE.get(step), request, index);
            }
            return request % 2 == 0
                    ? at(ChangeKind.DELETE, request, index)
                    : at(ChangeKind.INSERT, request + 1_000_000, index);
        }

        private static Change at(ChangeKind kind, long request, long index) {
            long row = kind.isRetracting() ? index - 1 : index;
            return new Change(kind.name(), day(request), request, row, row);
        }

        Spent spentRow() {
            return new Spent(dt, reqId, seq, spent);
        }

        Bid bid() {
            return new Bid(dt, reqId, seq, spent);
        }

        Sum sum() {
            return new Sum(dt, reqId, spent);
        }
    }

    /** The day of a request, so that its key without the day tells it. */
    private static String day(long index) {
        return index % REQUESTS % 2 == 0 ? "2026-11-23" : "2026-11-24";
    }
}
