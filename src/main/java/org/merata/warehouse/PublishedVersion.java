package org.merata.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.merata.model.Reference;

/**
 * One published version, open for reading and nothing else: no file, no network, no extension, no setting can be reached from a query.
 * Safe for several threads; no more queries run at once than the machine has cores, and the others wait in turn.
 */
public final class PublishedVersion implements AutoCloseable {
    /** What one open version may use. */
    public record Limits(String memory, int threads, int timeoutSeconds) {
        /** Fit for a server beside others on one machine. */
        public static Limits ofThisMachine() {
            return new Limits("256MB", Runtime.getRuntime().availableProcessors(), 30);
        }
    }

    private final DuckDBConnection connection;
    private final Limits limits;
    private final Semaphore permits;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong asked = new AtomicLong();
    private final String id;
    private final Meta meta;
    private final Catalogue catalogue;
    private final Reference reference;
    private final Revisions revisions;

    private PublishedVersion(DuckDBConnection connection, String fileName, Limits limits) {
        this.connection = connection;
        this.limits = limits;
        this.permits = new Semaphore(limits.threads(), true);
        DSLContext sql = Sql.on(connection);
        var reader = new VersionReader(sql);
        this.meta = reader.readMeta();
        this.id = meta.version().orElse(fileName);
        this.catalogue = reader.readCatalogue(table -> true);
        this.reference = reader.readReference();
        this.revisions = reader.readRevisions();
    }

    public static PublishedVersion open(Path file) {
        return open(file, Limits.ofThisMachine());
    }

    /** Opens the file read-only and locked down; fails where it is missing or no published version. */
    public static PublishedVersion open(Path file, Limits limits) {
        String name = file.getFileName().toString();
        DuckDBConnection connection = null;
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, lockDown(limits));
            return new PublishedVersion(connection, name.replaceFirst("\\.duckdb$", ""), limits);
        } catch (SQLException | RuntimeException e) {
            close(connection, e);
            throw new IllegalStateException("cannot open the published version " + name, e);
        }
    }

    private static void close(DuckDBConnection connection, Exception because) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                because.addSuppressed(e);
            }
        }
    }

    private static Properties lockDown(Limits limits) {
        var properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("memory_limit", limits.memory());
        properties.setProperty("threads", Integer.toString(limits.threads()));
        properties.setProperty("lock_configuration", "true");
        return properties;
    }

    /** The version's name, such as {@code v12}. */
    public String id() {
        return id;
    }

    public Instant publishedAt() {
        return meta.publishedAt();
    }

    public Meta meta() {
        return meta;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Reference reference() {
        return reference;
    }

    /** The months whose figures were corrected. */
    public Revisions revisions() {
        return revisions;
    }

    /** How each load of this version went, the latest first. */
    public Quality quality() {
        return query(sql -> new VersionReader(sql).readQuality());
    }

    /**
     * Runs a question on a connection of its own, which is closed after it: results must be fetched inside. Waits for its turn; a
     * statement that takes longer than the limit is cancelled and fails.
     */
    public <T> T query(Function<DSLContext, T> question) {
        permits.acquireUninterruptibly();
        asked.incrementAndGet();
        try {
            if (closed.get()) {
                throw new IllegalStateException("version " + id + " is closed: hold a lease while you read it");
            }
            try (Connection own = connection.duplicate()) {
                return question.apply(Sql.on(own, limits.timeoutSeconds()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask the published version " + id, e);
        } finally {
            permits.release();
        }
    }

    /** How many questions were run since the version was opened: what a page costs is mostly how many it needs. */
    public long asked() {
        return asked.get();
    }

    /** Waits for the running queries, then closes; closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        permits.acquireUninterruptibly(limits.threads());
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the published version " + id, e);
        } finally {
            permits.release(limits.threads());
        }
    }
}
