package org.merata.web;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.merata.dashboard.PageView;
import org.merata.dashboard.ViewRequest;

/**
 * What is served at one moment: one published version read through one set of definitions.
 *
 * @param version names both, so that two sites of the same name answer every request alike; part of every cache key
 * @param publishedId the published version, as readers see it
 * @param synthetic whether anything in it is made up
 * @param pages the page at a path without language, such as {@code /regions/11}, for what the reader chose; empty where there is none
 */
public record Site(
        String version,
        String publishedId,
        Instant publishedAt,
        boolean synthetic,
        BiFunction<String, ViewRequest, Optional<PageView>> pages) {}
