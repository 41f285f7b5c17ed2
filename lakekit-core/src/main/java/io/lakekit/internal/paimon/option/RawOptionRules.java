package io.lakekit.internal.paimon.option;

import com.google.common.base.Splitter;
import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.option.GivenOption.Owner;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.options.Options;

/** Rules about options given as text: codes {@code LK08xx}. */
public final class RawOptionRules {

    /** The checks of each option by itself. */
    private static final List<Check<GivenOption>> OF_ONE =
            List.of(
                    OptionCheck.error(
                            "LK0802",
                            "a raw option that belongs to a setting of the design",
                            RawOptionRules::owned),
                    HarmfulOption.HARMFUL,
                    ConditionalOption.CONDITIONAL,
                    OptionCheck.warning(
                            "LK0818",
                            "an expiry that no setting says",
                            RawOptionRules::uncheckedExpiry),
                    IdleOption.IDLE,
                    CatalogSettings.OF_CATALOG,
                    OptionCheck.warning(
                            "LK0801",
                            "a raw option that Paimon does not have",
                            RawOptionRules::unknown),
                    OptionCheck.error(
                            "LK0803",
                            "a raw option whose value cannot be read",
                            RawOptionRules::unreadable));

    /** The checks of all options of a design together. */
    private static final List<Check<TableDesign>> OF_ALL =
            List.of(
                    OptionCheck.error(
                            "LK0809", "two names of one option", RawOptionRules::namesOfOne),
                    OptionCheck.warning(
                            "LK0811",
                            "a greatest number of snapshots that cuts their age",
                            RawOptionRules::fewSnapshots),
                    ExpiringVectors.KEY_TWICE,
                    UnseenRows.UNSEEN,
                    FidelityRules.UNFAITHFUL,
                    FidelityRules.INDEX_LOSES,
                    FidelityRules.CUT_SHORT);

    /** The options whose value is a list of columns, which Paimon never compares with the table. */
    private static final Set<String> NAMING =
            Set.of(
                    CoreOptions.CLUSTERING_COLUMNS.key(),
                    CoreOptions.CHANGELOG_PRODUCER_ROW_DEDUPLICATE_IGNORE_FIELDS.key());

    private RawOptionRules() {}

    /** The findings about the raw options of a design: those of each, then those of all. */
    public static Diagnostics check(TableDesign design) {
        Place.OfTable table = Place.table(design.name());
        Diagnostics found = Diagnostics.none();
        for (RawOption option : design.rawOptions()) {
            found = found.and(Check.all(OF_ONE, new GivenOption(design, option), table));
        }
        return found.and(Check.all(OF_ALL, design, table));
    }

    /** Whether an option of a live table has no effect, so that a design must not repeat it. */
    public static boolean isIdle(String given, String value) {
        return KnownOptions.isSame(given, value, null)
                && (GivenOption.isOwned(given) || HarmfulOption.isListed(given));
    }

    private static void owned(GivenOption option, Report found) {
        if (option.owner() == Owner.DESIGN) {
            found.atTable()
                    .says(
                            "raw option %s belongs to a setting of the design",
                            KnownOptions.shown(option.name()))
                    .so("two values for one option hide a mistake")
                    .fix("Remove it and use the typed setting.");
        }
    }

    /** Finds partitions that expire by options alone. */
    private static void uncheckedExpiry(GivenOption option, Report found) {
        if (option.owner() == Owner.PAIMON
                && option.key().equals(CoreOptions.PARTITION_EXPIRATION_TIME.key())) {
            found.at(found.table().option(option.name()))
                    .says("partitions expire after '%s' without keep(...)", option.value())
                    .so(
                            "whether Paimon reads an age from their values is not checked, and rows"
                                    + " that come too late are written and dropped again")
                    .fix(
                            "Use keep(...), or accept '%s' for it if old partitions are seen to go.",
                            found.code());
        }
    }

    private static void unknown(GivenOption option, Report found) {
        if (option.owner() == Owner.COLUMN) {
            ColumnOptionRules.unknown(option, found);
        } else if (option.owner() == Owner.NOBODY && !CatalogSettings.isOne(option.name())) {
            found.at(found.table().option(option.name()))
                    .says("Paimon has no option of this name")
                    .so("it stores it and never reads it")
                    .fix(
                            "%sRemove it, or accept '%s' for it if another program reads it.",
                            KnownOptions.question(option.name()), found.code());
        }
    }

    private static void unreadable(GivenOption option, Report found) {
        if (option.owner() == Owner.COLUMN) {
            ColumnOptionRules.unreadable(option, found);
        } else if (option.owner() == Owner.PAIMON && NAMING.contains(option.key())) {
            strangers(option, found);
        } else if (option.owner() == Owner.PAIMON) {
            option.known()
                    .filter(known -> !parses(known, option.value()))
                    .ifPresent(
                            known ->
                                    found.atTable()
                                            .says(
                                                    "'%s' is not a value for option '%s'",
                                                    option.value(), option.name())
                                            .so("Paimon would take it at create and fail later")
                                            .fix("%s", wayOut(known)));
        }
    }

    private static void strangers(GivenOption option, Report found) {
        List<String> columns = option.design().columns().stream().map(Column::name).toList();
        Splitter.on(',')
                .trimResults()
                .splitToStream(option.value())
                .filter(name -> !columns.contains(name))
                .findFirst()
                .ifPresent(
                        name ->
                                found.atTable()
                                        .says(
                                                "raw option '%s' names column '%s', which the"
                                                        + " table lacks",
                                                option.name(), name)
                                        .so("Paimon would ignore it silently")
                                        .fix(
                                                "Did you mean '%s'?",
                                                Spelling.nearest(name, columns)));
    }

    /**
     * Finds two names of one option: Paimon looks at the second name only if the first is not
     * given.
     */
    private static void namesOfOne(TableDesign design, Report found) {
        Map<String, RawOption> first = new HashMap<>();
        for (RawOption option : design.rawOptions()) {
            RawOption other = first.putIfAbsent(KnownOptions.canonical(option.key()), option);
            if (other != null && !other.key().equals(option.key())) {
                found.atTable()
                        .says(
                                "raw options '%s' and '%s' are two names of one option",
                                other.key(), option.key())
                        .so("Paimon reads one of them and never looks at the other")
                        .fix("Give it once, as '%s'.", KnownOptions.canonical(option.key()));
            }
        }
    }

    /**
     * Finds a limit to the number of snapshots: Paimon expires those beyond it, whatever their age.
     */
    private static void fewSnapshots(TableDesign design, Report found) {
        Map<String, String> options = TableOptions.all(design);
        String most = CoreOptions.SNAPSHOT_NUM_RETAINED_MAX.key();
        String age = options.get(CoreOptions.SNAPSHOT_TIME_RETAINED.key());
        String number = options.get(most);
        if (age != null && number != null && !KnownOptions.isSame(most, number, null)) {
            found.atTable()
                    .says(
                            "keeps at most %s snapshots by '%s', and snapshots of %s",
                            number, most, age)
                    .so(
                            "the number wins: each commit makes one or two, so the past is as long"
                                    + " as %s commits take at most",
                            number)
                    .fix("Remove '%s'; the age bounds them.", most);
        }
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
