package io.lakekit.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

    private static final double BUSY_SECONDS = 0.05;

    /**
     * A process's time is counted in steps of 10 ms, of which each end of an interval may miss one.
     */
    private static final double STEPS = 0.02;

    private final CpuMeter meter = new CpuMeter();

    @Test
    void busyThread_isSeenInItsOwnAndInTheProcessTime() {
        double process = meter.processSeconds();
        double thread = meter.threadSeconds();
        busy();
        assertThat(meter.threadSeconds() - thread).isGreaterThanOrEqualTo(BUSY_SECONDS);
        assertThat(meter.processSeconds() - process).isGreaterThanOrEqualTo(BUSY_SECONDS - STEPS);
    }

    @Test
    void sample_countsOnlyThreadsOfThatName_andEachOnce() throws InterruptedException {
        CountDownLatch worked = new CountDownLatch(1);
        CountDownLatch sampled = new CountDownLatch(1);
        Thread other =
                new Thread(
                        () -> {
                            busy();
                            worked.countDown();
                            await(sampled);
                        },
                        "lakekit-test-compaction");
        other.start();
        worked.await();
        meter.sample(name -> name.equals("no such thread"));
        assertThat(meter.sampledSeconds()).isZero();
        meter.sample(name -> name.contains("test-compaction"));
        double once = meter.sampledSeconds();
        meter.sample(name -> name.contains("test-compaction"));
        sampled.countDown();
        other.join();
        assertThat(once).isGreaterThanOrEqualTo(BUSY_SECONDS);
        assertThat(meter.sampledSeconds()).isBetween(once, once + BUSY_SECONDS / 2);
    }

    @Test
    void peakHeap_isPositive() {
        assertThat(CpuMeter.peakHeapBytes()).isPositive();
    }

    private void busy() {
        double until = meter.threadSeconds() + BUSY_SECONDS;
        while (meter.threadSeconds() < until) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
