package io.lakekit.internal.flink.input;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spelling;
import io.lakekit.record.RowBinding;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** The fields of a stream of rows beside the columns that it is to fill, matched by name. */
record Fields(
        List<Field> fields, RowBinding binding, TypeInformation<?> type, Place.OfStream place) {

    private static final List<Check<Fields>> ALL =
            List.of(
                    check("LK1330", "a field that fits no column", Fields::columns),
                    check("LK1331", "a field whose type is not the column's", Fields::types),
                    check("LK1332", "a column for which rows have no field", Fields::required),
                    check("LK1333", "rows whose fields Flink does not know", Fields::known));

    private static Check<Fields> check(String id, String title, Check.Finder<Fields> finder) {
        return new Check<>(Code.error(id, title, "the start of a job"), finder);
    }

    /**
     * Everything that does not fit.
     *
     * @param names the names of the fields, or null if they are those of the type
     */
    static Diagnostics check(
            TypeInformation<?> type,
            @Nullable List<String> names,
            TableDesign design,
            @Nullable Slice<?> slice,
            Place.OfStream place) {
        Fields fields = new Fields(of(type, names), RowBinding.of(design, slice), type, place);
        return Check.all(ALL, fields, Place.table(design.name()));
    }

    /** The fields, none if they are not known or are not as many as there are names. */
    static List<Field> of(TypeInformation<?> type, @Nullable List<String> names) {
        List<Field> fields = FieldTypes.of(type);
        if (names == null) {
            return fields;
        }
        if (names.size() != fields.size()) {
            return List.of();
        }
        return IntStream.range(0, names.size())
                .mapToObj(i -> fields.get(i).named(names.get(i)))
                .toList();
    }

    private List<String> names() {
        return binding.supplied().stream().<String>map(Column::name).toList();
    }

    private Optional<Column<?>> column(Field field) {
        return binding.supplied().stream()
                .filter(column -> column.name().equals(field.name()))
                .findFirst();
    }

    private static void columns(Fields rows, Report found) {
        for (Field field : rows.fields()) {
            if (rows.column(field).isEmpty()) {
                found.at(rows.place())
                        .says("field '%s' is not a column that the stream fills", field.name())
                        .so(
                                "columns are matched by name and there are %s, so its values would"
                                        + " be lost",
                                rows.names())
                        .fix(
                                "%sRename the field, or leave it out.",
                                Spelling.question(field.name(), rows.names()));
            }
        }
    }

    private static void types(Fields rows, Report found) {
        for (Field field : rows.fields()) {
            rows.column(field)
                    .filter(column -> !field.fits(column.type()))
                    .ifPresent(
                            column ->
                                    found.at(rows.place())
                                            .says(
                                                    "field '%s' is %s, the column %s",
                                                    field.name(), field.spelled(), column.type())
                                            .so(
                                                    "no value of one is a value of the other in"
                                                            + " every case")
                                            .fix("Cast the field to %s.", column.type()));
        }
    }

    private static void required(Fields rows, Report found) {
        for (Column<?> column :
                rows.fields().isEmpty() ? List.<Column<?>>of() : rows.binding().required()) {
            if (rows.fields().stream().noneMatch(field -> field.name().equals(column.name()))) {
                found.at(rows.place())
                        .says("the rows have no field for column '%s'", column.name())
                        .so(
                                "%s",
                                column.nullable()
                                        ? "each row would set it to null"
                                        : "the column is never null")
                        .fix(
                                "Add the field '%s', or leave the column out of the slice.",
                                column.name());
            }
        }
    }

    private static void known(Fields rows, Report found) {
        if (rows.fields().isEmpty()) {
            found.at(rows.place())
                    .says(
                            "Flink knows its rows as '%s', which does not tell their fields",
                            rows.type())
                    .so("columns are matched by name, and rows would be moved by Kryo")
                    .fix(
                            "Give the stream its type: returns(Types.ROW_NAMED(...)) for Row,"
                                    + " returns(InternalTypeInfo.of(rowType)) for RowData; if you"
                                    + " name the fields yourself, name each of them.");
        }
    }
}
