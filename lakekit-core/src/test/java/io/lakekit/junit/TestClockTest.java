package io.lakekit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestClockTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension static final LakeExtension LAKE = LakeExtension.temporary();

    private final Clock heldSinceBeforeTheTest = LAKE.clock();

    @RepeatedTest(2)
    void advance_movesTheClock_whichStartsAnewInEachTest(TestClock clock) {
        assertThat(heldSinceBeforeTheTest.instant()).isEqualTo(START);

        clock.advance(Duration.ofHours(1));
        assertThat(heldSinceBeforeTheTest.instant()).isEqualTo(START.plusSeconds(3600));

        clock.advance(Duration.ofHours(-2));
        assertThat(heldSinceBeforeTheTest.instant()).isEqualTo(START.minusSeconds(3600));
    }

    @Test
    void set_movesTheClockInEveryZone(TestClock clock) {
        Clock there = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.set(Instant.EPOCH);

        assertThat(there.instant()).isEqualTo(Instant.EPOCH);
        assertThat(there.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Z"));
        assertThat(clock).hasToString("TestClock at 1970-01-01T00:00:00Z in Z");
    }
}
