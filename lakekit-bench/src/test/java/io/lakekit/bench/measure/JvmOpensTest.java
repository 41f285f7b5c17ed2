package io.lakekit.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The build files cannot use the constant, so they are held to it here. */
class JvmOpensTest {

    @Test
    void manifest_opensTheSamePackages() throws IOException {
        String manifest =
                JvmOpens.arguments().stream()
                        .map(argument -> argument.replaceAll("--add-opens=(.*)=.*", "$1"))
                        .collect(Collectors.joining(" "));
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<Add-Opens>" + manifest + "</Add-Opens>");
    }

    @Test
    void testProcesses_openTheSamePackages() throws IOException {
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<jvm.opens>" + String.join(" ", JvmOpens.arguments()) + "</jvm.opens>");
    }
}
