package io.lakekit.bench.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The events after one request, which depend only on the seed and the request's number. */
final class Funnels {

    private static final String[] SOURCES = {"keyword", "lookalike", "retarget", "category"};
    private static final String[] RECALL_DROPS = {"budget", "frequency", "quality", "targeting"};
    private static final String[] BID_DROPS = {"floor", "outbid", "timeout"};
    private static final String[] ACTIONS = {"install", "order", "signup"};

    private final long seed;
    private final Catalogue catalogue = new Catalogue();

    Funnels(long seed) {
        this.seed = seed;
    }

    List<AdEvent> of(long number, Instant at) {
        SplittableRandom random = Draws.FUNNEL.of(seed, number);
        // The first draw is another one for every number.
        String id = HexFormat.of().toHexDigits(random.nextLong());
        List<AdEvent> events = new ArrayList<>();
        events.add(
                new RequestEvent(
                        id + "-q",
                        id,
                        at,
                        at,
                        "u" + random.nextInt(1_000_000),
                        "slot" + random.nextInt(8)));
        Set<Integer> ads = new HashSet<>();
        int candidates = 1 + random.nextInt(9);
        while (ads.size() < candidates) {
            int ad = catalogue.draw(random);
            if (ads.add(ad)) {
                new Candidate(random, events, id, Catalogue.adId(ad), at).run();
            }
        }
        return events;
    }

    /** The way of one ad down the funnel. */
    private record Candidate(
            SplittableRandom random,
            List<AdEvent> events,
            String requestId,
            String adId,
            Instant at) {

        private static final double BID = 0.4;
        private static final double WIN = 0.3;
        private static final double CLICK = 0.05;
        private static final double CONVERT = 0.1;

        void run() {
            Instant recalled = at.plusMillis(1L + random.nextInt(20));
            boolean bids = random.nextDouble() < BID;
            String drop = bids ? null : pick(RECALL_DROPS);
            events.add(
                    new RecallEvent(id("r"), requestId, adId, at, recalled, pick(SOURCES), drop));
            if (bids) {
                bid(recalled.plusMillis(5L + random.nextInt(80)));
            }
        }

        private void bid(Instant time) {
            boolean wins = random.nextDouble() < WIN;
            long price = 1_000L + random.nextInt(5_000_000);
            events.add(
                    new BidEvent(
                            id("b"),
                            requestId,
                            adId,
                            at,
                            time,
                            price,
                            wins ? null : pick(BID_DROPS)));
            if (wins) {
                impression(time.plusMillis(1_000L + exponential(8_000, 30_000)), price);
            }
        }

        private void impression(Instant time, long price) {
            int position = 1 + random.nextInt(3);
            events.add(
                    new ImpressionEvent(
                            id("i"), requestId, adId, at, time, position, price * 7 / 10));
            if (random.nextDouble() < CLICK) {
                click(time.plusMillis(5_000L + exponential(60_000, 600_000)));
            }
        }

        private void click(Instant time) {
            events.add(
                    new ClickEvent(
                            id("c"), requestId, adId, at, time, "https://shop.example/" + adId));
            if (random.nextDouble() < CONVERT) {
                Instant converted = time.plus(conversionDelay());
                events.add(
                        new ConversionEvent(
                                id("v"),
                                requestId,
                                adId,
                                at,
                                converted,
                                1_000_000L + random.nextInt(90_000_000),
                                pick(ACTIONS)));
            }
        }

        /**
         * The delay of a conversion: 35 % within an hour, 15 % within a day, the rest within 30
         * days, sixty times as fast as in reality.
         */
        private Duration conversionDelay() {
            double kind = random.nextDouble();
            double minutes;
            if (kind < 0.35) {
                minutes = Math.min(60, -20 * Math.log(1 - random.nextDouble()));
            } else if (kind < 0.5) {
                minutes = 60 + random.nextDouble() * (1_440 - 60);
            } else {
                minutes = 1_440 * Math.pow(30, random.nextDouble());
            }
            return Duration.ofMillis((long) (minutes * 60_000 / 60));
        }

        private int exponential(int mean, int most) {
            return (int) Math.min(most, -mean * Math.log(1 - random.nextDouble()));
        }

        private String pick(String[] values) {
            return values[random.nextInt(values.length)];
        }

        private String id(String stage) {
            return requestId + "-" + adId + "-" + stage;
        }
    }
}
