package io.lakekit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

    @Test
    void of_sentenceThatFills_staysOnItsLine() {
        String sentence = "a".repeat(47) + " " + "b".repeat(50);

        assertThat(Wrapping.of("- ", "    ", sentence)).isEqualTo("- " + sentence + "\n");
    }

    @Test
    void of_wordBeyondTheWidth_beginsAnIndentedLine() {
        String word = "b".repeat(51);

        assertThat(Wrapping.of("- ", "    ", "a".repeat(47) + " " + word + " c"))
                .isEqualTo("- " + "a".repeat(47) + "\n    " + word + " c\n");
    }

    @Test
    void of_wordLongerThanALine_isNotBroken() {
        String word = "w".repeat(101);

        assertThat(Wrapping.of("", "", word + " c")).isEqualTo(word + "\nc\n");
    }
}
