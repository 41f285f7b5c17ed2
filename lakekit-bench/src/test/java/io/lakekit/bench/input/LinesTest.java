package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void split_quotedCell_keepsSeparatorsAndQuotes() {
        assertThat(Lines.split("1,\"a, \"\"b\"\"\",", ',')).containsExactly("1", "a, \"b\"", "");
    }

    @Test
    void split_tabs_leavesQuotesAlone() {
        assertThat(Lines.split("\"a\tb", '\t')).containsExactly("\"a", "b");
    }
}
