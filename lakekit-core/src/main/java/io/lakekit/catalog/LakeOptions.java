package io.lakekit.catalog;

import io.lakekit.design.RawOption;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How to reach a warehouse. Immutable, equal by value, serializable; secrets are never printed. */
public final class LakeOptions implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String warehouse;
    private final @Nullable String metastore;
    private final TreeMap<String, String> settings;
    private final TreeMap<String, Secret> secrets;

    private LakeOptions(
            String warehouse,
            @Nullable String metastore,
            SortedMap<String, String> settings,
            SortedMap<String, Secret> secrets) {
        this.warehouse = warehouse;
        this.metastore = metastore;
        this.settings = new TreeMap<>(settings);
        this.secrets = new TreeMap<>(secrets);
    }

    /** A warehouse at a URI such as {@code s3://bucket/lake}, tables being found by listing it. */
    public static LakeOptions warehouse(String uri) {
        return new LakeOptions(
                Objects.requireNonNull(uri, "uri"), null, new TreeMap<>(), new TreeMap<>());
    }

    /** A warehouse in a local directory, which is made if it is missing when it is opened. */
    public static LakeOptions warehouse(Path directory) {
        return warehouse(directory.toAbsolutePath().toUri().toString());
    }

    /**
     * Tables are found in a metastore of this kind, such as {@code hive}, {@code jdbc} or {@code
     * rest}, instead.
     */
    public LakeOptions metastore(String kind) {
        return new LakeOptions(warehouse, Objects.requireNonNull(kind, "kind"), settings, secrets);
    }

    /**
     * One more setting of the metastore or the file system, such as an endpoint. It is kept as a
     * {@link #secret} if its key names one, as {@code s3.secret-key} or {@code jdbc.password} do.
     */
    public LakeOptions setting(String key, String value) {
        if (Redaction.namesSecret(key)) {
            return secret(key, Secret.of(value));
        }
        TreeMap<String, String> more = new TreeMap<>(settings);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return new LakeOptions(warehouse, metastore, more, secrets);
    }

    /** One more setting whose value is never printed, such as an access key. */
    public LakeOptions secret(String key, Secret value) {
        TreeMap<String, Secret> more = new TreeMap<>(secrets);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return new LakeOptions(warehouse, metastore, settings, more);
    }

    /** The warehouse's URI. */
    public String warehouse() {
        return warehouse;
    }

    /** The kind of metastore, or null if there is none but the file system. */
    public @Nullable String metastore() {
        return metastore;
    }

    /** The settings that are no secrets, by key. */
    public List<RawOption> settings() {
        return settings.entrySet().stream()
                .map(e -> new RawOption(e.getKey(), e.getValue()))
                .toList();
    }

    /** The keys of the secrets, sorted. */
    public List<String> secretKeys() {
        return List.copyOf(secrets.keySet());
    }

    /** The secret of this key, or null. */
    public @Nullable Secret secret(String key) {
        return secrets.get(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LakeOptions that
                && warehouse.equals(that.warehouse)
                && Objects.equals(metastore, that.metastore)
                && settings.equals(that.settings)
                && secrets.equals(that.secrets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(warehouse, metastore, settings, secrets);
    }

    /** A text without the values of the secrets and without the users of URIs. */
    String redact(String text) {
        String safe = text;
        for (Secret secret : secrets.values()) {
            if (!secret.reveal().isEmpty()) {
                safe = safe.replace(secret.reveal(), secret.toString());
            }
        }
        return Redaction.ofUris(safe);
    }

    /** The options with every secret, and the user of the warehouse's URI, as {@code ***}. */
    @Override
    public String toString() {
        return "LakeOptions{warehouse="
                + Redaction.ofUris(warehouse)
                + ", metastore="
                + metastore
                + ", settings="
                + settings
                + ", secrets="
                + secrets
                + "}";
    }
}
