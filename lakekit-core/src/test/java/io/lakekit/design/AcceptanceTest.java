package io.lakekit.design;

import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Severity;
import io.lakekit.schema.Column;
import io.lakekit.yaml.YamlDesigns;
import org.junit.jupiter.api.Test;

/** A warning is taken on where it is raised, and nowhere else. */
class AcceptanceTest {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Long> COSTS = Column.of("costs", BIGINT);
    private static final String WHY = "clicks come once";

    private static WideTable.Builder sums() {
        return WideTable.named("ads.ad")
                .primaryKey(AD)
                .groups(
                        SequenceGroup.named("click")
                                .orderedBy(VERSION)
                                .aggregate(CLICKS, sum())
                                .aggregate(COSTS, sum()));
    }

    @Test
    void accept_ofOneColumn_leavesTheOtherRefused() {
        assertThatThrownBy(() -> sums().accept("LK0405", CLICKS, WHY).build())
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageStartingWith("LK0405 WARNING ads.ad.costs: ")
                .hasMessageNotContaining("ads.ad.clicks");

        WideTable design =
                sums().accept("LK0405", COSTS, "costs too").accept("LK0405", CLICKS, WHY).build();
        assertThat(design.acceptances())
                .containsExactly(
                        new Acceptance("LK0405", "clicks", WHY),
                        new Acceptance("LK0405", "costs", "costs too"));
        assertThat(design.warnings().of(Severity.WARNING).codes())
                .containsExactly("LK0405", "LK0405");
    }

    @Test
    void accept_withoutAColumn_saysWhichToName() {
        assertThatThrownBy(() -> sums().accept("LK0405", WHY).build())
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK0405 WARNING ads.ad.clicks: ")
                .hasMessageContaining("LK0405 WARNING ads.ad.costs: ")
                .hasMessageContaining(
                        "LK0012 WARNING ads.ad: accepts 'LK0405', which is not about the table but"
                                + " about clicks, costs; a warning is accepted where it is raised and"
                                + " nowhere else. Name what it is about: accept(\"LK0405\", column,"
                                + " reason).");
    }

    @Test
    void accept_ofAColumnWithoutTheWarning_saysWhereItIs() {
        assertThat(sums().accept("LK0405", VERSION, WHY).check().toString())
                .contains("accepts 'LK0405', which is not about version but about clicks, costs;");
    }

    @Test
    void accept_ofAFinding_takesItOnOnce() {
        WideTable.Builder builder = sums();
        Diagnostics found = builder.check().of(Severity.WARNING);
        found.forEach(finding -> builder.accept(finding, "as found"));
        found.forEach(finding -> builder.accept(finding, "as found again"));

        assertThat(builder.build().acceptances())
                .extracting(Acceptance::reason)
                .containsExactly("as found", "as found");
    }

    @Test
    void accept_ofNamesOfTableAndColumn_isToldApart() {
        Column<String> odd = Column.of("Page", STRING);
        AppendTable.Builder builder = AppendTable.named("ads.Click").columns(AD, odd);
        assertThat(builder.check().of(Severity.WARNING).codes())
                .containsExactly("LK0004", "LK0004");
        assertThatThrownBy(
                        () ->
                                AppendTable.named("ads.Click")
                                        .columns(AD, odd)
                                        .accept("LK0004", "named before us")
                                        .build())
                .hasMessageStartingWith("LK0004 WARNING ads.Click.Page: ");

        AppendTable design =
                builder.accept("LK0004", "named before us").accept("LK0004", odd, "too").build();
        String text = YamlDesigns.print(design);
        assertThat(text)
                .contains("accept:\n  LK0004:\n    ads.Click: named before us\n    Page: too\n");
        assertThat(YamlDesigns.parse("designs.yaml", text)).isEqualTo(design);
    }

    @Test
    void acceptInYaml_ofOneColumn_leavesTheOtherRefused() {
        String text =
                """
                table: ads.ad
                kind: wide
                columns: {ad_id: BIGINT, version: BIGINT, clicks: BIGINT, costs: BIGINT}
                primaryKey: [ad_id]
                groups:
                  click: {orderedBy: [version], values: {clicks: sum(), costs: sum()}}
                accept: {LK0405: {clicks: clicks come once%s}}
                """;
        assertThatThrownBy(() -> YamlDesigns.parse("ad.yaml", text.formatted("")))
                .hasMessageStartingWith("LK0405 WARNING ad.yaml:6 ads.ad.costs: ");

        TableDesign design = YamlDesigns.parse("ad.yaml", text.formatted(", costs: so do costs"));
        assertThat(design.acceptances()).hasSize(2);
        assertThat(YamlDesigns.parse("ad.yaml", YamlDesigns.print(design))).isEqualTo(design);
    }
}
