package io.lakekit.diagnostic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding is about, in the user's own names; its text is what messages say. */
public sealed interface Place extends Serializable {

    /** The table as a whole. */
    static OfTable table(Object name) {
        return new OfTable(name.toString());
    }

    /** The table it is about or in, as {@code database.table}; empty if there is none. */
    default String table() {
        return "";
    }

    /**
     * What it is about within the table: a column's name, with those of the fields inside it after
     * dots, or a slice such as {@code group 'click'}. Empty if it is the table itself.
     */
    default String within() {
        return "";
    }

    /** What has columns: a table, or a column with fields inside it. */
    sealed interface OfColumns extends Place {

        /** A column of the table, or a field inside the column. */
        OfColumn column(String name);
    }

    /** {@code ads.ad_row}: a table as a whole. */
    record OfTable(String table) implements OfColumns {

        @Override
        public OfColumn column(String name) {
            return new OfColumn(table, List.of(name));
        }

        /** A group, a type of events or a stream, by its text such as {@code group 'click'}. */
        public OfSlice slice(Object slice) {
            return new OfSlice(table, slice.toString());
        }

        /** A setting of what is described of the table. */
        public OfSetting setting(String name) {
            return new OfSetting(table, name);
        }

        /** An option of the table that is given as text. */
        public OfSetting option(String key) {
            return setting("option '" + key + "'");
        }

        /** A stream of a job that writes the table. */
        public OfStream stream(String name) {
            return new OfStream(table, name);
        }

        @Override
        public String toString() {
            return table;
        }
    }

    /**
     * {@code ads.ad_row.items.element}: a column, or a field inside it.
     *
     * @param table the table's name
     * @param path the column's name, and those of the fields that lead inside it
     */
    record OfColumn(String table, List<String> path) implements OfColumns {

        public OfColumn {
            path = List.copyOf(path);
        }

        @Override
        public OfColumn column(String name) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return new OfColumn(table, longer);
        }

        /** The name of the column, whatever is inside it. */
        public String name() {
            return path.get(0);
        }

        @Override
        public String within() {
            return String.join(".", path);
        }

        @Override
        public String toString() {
            return table + "." + within();
        }
    }

    /**
     * {@code ads.ad_row group 'click'}: the part of a table that one stream fills.
     *
     * @param table the table's name
     * @param slice the kind of the part and its name in quotes
     */
    record OfSlice(String table, String slice) implements Place {

        @Override
        public String within() {
            return slice;
        }

        @Override
        public String toString() {
            return table + " " + slice;
        }
    }

    /**
     * {@code ads.ad_row freshness}: one setting of a workload, or an option of a table.
     *
     * @param table the table's name
     * @param setting the setting's name
     */
    record OfSetting(String table, String setting) implements Place {

        @Override
        public String within() {
            return setting;
        }

        @Override
        public String toString() {
            return (table + " " + setting).strip();
        }
    }

    /**
     * {@code ads.ad_row, stream 'clicks'}: a stream of a running job.
     *
     * @param table the table's name
     * @param stream the stream's name
     */
    record OfStream(String table, String stream) implements Place {

        @Override
        public String toString() {
            return table + ", stream '" + stream + "'";
        }
    }

    /**
     * {@code ads.AdRow}: a class of records.
     *
     * @param name the class's full name
     */
    record OfRecord(String name) implements Place {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * {@code ads.yaml:12 ads.ad_row.clicks}: a line of a text and what it says there.
     *
     * @param source the file, or what else the text was read from
     * @param line the line, from 1 on; 0 if it is about the text as a whole
     * @param about what the line is about, or null if the text does not get that far
     */
    record OfLine(String source, int line, @Nullable Place about) implements Place {

        @Override
        public String table() {
            return about == null ? "" : about.table();
        }

        @Override
        public String within() {
            return about == null ? "" : about.within();
        }

        @Override
        public String toString() {
            if (line == 0) {
                return source;
            }
            return (source + ":" + line + " " + (about == null ? "" : about)).strip();
        }
    }
}
