package org.merata.web;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.model.Sha256;

/**
 * A response made ready: its bytes, packed once for those who take gzip, and the tag that tells whether a reader has it already.
 *
 * @param fileName the name a browser saves it by; empty for what it shows
 * @param headers that belong to this response alone
 */
record Reply(
        int status,
        String contentType,
        byte[] bytes,
        byte[] gzipped,
        String etag,
        Optional<String> fileName,
        Map<String, String> headers) {
    private static final int LETTERS_OF_A_TAG = 24;

    Reply {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    static Reply of(int status, String contentType, byte[] bytes, Optional<String> fileName) {
        return of(status, contentType, bytes, fileName, Map.of());
    }

    static Reply of(
            int status, String contentType, byte[] bytes, Optional<String> fileName, Map<String, String> headers) {
        String tag = "\"" + Sha256.of(bytes).substring(0, LETTERS_OF_A_TAG) + "\"";
        return new Reply(status, contentType, bytes, StaticAssets.gzip(bytes), tag, fileName, headers);
    }

    static Reply page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    long size() {
        return (long) bytes.length + gzipped.length;
    }
}
