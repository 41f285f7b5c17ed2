package io.lakekit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakekit.design.AppendTable;
import io.lakekit.design.GoldenFile;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlFindingsTest {

    private static DiagnosticsException refused(String text) {
        return catchThrowableOfType(
                DiagnosticsException.class, () -> YamlDesigns.parse("t.yaml", text));
    }

    @Test
    void wrongTexts_areRefusedInTheGoldenWords() {
        GoldenFile.named("yaml-findings.txt")
                .assertSame(
                        WrongTexts.all().stream()
                                .map(wrong -> wrong.name() + "\n  " + told(wrong.text()))
                                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String told(String text) {
        return refused(text).getMessage().replace("\n", "\n  ");
    }

    @Test
    void wrongTexts_areAlterationsOfGoodOnes() {
        assertThat(YamlDesigns.parse("t.yaml", WrongTexts.WIDE).columns()).hasSize(5);
        assertThat(YamlDesigns.parse("t.yaml", WrongTexts.HYBRID).slices()).hasSize(2);
    }

    @Test
    void findings_areWholeSentences() {
        for (WrongTexts.Case wrong : WrongTexts.all()) {
            for (Diagnostic finding : refused(wrong.text()).diagnostics()) {
                assertThat(finding.fact()).as(wrong.name()).isNotBlank().doesNotEndWith(".");
                assertThat(finding.consequence()).as(wrong.name()).doesNotEndWith(".");
                assertThat(finding.fix()).as(wrong.name()).matches("[A-Z].*[.?]");
                assertThat(finding.toString()).as(wrong.name()).doesNotContain("\n");
            }
        }
    }

    @Test
    void mistakesOfOneText_areFoundTogether_inOrderOfLines() {
        assertThat(
                        refused(
                                """
                                table: ads.t
                                kind: wide
                                changelog: SOME
                                columns:
                                  id: BIGNT
                                  ts: DATE
                                  page: STRING
                                  page: INT
                                primaryKey: [id, ad]
                                groups:
                                  click:
                                    orderedby: [ts]
                                    values:
                                      page: last()
                                bucket: {fixed: 4}
                                """))
                .hasMessage(
                        """
                        LK1509 ERROR t.yaml:3 ads.t: 'SOME' is not possible here: ChangelogProducer has no such constant; it means nothing there. Choose from NONE, INPUT, LOOKUP, FULL_COMPACTION.
                        LK1505 ERROR t.yaml:5 ads.t.id: 'BIGNT' is not a column type: there is no type 'BIGNT'; the column cannot be stored. Did you mean 'BIGINT'?
                        LK1503 ERROR t.yaml:8 ads.t: 'page' is given twice, first in line 7; only one value can hold and the other is a mistake. Give it once.
                        LK1507 ERROR t.yaml:9 ads.t: there is no column 'ad'; a design uses columns that 'columns' declares. Did you mean 'id'?
                        LK1502 ERROR t.yaml:12 ads.t group 'click': 'orderedby' is not a setting of a group; it would be ignored. Did you mean 'orderedBy'?
                        LK1508 ERROR t.yaml:12 ads.t group 'click': 'orderedBy' is missing; every such design needs it. Add 'orderedBy: [event_time]'.
                        LK1506 ERROR t.yaml:14 ads.t.page: 'last()' is not a function: there is no 'last'; the column's values cannot be combined. Did you mean 'latest'?
                        LK1502 ERROR t.yaml:15 ads.t: 'bucket' is not a setting of a wide table; it would be ignored. Did you mean 'buckets'?""");
    }

    @Test
    void print_ofOneColumnInTwoForms_isRefused() {
        Column<String> dt = Column.of("dt", ColumnType.STRING);
        AppendTable design =
                AppendTable.named("ads.t").columns(dt.comment("day")).partitionedBy(dt).build();

        assertThat(
                        catchThrowableOfType(
                                DiagnosticsException.class, () -> YamlDesigns.print(design)))
                .hasMessage(
                        "LK1513 ERROR ads.t.dt: used as STRING and as STRING COMMENT"
                                + " 'day'; a text declares a column once, so one of the two would"
                                + " be lost. Declare it once as a constant and use that in all"
                                + " places.");
    }

    @Test
    void print_ofHalfASurrogatePair_isRefused() {
        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(Column.of("id", ColumnType.BIGINT))
                        .comment("\ud83d")
                        .build();

        assertThatThrownBy(() -> YamlDesigns.print(design))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'\ud83d' holds half a surrogate pair, which is not text");
    }
}
