package org.merata.web;

import io.javalin.http.Context;

/** What scripts on other sites may read: the interface for programs and released files, never a page. */
final class OpenData {
    private static final String EXPOSED =
            "Link, X-Total-Count, ETag, Accept-Ranges, Content-Range, Content-Length, Content-Disposition, RateLimit, RateLimit-Policy, Retry-After";

    private OpenData() {}

    static boolean isAt(String raw) {
        return ApiDoor.isAt(raw) || ReleaseFiles.isAt(raw);
    }

    static void allow(Context context) {
        context.header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", EXPOSED)
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** Answers what a browser asks before it asks. */
    static void answerPreflight(Context context) {
        allow(context);
        context.header("Allow", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match, If-Range, Range")
                .header("Access-Control-Max-Age", "86400")
                .status(204);
    }
}
