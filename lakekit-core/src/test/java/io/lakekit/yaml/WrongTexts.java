package io.lakekit.yaml;

import java.util.ArrayList;
import java.util.List;

/** Texts that are no designs, each with one mistake, or with some that are found together. */
final class WrongTexts {

    record Case(String name, String text) {

        @Override
        public String toString() {
            return name;
        }
    }

    static final String WIDE =
            """
            table: ads.t
            kind: wide
            columns:
              dt: STRING NOT NULL
              id: BIGINT NOT NULL
              click_ts: TIMESTAMP_LTZ(3)
              page: STRING
              clicks: BIGINT
            primaryKey: [dt, id]
            partitionedBy: [dt]
            groups:
              click:
                orderedBy: [click_ts]
                values:
                  page: latest()
                  clicks: max()
            """;

    static final String HYBRID =
            """
            table: ads.event
            kind: hybrid
            columns:
              dt: STRING
              event: ENUM io.lakekit.yaml.YamlTextTest$Stage
              id: BIGINT
              page: STRING
            partitionedBy: [dt]
            shared: [id]
            discriminator: event
            eventTypes:
              BID: {}
              CLICK:
                carries: [page]
            """;

    private static final String SUMMARY =
            """
            table: ads.t
            kind: summary
            columns: {id: BIGINT}
            primaryKey: [id]
            aggregate: {}
            """;

    private static final String EVENTLESS =
            """
            table: ads.t
            kind: hybrid
            columns:
              dt: STRING
              event: ENUM io.lakekit.yaml.YamlTextTest$Stage
            partitionedBy: [dt]
            discriminator: event
            """;

    private static final String APPEND =
            """
            table: ads.t
            kind: append
            columns:
              dt: STRING
              id: BIGINT
            """;

    private final List<Case> cases = new ArrayList<>();

    private WrongTexts() {}

    static List<Case> all() {
        WrongTexts wrong = new WrongTexts();
        wrong.noYaml();
        wrong.otherThanSettings();
        wrong.wrongNodes();
        wrong.types();
        wrong.functions();
        wrong.names();
        wrong.values();
        wrong.rules();
        return wrong.cases;
    }

    private void add(String name, String text) {
        cases.add(new Case(name, text));
    }

    private void wide(String name, String old, String mistake) {
        changed(name, WIDE, old, mistake);
    }

    private void hybrid(String name, String old, String mistake) {
        changed(name, HYBRID, old, mistake);
    }

    private void changed(String name, String text, String old, String mistake) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        add(name, text.replace(old, mistake));
    }

    private void noYaml() {
        add("empty", "");
        add("comments alone", "# a design\n");
        add("a list at the top", "- table: ads.t\n");
        add("text at the top", "ads.t");
        wide("open bracket", "[dt, id]", "[dt, id");
        wide("value with a colon", "kind: wide", "kind: wide: table");
        wide("tab", "  id:", "\tid:");
        wide("unknown alias", "[dt, id]", "*key");
        wide("control character", "page: STRING", "page: STRING\u0007");
        add("two documents", WIDE + "---\n" + APPEND);
    }

    private void otherThanSettings() {
        wide("misspelt setting", "partitionedBy", "partitionBy");
        wide("setting of another kind", "primaryKey", "shared: []\nprimaryKey");
        wide("no setting at all", "kind: wide", "kind: wide\nwarehouse: /tmp");
        wide("misspelt setting of a group", "orderedBy", "orderBy");
        wide("setting twice", "partitionedBy", "kind: append\npartitionedBy");
        wide("column twice", "  page: STRING", "  page: STRING\n  id: BIGINT");
        wide("merge key", "kind: wide", "<<: {kind: wide}");
        add("no table, kind or columns", "comment: none\n");
        wide("no key", "primaryKey: [dt, id]\n", "");
        wide("empty key", "[dt, id]", "[]");
        wide("no order", "    orderedBy: [click_ts]\n", "");
    }

    private void wrongNodes() {
        add("columns as a list", "table: ads.t\nkind: append\ncolumns: [dt, id]\n");
        wide("column as a mapping", "page: STRING", "page: {type: STRING}");
        wide("key as text", "[dt, id]", "id");
        wide("key of lists", "[dt, id]", "[[dt], id]");
        wide("no value", "kind: wide", "kind: wide\ncomment:");
        wide("null", "kind: wide", "kind: wide\ncomment: ~");
        wide("list as a key", "partitionedBy", "[a]: b\npartitionedBy");
        wide("tag", "kind: wide", "kind: !!java.net.URL wide");
        wide("group as text", "click:\n", "click: click_ts\n  other:\n");
    }

    private void types() {
        wide("unknown type", "page: STRING", "page: STRIN");
        wide("unknown nested type", "page: STRING", "page: ARRAY<ROW<a INT, b TEXT>>");
        wide("no precision", "TIMESTAMP_LTZ(3)", "DECIMAL");
        wide("no number", "TIMESTAMP_LTZ(3)", "TIMESTAMP_LTZ(3.5)");
        wide("no element", "page: STRING", "page: ARRAY");
        wide("half a type", "page: STRING", "page: MAP<STRING,");
        wide("NOT without NULL", "page: STRING", "page: STRING NOT");
        wide("words after a type", "page: STRING", "page: STRING PRIMARY KEY");
        wide("open quote", "page: STRING", "page: STRING COMMENT 'x");
        wide("enum without a class", "page: STRING", "page: ENUM com.example.Missing");
        wide("class that is not an enum", "page: STRING", "page: ENUM java.lang.String");
        wide("deep type", "page: STRING", "page: " + "ARRAY<".repeat(99_999));
    }

    private void functions() {
        wide("unknown function", "max()", "maximum()");
        wide("misspelt function", "max()", "mx()");
        wide("function without brackets", "max()", "max");
        wide("argument too many", "max()", "max(3)");
        wide("words after a function", "max()", "max().ignoringRetracts()");
        wide("missing class", "max()", "com.example.Top(n = 3)");
        wide("class that is no function", "max()", "java.lang.Runtime()");
        wide("unknown option", "max()", "io.lakekit.function.CappedFrequency(cup = 3)");
        wide("missing option", "max()", "io.lakekit.function.CappedFrequency()");
        wide("option twice", "max()", "io.lakekit.function.CappedFrequency(cap = 3, cap = 4)");
        wide("refused option", "max()", "io.lakekit.function.CappedFrequency(cap = 0)");
        wide("option that is no number", "max()", "io.lakekit.function.CappedFrequency(cap = x)");
    }

    private void names() {
        wide("unknown key column", "[dt, id]", "[dt, idd]");
        wide("unknown order", "[click_ts]", "[ts]");
        wide("unknown value", "      page: latest()", "      pagee: latest()");
        wide("unknown bucket key", "groups:", "buckets: {fixed: 4, by: [ad]}\ngroups:");
        wide("unused column", "  page: STRING", "  page: STRING\n  other: INT");
        hybrid("unknown constant", "BID:", "BIT:");
        hybrid("unknown discriminator", "discriminator: event", "discriminator: events");
        hybrid("discriminator that is not an enum", "discriminator: event", "discriminator: id");
        hybrid("no discriminator", "discriminator: event\n", "");
    }

    private void values() {
        wide("unknown kind", "kind: wide", "kind: white");
        wide("unknown changelog", "groups:", "changelog: lookup\ngroups:");
        wide("unknown buckets", "groups:", "buckets: 4\ngroups:");
        wide("no number of buckets", "groups:", "buckets: {by: [id]}\ngroups:");
        wide("buckets that are no number", "groups:", "buckets: {fixed: four}\ngroups:");
        hybrid("growing buckets", "shared:", "buckets: dynamic\nshared:");
        wide("age without a unit", "groups:", "keep: {partitions: 30}\ngroups:");
        wide("age of unknown unit", "groups:", "keep: {partitions: 3 fortnights}\ngroups:");
        wide("age too long", "groups:", "keep: {partitions: 999999999999999999 d}\ngroups:");
        wide("unknown part of keep", "groups:", "keep: {partition: 3 d}\ngroups:");
    }

    /** What only the rules of designs find. */
    private void rules() {
        wide("path as a name", "ads.t", "../../etc/passwd");
        wide("no database", "ads.t", "t");
        wide("column named oddly", "page", "pa/ge");
        wide("nested field named oddly", "page: STRING", "page: ROW<a.b INT>");
        wide("function of another type", "max()", "boolAnd()");
        wide("warning not accepted", "max()", "sum()");
        wide("accepted without need", "groups:", "accept: {LK0405: no replays}\ngroups:");
        add("no aggregates", SUMMARY);
        wide("group without values", "      page: latest()\n      clicks: max()\n", "      {}\n");
        wide("no bucket", "groups:", "buckets: {fixed: 0}\ngroups:");
        wide("input changelog", "groups:", "changelog: INPUT\ngroups:");
        wide("whole-row deletes", "groups:", "deletes: WHOLE_ROW\ngroups:");
        wide("short retention", "groups:", "keep: {partitions: 1 h}\ngroups:");
        hybrid("states of an event type", "BID: {}", "BID: {keep: {snapshots: 3 d}}");
        hybrid("carried twice", "[page]", "[page, id]");
        add("no event types", EVENTLESS);
    }
}
