package io.lakekit.fault;

import static io.lakekit.fault.FaultyFileIO.Operation.DELETE;
import static io.lakekit.fault.FaultyFileIO.Operation.LIST;
import static io.lakekit.fault.FaultyFileIO.Operation.READ;
import static io.lakekit.fault.FaultyFileIO.Operation.RENAME;
import static io.lakekit.fault.FaultyFileIO.Operation.STATUS;
import static io.lakekit.fault.FaultyFileIO.Operation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.fault.InjectedFault.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.PositionOutputStream;
import org.apache.paimon.fs.SeekableInputStream;
import org.apache.paimon.utils.InstantiationUtil;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FaultyFileIOTest {

    private final FaultyFileIO files = FaultyFileIO.local();

    @TempDir java.nio.file.Path directory;

    private Path path(String name) {
        return new Path(directory.resolve(name).toUri());
    }

    private static ThrowingCallable asking(FaultyFileIO files, Operation operation, Path path) {
        return switch (operation) {
            case READ -> () -> files.newInputStream(path).close();
            case WRITE -> () -> files.newOutputStream(path, true).close();
            case RENAME -> () -> files.rename(path, new Path(path + ".new"));
            case DELETE -> () -> files.delete(path, false);
            case LIST -> () -> files.listStatus(path);
            case STATUS -> () -> files.exists(path);
        };
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void fail_ofSecond_failsItAloneAndDoesNothingOfIt(Operation operation) throws Throwable {
        Path file = path("a");
        files.writeFile(file, "before", false);
        files.fail(operation, 2);

        asking(files, operation, file).call();
        assertThatThrownBy(asking(files, operation, file))
                .isInstanceOf(InjectedFaultException.class)
                .hasMessageStartingWith("Injected fault: " + operation + " 2 of 'file:")
                .hasMessageEndingWith("' fails");
        files.writeFile(file, "after", true);
        asking(files, operation, file).call();

        assertThat(files.hits())
                .singleElement()
                .satisfies(
                        hit -> {
                            assertThat(hit.kind()).isEqualTo(Kind.FAIL);
                            assertThat(hit.operation()).isEqualTo(operation);
                        });
    }

    @Test
    void failedOperations_leaveTheFileAsItWas() throws IOException {
        Path file = path("a");
        files.writeFile(file, "before", false);
        files.fail(WRITE, 1).fail(DELETE, 1).fail(RENAME, 1);

        assertThatThrownBy(() -> files.writeFile(file, "after", true))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.delete(file, false)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.rename(file, path("b"))).isInstanceOf(IOException.class);

        assertThat(files.readFileUtf8(file)).isEqualTo("before");
        assertThat(files.exists(path("b"))).isFalse();
    }

    @Test
    void atomicWrite_ofFailedRename_leavesNothing() throws IOException {
        files.fail(RENAME, 1);

        assertThatThrownBy(() -> files.tryToWriteAtomic(path("a"), "content"))
                .isInstanceOf(InjectedFaultException.class)
                .hasMessage("Injected fault: RENAME 1 of '" + path("a") + "' fails");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nth_isCountedFromItsOwnArming() throws IOException {
        files.exists(path("a"));
        files.fail(STATUS, 2);
        files.exists(path("a"));
        files.fail(STATUS, 2);

        assertThatThrownBy(() -> files.exists(path("a"))).hasMessageContaining("STATUS 2 of");
        assertThatThrownBy(() -> files.exists(path("a"))).hasMessageContaining("STATUS 2 of");
        assertThat(files.exists(path("a"))).isFalse();
    }

    @Test
    void failFrom_failsEveryLaterOne_untilHealed() throws IOException {
        files.failFrom(LIST, 2);
        assertThat(files.listStatus(path("."))).isEmpty();

        assertThatThrownBy(() -> files.listStatus(path("."))).hasMessageContaining("LIST 2 of");
        assertThatThrownBy(() -> files.listStatus(path("."))).hasMessageContaining("LIST 3 of");
        files.heal();
        assertThat(files.listStatus(path("."))).isEmpty();

        assertThat(files.hits()).extracting(InjectedFault::nth).containsExactly(2, 3);
    }

    @Test
    void only_countsPathsWithEveryPart_ofRenamesTheOldOneToo() throws IOException {
        files.only("bucket-").only(".tmp").fail(RENAME, 1);
        files.only("other").fail(WRITE, 1);
        files.writeFile(path("bucket-0.tmp"), "", false);
        files.writeFile(path("x.tmp"), "", false);

        assertThat(files.rename(path("x.tmp"), path("y.tmp"))).isTrue();
        assertThatThrownBy(() -> files.rename(path("bucket-0.tmp"), path("bucket-0")))
                .isInstanceOf(InjectedFaultException.class);

        assertThat(files.hits())
                .containsExactly(
                        new InjectedFault(Kind.FAIL, RENAME, 1, path("bucket-0").toString()));
    }

    @Test
    void tear_ofWrite_keepsTheFirstBytesAndFails() throws IOException {
        files.tear(WRITE, 1, 4);

        try (PositionOutputStream out = files.newOutputStream(path("a"), false)) {
            out.write(new byte[] {1, 2, 3});
            assertThatThrownBy(() -> out.write(new byte[] {4, 5}))
                    .hasMessageEndingWith("' is torn");
            assertThatThrownBy(() -> out.write(6)).isInstanceOf(InjectedFaultException.class);
        }

        assertThat(Files.readAllBytes(directory.resolve("a"))).containsExactly(1, 2, 3, 4);
        assertThat(files.hits()).extracting(InjectedFault::kind).containsExactly(Kind.TEAR);
    }

    @Test
    void tear_ofRead_endsTheFileEarly() throws IOException {
        files.writeFile(path("a"), "torn here", false);
        files.tear(READ, 1, 4);

        assertThat(files.readFileUtf8(path("a"))).isEqualTo("torn");
        assertThat(files.readFileUtf8(path("a"))).isEqualTo("torn here");
        assertThat(files.hits())
                .containsExactly(new InjectedFault(Kind.TEAR, READ, 1, path("a").toString()));
    }

    @Test
    void tear_ofRead_holdsWhereverItIsReadFrom() throws IOException {
        files.writeFile(path("a"), "0123456789", false);
        files.tear(READ, 1, 6);

        try (SeekableInputStream in = files.newInputStream(path("a"))) {
            in.seek(5);
            assertThat(in.read()).isEqualTo('5');
            assertThat(in.read()).isEqualTo(-1);
            in.seek(8);
            assertThat(in.read(new byte[2], 0, 2)).isEqualTo(-1);
        }
    }

    @Test
    void tear_beyondTheEnd_isNoHit() throws IOException {
        files.tear(WRITE, 1, 7).tear(READ, 1, 100);

        files.writeFile(path("a"), "content", false);

        assertThat(Files.readString(directory.resolve("a"))).isEqualTo("content");
        assertThat(files.hits()).isEmpty();
    }

    @Test
    void delay_isEndedByHealing_andThenDone() throws Exception {
        files.delay(WRITE, 1, Duration.ofDays(1));

        CompletableFuture<Void> writing = writing("a");
        awaitHit();
        assertThat(files.exists(path("a"))).isFalse();
        assertThat(writing).isNotDone();
        files.heal();
        writing.get();

        assertThat(files.exists(path("a"))).isTrue();
        assertThat(files.hits())
                .containsExactly(new InjectedFault(Kind.DELAY, WRITE, 1, path("a").toString()));
    }

    private CompletableFuture<Void> writing(String name) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        files.writeFile(path(name), "content", false);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private void awaitHit() {
        while (files.hits().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void delay_ofInterruptedThread_fails() {
        files.delay(STATUS, 1, Duration.ofDays(1));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> files.exists(path("a")))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("STATUS 1 of")
                .hasMessageEndingWith("is delayed");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void delay_ofNoTime_isHitAndDone() throws IOException {
        files.delay(STATUS, 1, Duration.ZERO);

        assertThat(files.exists(path("a"))).isFalse();
        assertThat(files.hits()).extracting(InjectedFault::kind).containsExactly(Kind.DELAY);
    }

    @Test
    void faultsOfOneOperation_strikeInTheOrderArmed() {
        files.delay(STATUS, 1, Duration.ofNanos(1)).fail(STATUS, 1).delay(STATUS, 1, Duration.ZERO);

        assertThatThrownBy(() -> files.exists(path("a")))
                .isInstanceOf(InjectedFaultException.class);

        assertThat(files.hits())
                .extracting(InjectedFault::kind)
                .containsExactly(Kind.DELAY, Kind.FAIL);
    }

    @Test
    void operationsOfManyThreads_areEachCountedOnce() throws Exception {
        int threads = 8;
        int each = 1000;
        files.fail(STATUS, threads * each);
        CompletableFuture<?>[] asking = new CompletableFuture<?>[threads];
        for (int i = 0; i < threads; i++) {
            asking[i] = CompletableFuture.supplyAsync(() -> failures(each));
        }
        int failed = 0;
        for (CompletableFuture<?> one : asking) {
            failed += (Integer) one.get();
        }

        assertThat(failed).isEqualTo(1);
        assertThat(files.hits()).extracting(InjectedFault::nth).containsExactly(threads * each);
    }

    private int failures(int operations) {
        int failed = 0;
        for (int i = 0; i < operations; i++) {
            try {
                files.exists(path("a"));
            } catch (IOException e) {
                failed++;
            }
        }
        return failed;
    }

    @Test
    void serializedCopy_hasTheSameFaults() throws Exception {
        FaultyFileIO copy = InstantiationUtil.clone(files);
        files.fail(STATUS, 2);
        copy.fail(LIST, 1);

        assertThat(files.exists(path("a"))).isFalse();
        assertThatThrownBy(() -> copy.exists(path("a"))).isInstanceOf(InjectedFaultException.class);
        assertThatThrownBy(() -> files.listStatus(path("a")))
                .isInstanceOf(InjectedFaultException.class);
        assertThat(copy.hits()).hasSize(2).isEqualTo(files.hits());
    }

    @Test
    void impossibleFaults_areRefused() {
        assertThatThrownBy(() -> files.fail(READ, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no READ 0; the next one is 1");
        assertThatThrownBy(() -> files.tear(RENAME, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A RENAME has no bytes to tear; tear a WRITE or a READ, or fail it");
        assertThatThrownBy(() -> files.tear(WRITE, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A file cannot keep -1 bytes");
        assertThat(files.hits()).isEmpty();
    }
}
