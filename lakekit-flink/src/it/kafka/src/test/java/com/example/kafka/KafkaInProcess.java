package com.example.kafka;

import com.example.kafka.KafkaToAdRow.Bid;
import com.example.kafka.KafkaToAdRow.Click;
import io.lakekit.design.WideTable;
import io.lakekit.reference.ReferenceTable;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker of Kafka in the process of the test, and what was sent to it. */
final class KafkaInProcess implements BeforeEachCallback, AfterEachCallback {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final ReferenceTable<WideTable> truth = ReferenceTable.of(KafkaToAdRow.AD_ROW);
    private KafkaClusterTestKit broker;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        TestKitNodes nodes =
                new TestKitNodes.Builder()
                        .setNumControllerNodes(1)
                        .setNumBrokerNodes(1)
                        .setCombined(true)
                        .build();
        broker =
                new KafkaClusterTestKit.Builder(nodes)
                        .setConfigProp("offsets.topic.replication.factor", "1")
                        .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        broker.close();
    }

    String servers() {
        return broker.bootstrapServers();
    }

    /** What the table must hold once all that was sent has been read. */
    ReferenceTable<WideTable> truth() {
        return truth;
    }

    /** Sends the bids and clicks of these numbers, to 40 requests in turn. */
    void send(int from, int to) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = from; i < to; i++) {
                Instant at = NOON.plusSeconds(i);
                String key = "2026-11-24\tr" + i % 40 + "\t" + at + "\t";
                producer.send(new ProducerRecord<>("bids", key + i));
                producer.send(new ProducerRecord<>("clicks", key + "p" + i));
                truth.write(KafkaToAdRow.BID, Bid.parse(key + i), Bid.class);
                truth.write(KafkaToAdRow.CLICK, Click.parse(key + "p" + i), Click.class);
            }
        }
    }
}
