package io.lakekit.paimon;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AppendTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import org.junit.jupiter.api.Test;

class PaimonSchemasTest {

    @Test
    void check_optionsThatContradict_isPaimonsRefusalAsAFinding() {
        AppendTable design =
                AppendTable.named("ads.events")
                        .columns(Column.of("ad_id", ColumnType.BIGINT))
                        .rawOption("snapshot.num-retained.min", "10")
                        .rawOption("snapshot.num-retained.max", "5")
                        .build();

        assertThat(PaimonSchemas.check(design).toString())
                .contains("LK0804", "ads.events", "snapshot.num-retained.max");
    }
}
