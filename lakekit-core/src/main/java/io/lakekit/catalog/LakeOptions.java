package io.lakekit.catalog;

import io.lakekit.design.RawOption;
import io.lakekit.paimon.Catalogs;
import java.io.File;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options by which a warehouse is reached: its place, its metastore and their settings.
 * Immutable, equal by value, serializable; each call returns new options, and secrets are never
 * printed.
 *
 * <pre>{@code
 * LakeOptions options =
 *         LakeOptions.warehouse("s3://bucket/lake")
 *                 .setting("s3.endpoint", "https://s3.example.com")
 *                 .secret("s3.secret-key", Secret.of(System.getenv("S3_SECRET")));
 * }</pre>
 */
public final class LakeOptions implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String warehouse;
    private final @Nullable String metastore;
    private final TreeMap<String, String> settings;
    private final TreeMap<String, Secret> secrets;
    private final boolean existing;

    private LakeOptions(
            String warehouse,
            @Nullable String metastore,
            SortedMap<String, String> settings,
            SortedMap<String, Secret> secrets,
            boolean existing) {
        this.warehouse = warehouse;
        this.metastore = metastore;
        this.settings = new TreeMap<>(settings);
        this.secrets = new TreeMap<>(secrets);
        this.existing = existing;
    }

    /**
     * The options of a warehouse at a URI such as {@code s3://bucket/lake}, whose tables are found
     * by listing it. The URI leads to the same place as in plain Paimon and in Flink SQL's {@code
     * CREATE CATALOG}: nothing in it is decoded, {@code %20} is three characters. A text without a
     * scheme, such as {@code /data/lake}, is a local directory.
     *
     * @throws IllegalArgumentException if the text is empty, or starts with {@code //}: Paimon
     *     takes what follows for a host and then leaves it out
     */
    public static LakeOptions warehouse(String uri) {
        if (uri.isEmpty() || uri.startsWith("//")) {
            throw new IllegalArgumentException(
                    "Warehouse '"
                            + uri
                            + "' names no place: Paimon reads what follows '//' as a host. Write it as"
                            + " '/data/lake', 'file:/data/lake' or 's3://bucket/lake'");
        }
        return new LakeOptions(uri, null, new TreeMap<>(), new TreeMap<>(), false);
    }

    /**
     * The options of a warehouse in a local directory, which is made if it is missing when the lake
     * is opened. They equal those of the text {@code file:} followed by the directory's absolute
     * path; {@link #directory} says where the files are.
     *
     * @throws IllegalArgumentException if the directory is in another than the local file system
     */
    public static LakeOptions warehouse(Path directory) {
        if (!directory.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException(
                    "Warehouse '"
                            + directory
                            + "' is in "
                            + directory.getFileSystem()
                            + ". Name a directory of the local file system, or a URI");
        }
        String absolute = directory.toAbsolutePath().toString().replace(File.separatorChar, '/');
        return warehouse((absolute.startsWith("/") ? "file:" : "file:/") + absolute);
    }

    /**
     * A copy of these options for a warehouse that must exist: opening it makes no directory, and
     * fails if there is none. Tools that only read use it, so that a mistyped name is not taken for
     * an empty lake. The metastores {@code rest} and {@code hive} are not checked here; they check
     * it themselves.
     */
    public LakeOptions existing() {
        return new LakeOptions(warehouse, metastore, settings, secrets, true);
    }

    /**
     * A copy of these options whose tables are found in a metastore instead of by listing the
     * warehouse.
     *
     * @param kind the metastore's name in Paimon, such as {@code hive}, {@code jdbc} or {@code
     *     rest}
     */
    public LakeOptions metastore(String kind) {
        return new LakeOptions(
                warehouse, Objects.requireNonNull(kind, "kind"), settings, secrets, existing);
    }

    /**
     * A copy of these options with one more setting of the metastore or the file system, such as an
     * endpoint. The value is kept as a {@link #secret} if the key names one, as {@code
     * s3.secret-key} and {@code jdbc.password} do.
     */
    public LakeOptions setting(String key, String value) {
        if (Redaction.namesSecret(key)) {
            return secret(key, Secret.of(value));
        }
        TreeMap<String, String> more = new TreeMap<>(settings);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return new LakeOptions(warehouse, metastore, more, secrets, existing);
    }

    /**
     * A copy of these options with one more setting whose value is never printed, such as an access
     * key.
     */
    public LakeOptions secret(String key, Secret value) {
        TreeMap<String, Secret> more = new TreeMap<>(secrets);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return new LakeOptions(warehouse, metastore, settings, more, existing);
    }

    /** The URI of the warehouse, which may hold a user; {@link #toString} hides that. */
    public String warehouse() {
        return warehouse;
    }

    /**
     * The local directory that holds the warehouse's files; empty if the warehouse is elsewhere.
     * Paimon writes a blank, and other characters that a URI cannot hold, as their codes: the files
     * of {@code /data/my lake} are in {@code /data/my%20lake}, whoever opens it.
     */
    public Optional<Path> directory() {
        return Catalogs.directory(warehouse, metastore, settings());
    }

    /** Whether the warehouse must exist already; see {@link #existing}. */
    public boolean mustExist() {
        return existing;
    }

    /** The kind of metastore, or null if tables are found by listing the warehouse. */
    public @Nullable String metastore() {
        return metastore;
    }

    /** The settings that are not secrets, sorted by key. */
    public List<RawOption> settings() {
        return settings.entrySet().stream()
                .map(e -> new RawOption(e.getKey(), e.getValue()))
                .toList();
    }

    /** The keys of the secret settings, sorted. */
    public List<String> secretKeys() {
        return List.copyOf(secrets.keySet());
    }

    /** The secret of this key, or null if there is none. */
    public @Nullable Secret secret(String key) {
        return secrets.get(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LakeOptions that
                && warehouse.equals(that.warehouse)
                && Objects.equals(metastore, that.metastore)
                && settings.equals(that.settings)
                && secrets.equals(that.secrets)
                && existing == that.existing;
    }

    @Override
    public int hashCode() {
        return Objects.hash(warehouse, metastore, settings, secrets, existing);
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
                + (existing ? ", existing" : "")
                + "}";
    }
}
