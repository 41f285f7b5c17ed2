package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.bench.event.AdEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that find their request, ad and request time at another stream. */
class LookupTest {

    private static final String IMPRESSIONS =
            """
            name: mine
            streams:
              - stage: IMPRESSION
                files: "imp\\\\.csv"
                format: csv
                header: true
                time: epoch-millis
                fields: { eventId: "${id}", requestId: "${req}", adId: "${ad}", requestTime: "${at}", eventTime: "${at}" }
            """;
    private static final String CLICKS =
            """
              - stage: CLICK
                files: "click\\\\.csv"
                format: csv
                header: true
                time: epoch-millis
                lookup: { stage: IMPRESSION, key: "${imp}" }
                fields: { eventId: "${id}", eventTime: "${at}" }
            """;

    @TempDir private Path directory;

    @Test
    void open_clicksOfImpressionsAndConversionsOfClicks_haveTheirRows() throws IOException {
        file("imp.csv", "id,req,ad,at\ni1,r1,7,1000\ni2,r1,8,1000\n");
        // Before its impression, and in order of their own times.
        file("click.csv", "id,imp,at\nc2,i2,500\nc1,i1,2000\n");
        file("conv.csv", "id,click,at\nk1,c1,3000\nk2,c2,1500\n");
        file(
                "lakekit-mapping.yaml",
                IMPRESSIONS
                        + """
                          - stage: CONVERSION
                            files: "conv\\\\.csv"
                            format: csv
                            header: true
                            time: epoch-millis
                            lookup: { stage: CLICK, key: "${click}" }
                            fields: { eventId: "${id}", eventTime: "${at}" }
                        """
                        + CLICKS);

        assertThat(Samples.read(directory))
                .extracting(
                        AdEvent::eventId, AdEvent::requestId, AdEvent::adId, AdEvent::requestTime)
                .containsExactly(
                        row("c2", "8"),
                        row("i1", "7"),
                        row("i2", "8"),
                        row("c1", "7"),
                        row("k1", "7"),
                        row("k2", "8"));
    }

    private static Tuple row(String id, String ad) {
        return Tuple.tuple(id, "r1", ad, Instant.ofEpochMilli(1000));
    }

    @Test
    void open_keyThatIsNowhereOrAtSeveralRows_isRejected() throws IOException {
        file("imp.csv", "id,req,ad,at\ni1,r1,7,1000\ni2,r1,8,1000\n");
        file("click.csv", "id,imp,at\nc1,i9,2000\nc2,r1,2000\nc3,,2000\n");
        file(
                "lakekit-mapping.yaml",
                IMPRESSIONS + CLICKS.replace("\"${imp}\" }", "\"${imp}\", match: \"${req}\" }"));
        Path rejects = directory.resolve("rejects.tsv");

        try (FileLog log = FileLog.open(directory, null, rejects)) {
            assertThat(log.summary().events()).isEqualTo(2);
        }
        assertThat(rejects)
                .content()
                .contains("click.csv\t2\tno event of stage IMPRESSION has the key 'i9'")
                .contains("click.csv\t3\tmore than one event of stage IMPRESSION has the key 'r1'")
                .contains("click.csv\t4\tno key to look up at IMPRESSION");
    }

    @Test
    void open_onlyTheRequestTimeOfAKeyOfSeveralAds_isFound() throws IOException {
        file("imp.csv", "id,req,ad,at\ni1,r1,7,1000\ni2,r1,8,1000\n");
        file("click.csv", "id,imp,at\nc1,r1,2000\n");
        file(
                "lakekit-mapping.yaml",
                IMPRESSIONS
                        + CLICKS.replace("\"${imp}\" }", "\"${imp}\", match: \"${req}\" }")
                                .replace("{ eventId", "{ requestId: r1, adId: \"8\", eventId"));

        assertThat(Samples.read(directory))
                .filteredOn(event -> event.eventId().equals("c1"))
                .singleElement()
                .satisfies(
                        click -> {
                            assertThat(click.adId()).isEqualTo("8");
                            assertThat(click.requestTime()).isEqualTo(Instant.ofEpochMilli(1000));
                        });
    }

    @Test
    void open_streamsThatLookAtEachOther_areRefused() throws IOException {
        file("click.csv", "id,imp,at\n");
        file(
                "lakekit-mapping.yaml",
                "name: mine\nstreams:\n" + CLICKS.replace("stage: IMPRESSION", "stage: CLICK"));

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("in the end, at itself");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
