package org.merata.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How many requests each address may make in a window of time. Counts by the address of the socket, which no reader can choose, unlike a header.
 * Bounded in memory: of too many addresses the one not seen for the longest is forgotten. Safe for several threads.
 */
final class RateLimit {
    static final int WINDOW_SECONDS = 60;
    private static final int MOST_ADDRESSES = 10_000;
    private static final long WINDOW_NANOSECONDS = WINDOW_SECONDS * 1_000_000_000L;

    private final int most;
    private final LongSupplier clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private static final class Window {
        private final long start;
        private int taken;

        private Window(long start) {
            this.start = start;
        }
    }

    /**
     * @param most requests of an address in a window
     * @param clock of nanoseconds
     */
    RateLimit(int most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * What is left to an address after a request.
     *
     * @param refusedFor how many seconds to wait; empty where the request may be answered
     */
    record Left(int requests, long seconds, OptionalLong refusedFor) {}

    synchronized Left take(String address) {
        long now = clock.getAsLong();
        Window window = windows.get(address);
        if (window == null || now - window.start >= WINDOW_NANOSECONDS) {
            window = new Window(now);
            windows.put(address, window);
        }
        long seconds = Math.max(1, (WINDOW_NANOSECONDS - (now - window.start) + 999_999_999L) / 1_000_000_000L);
        if (window.taken >= most) {
            return new Left(0, seconds, OptionalLong.of(seconds));
        }
        window.taken++;
        return new Left(most - window.taken, seconds, OptionalLong.empty());
    }

    int most() {
        return most;
    }
}
