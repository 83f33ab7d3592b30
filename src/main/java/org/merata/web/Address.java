package org.merata.web;

import org.merata.model.Language;

/**
 * Where a page is: its language, its path without language, and its canonical query without the question mark.
 *
 * @param path such as {@code /regions/11}; {@code /} is the overview
 */
record Address(Language language, String path, String query) {
    /** The overview's path where a file extension follows, which {@code /} cannot carry. */
    static final String OVERVIEW = "/overview";

    Address in(Language other) {
        return new Address(other, path, query);
    }

    String page() {
        return local(language, path) + (query.isEmpty() ? "" : "?" + query);
    }

    /** One panel of a page, to be framed. */
    String embedded(FileChoice choice) {
        return local(language, path) + query(choice);
    }

    /** What was chosen of the page and of its file; empty where nothing was. */
    private String query(FileChoice choice) {
        String more = choice.query();
        String chosen = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
        return chosen.isEmpty() ? "" : "?" + chosen;
    }

    /** The same numbers as a file. */
    String file(String extension, FileChoice choice) {
        return local(language, path.equals("/") ? OVERVIEW : path) + "." + extension + query(choice);
    }

    /** A path of the product in a language; what is no such path stays as it is, and what is no address leads nowhere. */
    static String local(Language language, String path) {
        if (path.startsWith("/") && !path.startsWith("//")) {
            String prefix = "/" + language.code();
            boolean done = path.startsWith("/en/")
                    || path.startsWith("/id/")
                    || path.startsWith("/static/")
                    || path.startsWith(FeedFile.PATH)
                    || OpenData.isAt(path);
            return done ? path : prefix + path;
        }
        return path.startsWith("https://") || path.startsWith("?") ? path : "#" + path.replaceFirst("^#", "");
    }
}
