package io.lakekit.internal.flink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
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

    private static final Code GENERIC_RECORDS =
            Code.error("LK1301", "records that Flink sees as a generic type", "the start of a job");
    private static final Code GENERIC_COMPONENT =
            Code.error(
                    "LK1302",
                    "a component that Flink sees as a generic type",
                    "the start of a job");

    private static final String GIVE_TYPE =
            "Give the stream its type: stream.returns(RecordTypes.of(%s.class)).";

    private StreamTypes() {}

    public static Diagnostics check(Place place, TypeInformation<?> stream, Class<?> type) {
        if (stream instanceof GenericTypeInfo<?>) {
            return Diagnostics.copyOf(List.of(opaque(place, type)));
        }
        List<String> generic = new ArrayList<>();
        collect(stream, "", generic);
        return Diagnostics.copyOf(
                generic.stream().map(component -> untyped(place, type, component)).toList());
    }

    private static Diagnostic opaque(Place place, Class<?> type) {
        boolean hidden = !Modifier.isPublic(type.getModifiers());
        Diagnostic.Draft draft =
                GENERIC_RECORDS
                        .at(place)
                        .says(
                                "Flink sees its records '%s' as a generic type%s",
                                type.getName(), hidden ? ", because the record is not public" : "")
                        .so(
                                "Kryo would be used, which cannot make records and fails at the"
                                        + " first one");
        return hidden
                ? draft.fix("Make the record public, and static if it is nested.")
                : draft.fix(GIVE_TYPE, type.getSimpleName());
    }

    private static Diagnostic untyped(Place place, Class<?> type, String component) {
        return GENERIC_COMPONENT
                .at(place)
                .says(
                        "Flink sees component '%s' of '%s' as a generic type",
                        component, type.getName())
                .so(
                        "Kryo would be used, which is slow and fails on immutable collections and"
                                + " on times")
                .fix(GIVE_TYPE, type.getSimpleName());
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
