package org.merata.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** How a reply goes out: packed where it may be, not at all where the reader has it already. */
final class Sending {
    private Sending() {}

    static void send(Context context, Reply reply) {
        boolean gzip = Optional.ofNullable(context.header("Accept-Encoding"))
                .orElse("")
                .contains("gzip");
        context.header("ETag", reply.etag()).header("Vary", "Accept-Encoding").contentType(reply.contentType());
        reply.headers().forEach(context::header);
        reply.fileName().ifPresent(name -> context.header("Content-Disposition", attachment(name)));
        if (reply.status() == 200 && isKnown(context.header("If-None-Match"), reply.etag())) {
            context.status(304);
            return;
        }
        context.status(reply.status());
        byte[] body = gzip ? reply.gzipped() : reply.bytes();
        if (gzip) {
            context.header("Content-Encoding", "gzip");
        }
        if (context.method() == HandlerType.HEAD) {
            context.header("Content-Length", String.valueOf(body.length));
        } else {
            context.result(body);
        }
    }

    static boolean isKnown(String header, String etag) {
        return header != null
                && List.of(header.replace("W/", "").strip().split("\\s*,\\s*")).contains(etag);
    }

    /** To be saved under a name (RFC 6266): in ASCII for every browser, and as it is where it holds other letters. */
    static String attachment(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return "attachment; filename=\"" + plain + "\""
                + (plain.equals(name) ? "" : "; filename*=UTF-8''" + percent(name));
    }

    private static String percent(String name) {
        var text = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || "._-".indexOf(letter) >= 0);
            text.append(plain ? String.valueOf(letter) : String.format("%%%02X", (int) letter));
        }
        return text.toString();
    }
}
