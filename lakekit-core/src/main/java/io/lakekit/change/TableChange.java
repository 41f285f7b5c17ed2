package io.lakekit.change;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableName;
import io.lakekit.schema.Column;
import org.jspecify.annotations.Nullable;

/** One step from a live table to its design. */
public sealed interface TableChange {

    /** What it costs. */
    Risk risk();

    /** Why it costs that, and the way round if it is refused; empty if it costs nothing. */
    String reason();

    /** What is changed, such as {@code column 'clicks' BIGINT is added}. */
    String text();

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

    /** A column is added; rows stored before have null there. */
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

    /** A column is not in the design; only a table that was never written loses it. */
    record DropColumn(String column, Risk risk, String reason) implements TableChange {
        @Override
        public String text() {
            String what = risk == Risk.REFUSED ? "is not in the design" : "is dropped";
            return "column '" + column + "' " + what;
        }
    }

    /** A constant of a partition column is not in the design, and partitions hold rows of it. */
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
     * Anything else.
     *
     * @param setting what it is called, such as {@code changelog-producer} or {@code comment}
     * @param from what it is; null if it is not set
     * @param to what it becomes; null if it will not be set
     */
    record ChangeSetting(
            String setting, @Nullable String from, @Nullable String to, Risk risk, String reason)
            implements TableChange {
        @Override
        public String text() {
            return setting + " " + shown(from) + " becomes " + shown(to);
        }

        private static String shown(@Nullable String value) {
            return value == null ? "(not set)" : "'" + value + "'";
        }
    }
}
