package org.merata;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.merata.model.Notice;
import org.merata.model.Phrases;
import org.merata.web.WebServer;
import picocli.CommandLine.Option;

/** Serving, as {@code serve} and {@code demo} both do it: until the process is asked to end. */
final class Serving {
    private static final int CLOSING_SECONDS = 8;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", descriptionKey = "port")
    private int port;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", descriptionKey = "host")
    private String host;

    @Option(names = "--watch", descriptionKey = "watch")
    private boolean watch;

    /** Serves until SIGINT or SIGTERM; what is open is closed before the process ends. */
    int serve(HomeContent content, CommonOptions common, PrintWriter out) {
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> waitFor(asked, closed), "merata-end"));
        try (Merata merata = Merata.open(content.home(), content.definitions());
                WebServer server = start(merata, common.phrases());
                HomeWatch watching =
                        HomeWatch.of(merata, common.home(), watch, notices -> tellEdit(notices, common, out))) {
            watching.start();
            tellReady(server.port(), common.phrases(), out);
            asked.await();
            return Main.FINE;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Main.FINE;
        } finally {
            closed.countDown();
        }
    }

    /** Runs while the process ends: lets the serving thread close, and holds the end until it has. */
    private static void waitFor(CountDownLatch asked, CountDownLatch closed) {
        asked.countDown();
        try {
            closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellReady(int boundPort, Phrases phrases, PrintWriter out) {
        out.println(phrases.say("serve.ready", "address", address(boundPort)));
        if (!isLoopback()) {
            out.println(phrases.say("serve.open", "host", host));
        }
        out.flush();
    }

    /** Finds out before a long load whether the port can be had at all. */
    void requireFreePort(Phrases phrases) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw portTaken(phrases);
        }
    }

    private CommandRefused portTaken(Phrases phrases) {
        return new CommandRefused(
                Main.FAILED, phrases.say("serve.port_taken", "host", host, "port", Integer.toString(port)));
    }

    private WebServer start(Merata merata, Phrases phrases) {
        try {
            return WebServer.start(
                    new WebServer.Options(host, port, List.of()), merata::lease, Optional.of(merata.tokens()));
        } catch (JavalinBindException taken) {
            throw portTaken(phrases);
        }
    }

    private String address(int boundPort) {
        return "http://" + (isLoopback() ? "localhost" : host) + ":" + boundPort;
    }

    private boolean isLoopback() {
        return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("::1");
    }

    private static void tellEdit(List<Notice> errors, CommonOptions common, PrintWriter out) {
        errors.forEach(notice -> out.println(notice.describe(common.language())));
        out.println(common.phrases().say(errors.isEmpty() ? "serve.edit_taken" : "serve.edit_refused"));
        out.flush();
    }
}
