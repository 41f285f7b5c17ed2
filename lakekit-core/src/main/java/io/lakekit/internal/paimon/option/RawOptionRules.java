package io.lakekit.internal.paimon.option;

import com.google.common.base.Splitter;
import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.function.FieldOption;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.options.Options;

/** Rules about options given as text: codes {@code LK08xx}. */
public final class RawOptionRules {

    static final Code UNKNOWN =
            Code.error("LK0801", "a raw option that Paimon does not have", "create, plan, the DDL");
    private static final Code OWNED_BY_DESIGN =
            Code.error(
                    "LK0802",
                    "a raw option that belongs to a setting of the design",
                    "create, plan, the DDL");
    static final Code UNREADABLE =
            Code.error(
                    "LK0803", "a raw option whose value cannot be read", "create, plan, the DDL");
    private static final Code TWO_NAMES =
            Code.error("LK0809", "two names of one option", "create, plan, the DDL");
    private static final Code FEW_SNAPSHOTS =
            Code.warning(
                    "LK0811",
                    "a greatest number of snapshots that cuts their age",
                    "create, plan, the DDL");

    private static final Set<String> OWNED =
            Set.of(
                    CoreOptions.TYPE.key(),
                    CoreOptions.PATH.key(),
                    CoreOptions.AUTO_CREATE.key(),
                    CoreOptions.MERGE_ENGINE.key(),
                    CoreOptions.BUCKET.key(),
                    CoreOptions.BUCKET_KEY.key(),
                    CoreOptions.CHANGELOG_PRODUCER.key(),
                    CoreOptions.SEQUENCE_FIELD.key(),
                    CoreOptions.PRIMARY_KEY.key(),
                    CoreOptions.PARTITION.key(),
                    CoreOptions.IGNORE_DELETE.key(),
                    CoreOptions.PARTITION_EXPIRATION_STRATEGY.key(),
                    CoreOptions.PARTITION_EXPIRATION_TIME.key(),
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN.key(),
                    CoreOptions.PARTITION_TIMESTAMP_FORMATTER.key());

    /** The options whose value is a list of columns, which Paimon never compares with the table. */
    private static final Set<String> NAMING =
            Set.of(
                    CoreOptions.CLUSTERING_COLUMNS.key(),
                    CoreOptions.CHANGELOG_PRODUCER_ROW_DEDUPLICATE_IGNORE_FIELDS.key());

    private RawOptionRules() {}

    public static Diagnostics check(TableDesign design) {
        List<Diagnostic> found = new ArrayList<>();
        design.rawOptions().forEach(option -> check(design, option, found));
        namesOfOne(design, found);
        fewSnapshots(design).ifPresent(found::add);
        found.addAll(FidelityRules.check(design));
        return Diagnostics.copyOf(found);
    }

    /** Whether an option of a live table has no effect, so that a design must not repeat it. */
    public static boolean isIdle(String given, String value) {
        return KnownOptions.isSame(given, value, null)
                && (OWNED.contains(given) || HarmfulOption.isListed(given));
    }

    private static void check(TableDesign design, RawOption option, List<Diagnostic> found) {
        ConfigOption<?> known = KnownOptions.find(option.key()).orElse(null);
        String key = KnownOptions.canonical(option.key());
        if (ColumnOptionRules.isOne(key)) {
            ColumnOptionRules.check(design, option).ifPresent(found::add);
            return;
        }
        if (OWNED.contains(key)
                || TableOptions.owned(design).containsKey(key)
                || FieldOption.isOne(key)) {
            found.add(
                    OWNED_BY_DESIGN
                            .at(Place.table(design.name()))
                            .says(
                                    "raw option %s belongs to a setting of the design",
                                    KnownOptions.shown(option.key()))
                            .so("two values for one option hide a mistake")
                            .fix("Remove it and use the typed setting."));
            return;
        }
        HarmfulOption.check(design, option).ifPresent(found::add);
        IdleOption.check(design, option).ifPresent(found::add);
        if (KnownOptions.isOfFamily(key)) {
            return;
        }
        if (known == null) {
            found.add(unknown(design, option));
        } else if (NAMING.contains(key)) {
            strangers(design, option).ifPresent(found::add);
        } else if (!parses(known, option.value())) {
            found.add(
                    UNREADABLE
                            .at(Place.table(design.name()))
                            .says(
                                    "'%s' is not a value for option '%s'",
                                    option.value(), option.key())
                            .so("Paimon would take it at create and fail later")
                            .fix("%s", wayOut(known)));
        }
    }

    /**
     * Finds two names of one option: Paimon looks at the second name only if the first is not
     * given.
     */
    private static void namesOfOne(TableDesign design, List<Diagnostic> found) {
        Map<String, RawOption> first = new HashMap<>();
        for (RawOption option : design.rawOptions()) {
            RawOption other = first.putIfAbsent(KnownOptions.canonical(option.key()), option);
            if (other != null && !other.key().equals(option.key())) {
                found.add(
                        TWO_NAMES
                                .at(Place.table(design.name()))
                                .says(
                                        "raw options '%s' and '%s' are two names of one option",
                                        other.key(), option.key())
                                .so("Paimon reads one of them and never looks at the other")
                                .fix(
                                        "Give it once, as '%s'.",
                                        KnownOptions.canonical(option.key())));
            }
        }
    }

    /**
     * Finds a limit to the number of snapshots: Paimon expires those beyond it, whatever their age.
     */
    private static Optional<Diagnostic> fewSnapshots(TableDesign design) {
        Map<String, String> options = TableOptions.all(design);
        String most = CoreOptions.SNAPSHOT_NUM_RETAINED_MAX.key();
        String age = options.get(CoreOptions.SNAPSHOT_TIME_RETAINED.key());
        String number = options.get(most);
        return age == null || number == null || KnownOptions.isSame(most, number, null)
                ? Optional.empty()
                : Optional.of(
                        FEW_SNAPSHOTS
                                .at(Place.table(design.name()))
                                .says(
                                        "keeps at most %s snapshots by '%s', and snapshots of %s",
                                        number, most, age)
                                .so(
                                        "the number wins: each commit makes one or two, so the"
                                                + " past is"
                                                + " as long as %s commits take at most",
                                        number)
                                .fix("Remove '%s'; the age bounds them.", most));
    }

    private static Diagnostic unknown(TableDesign design, RawOption option) {
        return CatalogSettings.check(design, option)
                .orElseGet(
                        () ->
                                UNKNOWN.at(Place.table(design.name()))
                                        .says("Paimon has no option '%s'", option.key())
                                        .so("it would be stored and ignored")
                                        .fix(
                                                "Did you mean '%s'?",
                                                KnownOptions.nearest(option.key())));
    }

    private static Optional<Diagnostic> strangers(TableDesign design, RawOption option) {
        List<String> columns = design.columns().stream().map(Column::name).toList();
        return Splitter.on(',')
                .trimResults()
                .splitToStream(option.value())
                .filter(name -> !columns.contains(name))
                .findFirst()
                .map(
                        name ->
                                UNREADABLE
                                        .at(Place.table(design.name()))
                                        .says(
                                                "raw option '%s' names column '%s', which the"
                                                        + " table lacks",
                                                option.key(), name)
                                        .so("Paimon would ignore it silently")
                                        .fix(
                                                "Did you mean '%s'?",
                                                Spelling.nearest(name, columns)));
    }

    private static String wayOut(ConfigOption<?> option) {
        List<String> words = KnownOptions.words(option);
        if (!words.isEmpty()) {
            return "Give one of " + words + ".";
        }
        return option.hasDefaultValue()
                ? "Give a value like the default, '" + option.defaultValue() + "'."
                : "Give a value of the kind that Paimon's documentation of it names.";
    }

    private static boolean parses(ConfigOption<?> option, String value) {
        List<String> words = KnownOptions.words(option);
        if (!words.isEmpty()) {
            return words.stream().anyMatch(value::equalsIgnoreCase);
        }
        Options options = new Options();
        options.set(option.key(), value);
        try {
            return options.getOptional(option).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
