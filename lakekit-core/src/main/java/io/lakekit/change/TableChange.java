package io.lakekit.change;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableName;
import io.lakekit.schema.Column;
import org.jspecify.annotations.Nullable;

/** A change of a live table: one step of the plan that leads to its design. */
public sealed interface TableChange {

    /** The risk of the change. */
    Risk risk();

    /** The reason for the risk, and the way round if the change is refused; empty if it is SAFE. */
    String reason();

    /** The change as a sentence, such as {@code column 'clicks' BIGINT is added}. */
    String text();

    /**
     * Whether it concerns rows; comments and notes do not, so that a table whose comment differs
     * from its design is opened all the same.
     */
    default boolean concernsRows() {
        return true;
    }

    /** The table is created. */
    record CreateTable(TableName name) implements TableChange {
        @Override
        public Risk risk() {
            return Risk.SAFE;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public String text() {
            return "table " + name + " is created";
        }
    }

    /** A column is added; it is null in rows that are stored already. */
    record AddColumn(Column<?> column, Risk risk, String reason) implements TableChange {
        @Override
        public String text() {
            return "column '" + column.name() + "' " + column.type() + " is added";
        }
    }

    /** A sequence group is added in one step with its columns and functions, all of them new. */
    record AddGroup(SequenceGroup group, Risk risk, String reason) implements TableChange {
        @Override
        public String text() {
            return group + " is added";
        }
    }

    /** A column gets another name and keeps its values. */
    record RenameColumn(String from, Column<?> column, Risk risk, String reason)
            implements TableChange {
        @Override
        public String text() {
            return "column '" + from + "' becomes '" + column.name() + "'";
        }
    }

    /**
     * A column that the design lacks is dropped, which only a table that was never written allows.
     */
    record DropColumn(String column, Risk risk, String reason) implements TableChange {
        @Override
        public String text() {
            String what = risk == Risk.REFUSED ? "is not in the design" : "is dropped";
            return "column '" + column + "' " + what;
        }
    }

    /** A constant of an enum that partitions hold is not in the design. */
    record DropConstant(Column<?> column, String constant, Risk risk, String reason)
            implements TableChange {
        @Override
        public String text() {
            return "'" + constant + "' of column '" + column.name() + "' is not in the design";
        }
    }

    /**
     * A column gets another type.
     *
     * @param from the type in the live table
     */
    record ChangeType(Column<?> column, String from, Risk risk, String reason)
            implements TableChange {
        @Override
        public String text() {
            return "column '"
                    + column.name()
                    + "' "
                    + from
                    + " becomes "
                    + column.type()
                    + (column.nullable() ? "" : " NOT NULL");
        }
    }

    /**
     * Any other setting gets another value.
     *
     * @param setting the setting's name, such as {@code changelog-producer} or {@code comment}
     * @param from the value in the live table; null if it is not set
     * @param to the value that the design says; null if it is not to be set
     */
    record ChangeSetting(
            String setting, @Nullable String from, @Nullable String to, Risk risk, String reason)
            implements TableChange {
        @Override
        public String text() {
            return becomes(setting, from, to);
        }
    }

    /**
     * A comment, or what lakekit notes with the table, gets another value; always SAFE.
     *
     * @param note the note's name, such as {@code comment}
     * @param from the value in the live table; null if there is none
     * @param to the value that the design says; null if there is to be none
     */
    record ChangeNote(String note, @Nullable String from, @Nullable String to)
            implements TableChange {
        @Override
        public Risk risk() {
            return Risk.SAFE;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public String text() {
            return becomes(note, from, to);
        }

        @Override
        public boolean concernsRows() {
            return false;
        }
    }

    private static String becomes(String what, @Nullable String from, @Nullable String to) {
        return what + " " + shown(from) + " becomes " + shown(to);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(not set)" : "'" + value + "'";
    }
}
