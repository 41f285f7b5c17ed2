package io.lakekit.internal.paimon.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ages are those of the design's zone, whatever the zone of the JVM that writes and expires. */
@Tag("long")
class ZonesTest {

    @TempDir Path warehouse;

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai, UTC", "America/Los_Angeles, UTC"})
    void expiry_inAJvmOfAnotherZone_goesByTheZoneOfTheDesign(String jvm, String designed)
            throws Exception {
        assertThatAgesAreOfTheDesign(jvm, designed);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, UTC",
        "Pacific/Kiritimati, UTC",
        "Asia/Shanghai, America/Los_Angeles",
        "America/Los_Angeles, Asia/Shanghai",
        "UTC, Asia/Shanghai"
    })
    void expiry_inAJvmOfAnyZone_goesByTheZoneOfTheDesign(String jvm, String designed)
            throws Exception {
        assertThatAgesAreOfTheDesign(jvm, designed);
    }

    /**
     * Kept for 30 hours: that of 28 hours ago stays, that of 32 hours ago goes. A JVM eight hours
     * ahead of the design would drop both, one eight hours behind would keep both.
     */
    private void assertThatAgesAreOfTheDesign(String jvm, String designed) throws Exception {
        String said = run(jvm, designed);

        assertThat(said).contains("late 36").contains("kept [28, 5]").doesNotContain("late 28");
        assertThat(said).contains("in " + jvm);
    }

    @Test
    void ahead_ofZonesWhoseClocksChange_isTheMostOfAYear() {
        Instant now = Instant.parse("2026-01-15T00:00:00Z");
        assertThat(ZonedTable.ahead(ZoneId.of("UTC"), ZoneId.of("Asia/Shanghai"), now))
                .isEqualTo(Duration.ofHours(8));
        assertThat(ZonedTable.ahead(ZoneId.of("UTC"), ZoneId.of("America/New_York"), now))
                .isEqualTo(Duration.ofHours(-4));
        assertThat(ZonedTable.ahead(ZoneId.of("Europe/Berlin"), ZoneId.of("Europe/Berlin"), now))
                .isEqualTo(Duration.ofHours(1));
        assertThat(ZonedTable.ahead(ZoneId.of("Asia/Shanghai"), ZoneId.of("UTC"), now))
                .isEqualTo(Duration.ofHours(-8));
    }

    private String run(String jvm, String designed) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("zones", ".txt");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Duser.timezone=" + jvm,
                                "-cp",
                                System.getProperty("java.class.path"),
                                ZoneProbe.class.getName(),
                                warehouse.toString(),
                                designed)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(child.exitValue()).as(text).isZero();
        return text;
    }
}
