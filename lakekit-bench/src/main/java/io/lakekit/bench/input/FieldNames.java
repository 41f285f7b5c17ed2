package io.lakekit.bench.input;

import io.lakekit.bench.event.Stage;
import io.lakekit.internal.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the events of a stage, or of ads, and which of them every line must give. */
final class FieldNames {

    private static final List<String> OF_DIMENSIONS =
            List.of(
                    "adId",
                    "adgroupId",
                    "campaignId",
                    "advertiserId",
                    "creativeId",
                    "status",
                    "updatedAt");

    private FieldNames() {}

    /** The fields that every line must give; those of the dimensions if there is no stage. */
    static List<String> required(@Nullable Stage stage) {
        if (stage == null) {
            return List.of("adId");
        }
        return stage == Stage.REQUEST
                ? List.of("eventId", "requestId", "requestTime", "eventTime")
                : List.of("eventId", "requestId", "adId", "requestTime", "eventTime");
    }

    /** All fields, the required ones first. */
    static List<String> all(@Nullable Stage stage) {
        if (stage == null) {
            return OF_DIMENSIONS;
        }
        List<String> names = new ArrayList<>(required(stage));
        names.addAll(
                switch (stage) {
                    case REQUEST -> List.of("userId", "placement");
                    case RECALL -> List.of("source", "dropReason");
                    case BID -> List.of("price", "dropReason");
                    case IMPRESSION -> List.of("position", "cost");
                    case CLICK -> List.of("landingPage");
                    case CONVERSION -> List.of("amount", "action");
                });
        return names;
    }

    /**
     * Refuses names that are not fields of the stage.
     *
     * @throws IllegalArgumentException with what was probably meant
     */
    static void check(String title, @Nullable Stage stage, Collection<String> given) {
        List<String> known = all(stage);
        for (String name : given) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "'"
                                + name
                                + "' is not a field of "
                                + title
                                + ". "
                                + Spelling.question(name, known)
                                + "Its fields are "
                                + known);
            }
        }
    }
}
