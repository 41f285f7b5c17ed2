package io.lakekit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.RawOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeOptionsTest {

    private static final LakeOptions OPTIONS =
            LakeOptions.warehouse("s3://bucket/lake")
                    .metastore("jdbc")
                    .setting("s3.endpoint", "http://localhost:9000");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3.secret-key",
                "s3.access-key",
                "fs.s3a.access.key",
                "jdbc.password",
                "PASSWORD",
                "token",
                "dlf.access-key-id",
                "fs.azure.account.key.me.core.windows.net",
                "fs.azure.sas.fixed.token"
            })
    void setting_whoseKeyNamesASecret_isKeptAsOne(String key) {
        LakeOptions options = OPTIONS.setting(key, "hunter2");

        assertThat(options.toString()).doesNotContain("hunter2").contains(key + "=***");
        assertThat(options.settings()).isEqualTo(OPTIONS.settings());
        assertThat(options.secretKeys()).containsExactly(key);
        assertThat(options).isEqualTo(OPTIONS.secret(key, Secret.of("hunter2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3.endpoint", "hive.metastore.sasl.enabled", "lock.enabled"})
    void setting_ofAnotherKey_isShown(String key) {
        LakeOptions options = LakeOptions.warehouse("s3://b").setting(key, "shown");

        assertThat(options.settings()).containsExactly(new RawOption(key, "shown"));
        assertThat(options.toString()).contains(key + "=shown");
    }

    @Test
    void warehouse_withUserAndPassword_isNeverPrintedWithThem() {
        LakeOptions options = LakeOptions.warehouse("nowhere://me:p@ss@host/lake");

        assertThat(options.toString()).contains("nowhere://***@host/lake").doesNotContain("p@ss");
        assertThat(options.warehouse()).isEqualTo("nowhere://me:p@ss@host/lake");
        assertThatThrownBy(() -> Lake.open(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nowhere://***@host/lake'")
                .hasMessageNotContaining("p@ss");
    }

    @Test
    void open_failureThatQuotesASecret_isToldWithoutIt() {
        LakeOptions options =
                LakeOptions.warehouse("file:/lake")
                        .metastore("jdbc")
                        .setting("uri", "jdbc:none:user=me;pw=hunter2")
                        .secret("jdbc.password", Secret.of("hunter2"));

        assertThatThrownBy(() -> Lake.open(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:none:user=me;pw=***")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void serialization_keepsSettingsAndSecrets() throws Exception {
        LakeOptions options = OPTIONS.secret("s3.secret-key", Secret.of("hunter2"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(options);
        }

        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(options).hasSameHashCodeAs(options);
        }
        assertThat(options).isNotEqualTo(OPTIONS.secret("s3.secret-key", Secret.of("other")));
    }
}
