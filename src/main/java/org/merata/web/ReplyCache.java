package org.merata.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The replies asked for last, so that a page is drawn once a published version. Bounded in memory; safe for several threads. */
final class ReplyCache {
    private final long mostBytes;
    private final Map<String, Reply> replies = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    ReplyCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<Reply> find(String key) {
        return Optional.ofNullable(replies.get(key));
    }

    synchronized void put(String key, Reply reply) {
        Reply old = replies.put(key, reply);
        bytes += reply.size() - (old == null ? 0 : old.size());
        var eldest = replies.entrySet().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().getValue().size();
            eldest.remove();
        }
    }
}
