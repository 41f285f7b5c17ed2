package io.lakekit.bench.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The ads and their popularity, which follows Zipf's law with exponent 1.1: one ad in a hundred
 * gets two thirds of the traffic.
 */
final class Catalogue {

    private static final int ADS = 20_000;
    private static final double EXPONENT = 1.1;

    private final double[] cumulative = new double[ADS];

    Catalogue() {
        double total = 0;
        for (int rank = 0; rank < ADS; rank++) {
            total += 1 / Math.pow(rank + 1.0, EXPONENT);
            cumulative[rank] = total;
        }
    }

    int draw(SplittableRandom random) {
        double point = random.nextDouble() * cumulative[ADS - 1];
        int low = 0;
        int high = ADS - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static String adId(int ad) {
        return "ad" + ad;
    }

    /**
     * The dimensions of all ads: five ads to an ad group, four ad groups to a campaign, five
     * campaigns to an advertiser.
     */
    static List<AdDimension> dimensions(Instant updatedAt) {
        List<AdDimension> all = new ArrayList<>(ADS);
        for (int ad = 0; ad < ADS; ad++) {
            all.add(
                    new AdDimension(
                            adId(ad),
                            "grp" + ad / 5,
                            "cmp" + ad / 20,
                            "adv" + ad / 100,
                            "crt" + ad * 2,
                            ad % 37 == 0 ? "paused" : "active",
                            updatedAt));
        }
        return all;
    }
}
