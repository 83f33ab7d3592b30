package org.merata.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One page of a list, told in the body and in the headers {@code Link} (RFC 8288) and {@code X-Total-Count}.
 *
 * @param page from 1
 * @param limit the most rows on a page
 * @param total the rows of all pages
 */
record Paging(int page, int limit, int total) {
    static final int USUAL_LIMIT = 1_000;
    static final int MOST_ROWS = 10_000;
    private static final int MOST_PAGES = 100_000;

    Paging {
        int pages = Math.max(1, (total + limit - 1) / limit);
        if (page > pages) {
            throw ApiRefused.unknownValue(Parameters.PAGE, String.valueOf(page), List.of("1.." + pages));
        }
    }

    static Paging of(Parameters parameters, int total) {
        int limit = parameters.number(Parameters.LIMIT, USUAL_LIMIT, MOST_ROWS);
        return new Paging(parameters.number(Parameters.PAGE, 1, MOST_PAGES), limit, total);
    }

    int pages() {
        return Math.max(1, (total + limit - 1) / limit);
    }

    <T> List<T> of(List<T> all) {
        return all.subList(Math.min(all.size(), (page - 1) * limit), Math.min(all.size(), page * limit));
    }

    void writeTo(ObjectNode root) {
        ObjectNode node = root.putObject("paging");
        node.put("page", page).put("limit", limit).put("pages", pages()).put("total", total);
    }

    Map<String, String> headers(ApiRequest request) {
        var links = new ArrayList<String>();
        links.add(link(request, 1, "first"));
        if (page > 1) {
            links.add(link(request, page - 1, "prev"));
        }
        if (page < pages()) {
            links.add(link(request, page + 1, "next"));
        }
        links.add(link(request, pages(), "last"));
        return Map.of("Link", String.join(", ", links), "X-Total-Count", String.valueOf(total));
    }

    private static String link(ApiRequest request, int target, String relation) {
        var parameters = new TreeMap<>(request.parameters());
        parameters.put(Parameters.PAGE, List.of(String.valueOf(target)));
        var query = new ArrayList<String>();
        parameters.forEach((name, values) -> values.forEach(value -> query.add(encode(name) + "=" + encode(value))));
        var path = new StringBuilder(Api.ROOT);
        request.path().forEach(part -> path.append('/').append(encode(part)));
        return "<" + path + "?" + String.join("&", query) + ">; rel=\"" + relation + "\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
