package io.lakekit.fault;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.fault.Fault.Effect;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.fault.InjectedFault.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.paimon.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are armed and those that struck, shared by all copies of a file system in this
 * JVM; forgotten with the last copy.
 */
final class FaultPlan {

    private static final Map<FaultPlan, UUID> LIVING =
            Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * A fault whose turn has come, its description, and the latch by which healing ends its delay.
     */
    private record Struck(Effect effect, InjectedFault fault, CountDownLatch healing) {}

    /** A tear whose place in the file is still to be reached: the file may end before it. */
    record DueTear(long bytes, InjectedFault fault) {}

    private final UUID id;
    private final List<InjectedFault> hits = new ArrayList<>();
    private volatile List<Fault> armed = List.of();
    private CountDownLatch healing = new CountDownLatch(1);

    private FaultPlan(UUID id) {
        this.id = id;
        LIVING.put(this, id);
    }

    static FaultPlan empty() {
        return new FaultPlan(UUID.randomUUID());
    }

    /** The plan of this id, or an empty one in a JVM that does not know it. */
    static FaultPlan of(UUID id) {
        synchronized (LIVING) {
            return LIVING.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(id))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(() -> new FaultPlan(id));
        }
    }

    UUID id() {
        return id;
    }

    synchronized void arm(Fault fault) {
        List<Fault> more = new ArrayList<>(armed);
        more.add(fault);
        armed = List.copyOf(more);
    }

    /** Disarms every fault and wakes whoever is delayed. */
    synchronized void heal() {
        armed = List.of();
        healing.countDown();
        healing = new CountDownLatch(1);
    }

    synchronized List<InjectedFault> hits() {
        return List.copyOf(hits);
    }

    synchronized void hit(InjectedFault fault) {
        hits.add(fault);
    }

    /**
     * Counts an operation on a path, of a rename on both; the last one is told. Faults strike in
     * the order they were armed.
     *
     * @return the tear of the operation's stream, if there is one
     */
    @CanIgnoreReturnValue
    @Nullable DueTear strike(Operation operation, Path... paths) throws IOException {
        if (armed.isEmpty()) {
            return null;
        }
        DueTear tear = null;
        for (Struck struck : due(operation, Stream.of(paths).map(Path::toString).toList())) {
            if (struck.effect() instanceof Effect.Tear due) {
                tear = new DueTear(due.bytes(), struck.fault());
                continue;
            }
            hit(struck.fault());
            if (struck.effect() instanceof Effect.Delay delay) {
                pause(delay.time(), struck);
            } else {
                throw new InjectedFaultException(struck.fault());
            }
        }
        return tear;
    }

    private synchronized List<Struck> due(Operation operation, List<String> paths) {
        List<Struck> due = new ArrayList<>();
        for (Fault fault : armed) {
            if (fault.isDueAt(operation, paths)) {
                String path = paths.get(paths.size() - 1);
                Kind kind = kind(fault.effect());
                due.add(
                        new Struck(
                                fault.effect(),
                                new InjectedFault(kind, operation, fault.seen(), path),
                                healing));
            }
        }
        armed = armed.stream().filter(fault -> !fault.isSpent()).toList();
        return due;
    }

    private static Kind kind(Effect effect) {
        if (effect instanceof Effect.Fail) {
            return Kind.FAIL;
        }
        return effect instanceof Effect.Tear ? Kind.TEAR : Kind.DELAY;
    }

    private static void pause(Duration time, Struck struck) throws IOException {
        try {
            boolean unused = struck.healing().await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("Interrupted: " + struck.fault()).initCause(e);
        }
    }
}
