package io.lakekit.bench.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {

    @TempDir private Path directory;

    @Test
    void forEach_moreThanTheMemory_givesEachHashOnceInSmallGroupsInOrder() {
        Path files = directory.resolve("files");
        Map<Integer, List<Integer>> found = new HashMap<>();
        List<Integer> sizes = new ArrayList<>();
        try (Spill spill = new Spill(files, 4_000)) {
            for (int i = 0; i < 20_000; i++) {
                int number = i;
                spill.add(Hash64.of("" + i % 1_000), out -> out.writeInt(number));
            }
            assertThat(files).isNotEmptyDirectory();
            spill.forEach(
                    group -> {
                        Map<Integer, List<Integer>> ofGroup = new HashMap<>();
                        group.forEach(
                                in -> {
                                    int number = in.readInt();
                                    ofGroup.computeIfAbsent(
                                                    number % 1_000, key -> new ArrayList<>())
                                            .add(number);
                                });
                        sizes.add(ofGroup.values().stream().mapToInt(List::size).sum());
                        ofGroup.forEach(
                                (key, numbers) -> {
                                    assertThat(found.put(key, numbers)).isNull();
                                    assertThat(numbers).isSorted().hasSize(20);
                                });
                    });
        }
        assertThat(found).hasSize(1_000);
        assertThat(sizes).allMatch(size -> size <= 1_000 / 16);
        assertThat(files).doesNotExist();
    }

    @Test
    void forEach_hashesThatKeepAnOrder_givesGroupsInIt() {
        List<Long> found = new ArrayList<>();
        try (Spill spill = new Spill(directory.resolve("files"), 2_000)) {
            for (long i = 4_999; i >= 0; i--) {
                long number = i;
                spill.add(i << Long.numberOfLeadingZeros(4_999), out -> out.writeLong(number));
            }
            spill.forEach(
                    group -> {
                        List<Long> ofGroup = new ArrayList<>();
                        group.forEach(in -> ofGroup.add(in.readLong()));
                        ofGroup.stream().sorted().forEach(found::add);
                    });
        }
        assertThat(found).hasSize(5_000).isSorted();
    }
}
