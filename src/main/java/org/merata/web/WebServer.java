package org.merata.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.merata.disclosure.Access;
import org.merata.disclosure.Tokens;

/** The server of one home. Reads only; answers GET and HEAD, and the form of the page to sign in. A bounded pool of platform threads: DuckDB starves virtual ones. */
public final class WebServer implements AutoCloseable {
    private static final int THREADS = 48;
    private static final int IDLE_MILLISECONDS = 30_000;
    private static final int STOP_MILLISECONDS = 5_000;
    private static final List<HandlerType> WRITING =
            List.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE, HandlerType.OPTIONS);

    /**
     * Where it listens.
     *
     * @param host {@code 127.0.0.1} unless others shall reach it
     * @param port 0 for any free one
     * @param hosts the names readers reach it by, without port; empty for this machine's own where it listens to itself alone, else any
     */
    public record Options(String host, int port, List<String> hosts) {
        public Options {
            hosts = List.copyOf(hosts);
        }

        public static Options local(int port) {
            return new Options("127.0.0.1", port, List.of());
        }
    }

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Starts and listens, for everyone alike. */
    public static WebServer start(Options options, Supplier<SiteLease> sites) {
        return start(options, everyone -> sites.get(), Optional.empty());
    }

    /**
     * Starts and listens.
     *
     * @param sites a lease of what a reader is served now, for each request
     * @param tokens by which readers show that they may see more than everyone; empty where nobody may
     * @throws io.javalin.util.JavalinBindException where the port is taken
     */
    public static WebServer start(Options options, Function<Access, SiteLease> sites, Optional<Tokens> tokens) {
        var assets = new StaticAssets();
        var front = new FrontDoor(options, sites, new Readers(tokens), new PageRenderer(assets), assets);
        return new WebServer(
                Javalin.create(config -> configure(config, options, front)).start());
    }

    private static void configure(JavalinConfig config, Options options, FrontDoor front) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.host = options.host();
        config.jetty.port = options.port();
        var pool = new QueuedThreadPool(THREADS, 4, IDLE_MILLISECONDS);
        pool.setName("merata-web");
        config.jetty.threadPool = pool;
        config.jetty.modifyServer(WebServer::configure);
        config.jetty.modifyHttpConfiguration(WebServer::configure);
        config.routes.before(front::check);
        config.routes.exception(Exception.class, front::fail);
        for (String path : List.of("/", "/<path>")) {
            config.routes.get(path, front::answer);
            config.routes.head(path, front::answer);
            WRITING.forEach(method -> config.routes.addHttpHandler(method, path, front::write));
        }
    }

    private static void configure(Server server) {
        server.setStopTimeout(STOP_MILLISECONDS);
        server.setErrorHandler(new BareErrors());
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setIdleTimeout(IDLE_MILLISECONDS);
        http.addCustomizer(new SecurityHeaders());
    }

    public int port() {
        return javalin.port();
    }

    /** Stops taking requests, lets the running ones end, and frees the port. */
    @Override
    public void close() {
        javalin.stop();
    }

    /** What Jetty says of requests that never reach the front door: the status and the headers, nothing else. */
    private static final class BareErrors extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            HttpFields.Mutable headers = SecurityHeaders.put(response.getHeaders());
            headers.put("Content-Type", "application/problem+json");
            headers.put("Cache-Control", "no-store");
            String problem = "{\"type\":\"about:blank\",\"status\":" + response.getStatus() + "}";
            response.write(true, ByteBuffer.wrap(problem.getBytes(StandardCharsets.US_ASCII)), callback);
            return true;
        }
    }
}
