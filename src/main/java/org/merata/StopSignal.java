package org.merata;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.merata.model.Phrases;

/**
 * SIGTERM and Ctrl-C while records are written: the work is broken off, the records are closed, a line says so, and the process ends
 * with the system's own exit code (143 or 130). Whatever takes longer is left as a kill would leave it.
 */
final class StopSignal implements AutoCloseable {
    private static final int CLOSING_SECONDS = 8;
    private static final long MILLISECONDS_BETWEEN_CALLS = 50;

    private final Phrases phrases;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "merata-stop");
    private volatile Runnable stopping = () -> {};

    private StopSignal(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Listens until it is closed; opened before, and so closed after, what it stops. */
    static StopSignal install(Phrases phrases) {
        var signal = new StopSignal(phrases);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** What stops the work; called again until this is closed, from another thread. */
    void stops(Runnable work) {
        stopping = work;
    }

    private void end() {
        System.err.println(phrases.say("stop.asked"));
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSING_SECONDS);
        try {
            do {
                stopping.run();
            } while (!closed.await(MILLISECONDS_BETWEEN_CALLS, TimeUnit.MILLISECONDS) && System.nanoTime() < last);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        System.err.println(phrases.say(closed.getCount() == 0 ? "stop.done" : "stop.late"));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProcessIsEnding) {
            return;
        }
    }
}
