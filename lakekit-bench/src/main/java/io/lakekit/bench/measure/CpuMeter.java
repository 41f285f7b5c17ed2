package io.lakekit.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A meter of this process's CPU time in seconds, and of its heap in bytes. */
public final class CpuMeter {

    private static final double NANOS = 1e9;

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> seen = new HashMap<>();

    /** The CPU seconds of the whole process so far, with garbage collection and compilation. */
    public double processSeconds() {
        return system.getProcessCpuTime() / NANOS;
    }

    /** The CPU seconds of the calling thread so far. */
    public double threadSeconds() {
        return threads.getCurrentThreadCpuTime() / NANOS;
    }

    /**
     * Notes the CPU time of the live threads whose name matches; call it often, for a thread that
     * ended since is lost.
     */
    public void sample(Predicate<String> name) {
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && name.test(thread.getThreadName())) {
                seen.merge(
                        thread.getThreadId(),
                        Math.max(0, threads.getThreadCpuTime(thread.getThreadId())),
                        Math::max);
            }
        }
    }

    /** The CPU seconds of all threads that {@link #sample} noted. */
    public double sampledSeconds() {
        return seen.values().stream().mapToLong(Long::longValue).sum() / NANOS;
    }

    /**
     * The most heap that was in use since the JVM started, in bytes: the sum of the pools' own
     * peaks.
     */
    public static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
