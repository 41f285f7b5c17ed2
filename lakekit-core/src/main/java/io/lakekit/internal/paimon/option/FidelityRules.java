package io.lakekit.internal.paimon.option;

import com.google.common.base.Splitter;
import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.ColumnType.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.paimon.CoreOptions;

/**
 * Rules about raw options with which a row does not come back as it was written, or is missed by a
 * filter: codes {@code LK0812} to {@code LK0814}.
 */
final class FidelityRules {

    static final Check<TableDesign> UNFAITHFUL =
            OptionCheck.warning(
                    "LK0812",
                    "a file format that gives rows back otherwise",
                    FidelityRules::formats);
    static final Check<TableDesign> INDEX_LOSES =
            OptionCheck.error("LK0813", "a file index that loses rows", FidelityRules::indexes);
    static final Check<TableDesign> CUT_SHORT =
            OptionCheck.error(
                    "LK0814", "statistics that cut texts short", FidelityRules::statistics);

    /** The formats for exchange, which cannot hold an empty text or one of several lines. */
    private static final Set<String> EXCHANGE = Set.of("csv", "json", "text");

    private static final Pattern INDEX = Pattern.compile("file-index\\.([\\w-]+)\\.columns");
    private static final Pattern CUT = Pattern.compile("truncate\\((\\d+)\\)");

    /**
     * The number of characters to which Paimon cuts statistics by default; filters of lakekit's
     * readers allow for that.
     */
    private static final int USUAL_CUT = 16;

    /** The indexes that keep times as microseconds. */
    private static final Set<String> CUTTING = Set.of("bsi", "bitmap");

    private static final int MICROSECONDS = 6;

    private FidelityRules() {}

    private static void formats(TableDesign design, Report found) {
        Map<String, String> options = TableOptions.all(design);
        for (String format : FileFormats.of(options)) {
            if (EXCHANGE.contains(format)) {
                found.atTable()
                        .says("files are %s", format)
                        .so("an empty text comes back as null or a line break breaks the file")
                        .fix("Leave the format out, or use avro.");
            }
        }
        if (FileFormats.haveOrc(options)) {
            paddedTexts(design, found);
            localTimes(design, found);
            instants(design, options, found);
        }
    }

    private static void paddedTexts(TableDesign design, Report found) {
        for (Column<?> column : design.columns()) {
            if (FileFormats.has(Kind.CHAR, column.type())) {
                found.at(column)
                        .says("%s in ORC files", column.type())
                        .so("blanks at the end are lost, and filters look for padded text")
                        .fix("Declare it as VARCHAR, or leave the format out.");
            }
        }
    }

    private static void localTimes(TableDesign design, Report found) {
        for (Column<?> column : design.columns()) {
            if (FileFormats.has(Kind.TIMESTAMP, column.type())) {
                found.at(column)
                        .says("%s in ORC files", column.type())
                        .so(
                                "a local time that the zone of its reader leaves out, as clocks go"
                                        + " forward, is read as another")
                        .fix("Declare it as TIMESTAMP_LTZ, or leave the format out.");
            }
        }
    }

    private static void instants(TableDesign design, Map<String, String> options, Report found) {
        boolean legacy = !"false".equalsIgnoreCase(options.get(FileFormats.LEGACY_INSTANTS));
        if (legacy && FileFormats.have(Kind.TIMESTAMP_LTZ, design.columns())) {
            found.atTable()
                    .says("keeps instants in ORC files as local times")
                    .so(
                            "a process of another time zone reads other instants, and late rows"
                                    + " win")
                    .fix(
                            "Remove '%s', or copy a table that is there into one of another"
                                    + " format.",
                            FileFormats.LEGACY_INSTANTS);
        }
    }

    private static void indexes(TableDesign design, Report found) {
        for (RawOption option : design.rawOptions()) {
            Matcher key = INDEX.matcher(option.key());
            if (key.matches()) {
                Splitter.on(',')
                        .trimResults()
                        .splitToStream(option.value())
                        .flatMap(name -> design.column(name).stream())
                        .filter(column -> loses(key.group(1), column.type()))
                        .forEach(column -> index(option.key(), key.group(1), column, found));
            }
        }
    }

    private static void index(String option, String index, Column<?> column, Report found) {
        found.at(column)
                .says("%s in a %s index", column.type(), index)
                .so("the index is cut to microseconds, and filters miss rows")
                .fix(
                        "Take the column out of '%s', or declare it with %d digits.",
                        option, MICROSECONDS);
    }

    private static boolean loses(String index, ColumnType<?> type) {
        boolean time = type.kind() == Kind.TIMESTAMP || type.kind() == Kind.TIMESTAMP_LTZ;
        return time && type.precision() > MICROSECONDS && CUTTING.contains(index);
    }

    private static void statistics(TableDesign design, Report found) {
        for (RawOption option : design.rawOptions()) {
            Matcher cut = CUT.matcher(option.value().toLowerCase(Locale.ROOT));
            while (isMode(option.key()) && cut.find()) {
                if (cut.group(1).length() < 2 || Integer.parseInt(cut.group(1)) < USUAL_CUT) {
                    found.atTable()
                            .says("'%s' cuts texts to %s characters", option.key(), cut.group(1))
                            .so("filters miss texts whose last character there is U+D7FF")
                            .fix("Leave at least %d, or give 'full' or 'none'.", USUAL_CUT);
                }
            }
        }
    }

    private static boolean isMode(String key) {
        return key.startsWith(CoreOptions.METADATA_STATS_MODE.key())
                || key.equals(CoreOptions.CHANGELOG_FILE_STATS_MODE.key());
    }
}
