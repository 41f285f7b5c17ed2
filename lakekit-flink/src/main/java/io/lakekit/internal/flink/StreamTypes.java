package io.lakekit.internal.flink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Wording;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;

/**
 * The check that Flink can move the records of a stream between operators without Kryo, which fails
 * on records at run time.
 */
public final class StreamTypes {

    private static final String FOUND_BY = "the start of a job";

    private static final List<Check<Records>> ALL =
            List.of(
                    new Check<>(
                            Code.error(
                                    "LK1301",
                                    "records that Flink sees as a generic type",
                                    FOUND_BY),
                            StreamTypes::records),
                    new Check<>(
                            Code.error(
                                    "LK1302",
                                    "a component that Flink sees as a generic type",
                                    FOUND_BY),
                            StreamTypes::components));

    /**
     * The records of a stream, and what Flink takes them for.
     *
     * @param factory the method that makes the type that Flink should take them for
     */
    private record Records(
            Place.OfStream stream, TypeInformation<?> seen, Class<?> type, String factory) {

        String giveType() {
            return "Give the stream its type: stream.returns(RecordTypes.%s(%s.class))."
                    .formatted(factory, type.getSimpleName());
        }
    }

    private StreamTypes() {}

    public static Diagnostics check(Place.OfStream stream, TypeInformation<?> seen, Class<?> type) {
        return check(new Records(stream, seen, type, "of"));
    }

    /** Checks a stream of changes whose values are records. */
    public static Diagnostics checkChanges(
            Place.OfStream stream, TypeInformation<?> seen, Class<?> type) {
        return check(new Records(stream, seen, type, "ofChanges"));
    }

    private static Diagnostics check(Records records) {
        return Check.all(ALL, records, Place.table(records.stream().table()));
    }

    private static void records(Records records, Report found) {
        if (!(records.seen() instanceof GenericTypeInfo<?>)) {
            return;
        }
        Class<?> type = records.type();
        boolean hidden = !Modifier.isPublic(type.getModifiers());
        Wording wording =
                found.at(records.stream())
                        .says(
                                "Flink sees its records '%s' as a generic type%s",
                                type.getName(), hidden ? ", because the record is not public" : "")
                        .so(
                                "Kryo would be used, which cannot make records and fails at the"
                                        + " first one");
        if (hidden) {
            wording.fix("Make the record public, and static if it is nested.");
        } else {
            wording.fix("%s", records.giveType());
        }
    }

    private static void components(Records records, Report found) {
        if (records.seen() instanceof GenericTypeInfo<?>) {
            return;
        }
        List<String> generic = new ArrayList<>();
        collect(records.seen(), "", generic);
        for (String component : generic) {
            found.at(records.stream())
                    .says(
                            "Flink sees component '%s' of '%s' as a generic type",
                            component, records.type().getName())
                    .so(
                            "Kryo would be used, which is slow and fails on immutable collections"
                                    + " and on times")
                    .fix("%s", records.giveType());
        }
    }

    private static void collect(TypeInformation<?> type, String path, List<String> generic) {
        if (type instanceof GenericTypeInfo<?>) {
            generic.add(path);
        } else if (type instanceof PojoTypeInfo<?> pojo) {
            for (int i = 0; i < pojo.getArity(); i++) {
                String name = pojo.getPojoFieldAt(i).getField().getName();
                collect(pojo.getTypeAt(i), path.isEmpty() ? name : path + "." + name, generic);
            }
        } else if (type instanceof ListTypeInfo<?> list) {
            collect(list.getElementTypeInfo(), path, generic);
        } else if (type instanceof MapTypeInfo<?, ?> map) {
            collect(map.getKeyTypeInfo(), path, generic);
            collect(map.getValueTypeInfo(), path, generic);
        } else if (type instanceof ObjectArrayTypeInfo<?, ?> array) {
            collect(array.getComponentInfo(), path, generic);
        }
    }
}
